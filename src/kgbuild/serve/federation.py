r"""Whether a query asks another service: SERVICE is refused before the query reaches the store.

Tokens are those of SPARQL 1.1's grammar, so a word in a string, an IRI, a comment or a name is none. A
second lock is :mod:`kgbuild.serve.sandbox`: a worker has no network.
"""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_TOKEN = re.compile(
    r"""
    (?P<iri> <[^<>"{}|^`\\\x00-\x20]*> )
  | (?P<string> \"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\" | '''(?:(?:'|'')?(?:[^'\\]|\\.))*'''
      | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
  | (?P<comment> \#[^\n\r]* )
  | (?P<name> [^\W\d_][\w.-]*:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)* | :(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)* )
  | (?P<variable> [?$]\w+ | @[A-Za-z-]+ )
  | (?P<number> \d+(?:\.\d*)?(?:[eE][+-]?\d+)? )
  | (?P<word> [^\W\d]\w* )
    """,
    re.VERBOSE | re.DOTALL,
)


def asks_elsewhere(query: str) -> bool:
    """Whether the keyword SERVICE stands in ``query``, also where it is written with escapes.

    >>> asks_elsewhere("SELECT * { service <http://example.org/> { ?s ?p ?o } }")
    True
    >>> asks_elsewhere('SELECT ?service { ?s ?p "SERVICE" } # SERVICE')
    False
    """
    texts = {query, _ESCAPE.sub(_character, query)}
    return any(
        match["word"] is not None and match["word"].lower() == "service"
        for text in texts
        for match in _TOKEN.finditer(text)
    )


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF else "\ufffd"
