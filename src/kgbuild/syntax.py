r"""What stands in a query, before and after a parser has read it.

Tokens are those of SPARQL 1.1's grammar, so a word in a string, an IRI, a comment or a name is none.
"""

from __future__ import annotations

import re

_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)")
_SENTENCE = re.compile(r"[A-Z]\w* .*[a-z]")
_START = re.compile(r"^[A-Z](?![A-Z])")
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
MOST = 8  # tokens that are named where one of many is expected


def located(error: Exception) -> str:
    """The place and the reason, on one line.

    >>> located(SyntaxError("error at 2:7: expected one of Prefix not found, ['%'], ['.']"))
    'line 2, column 7: prefix not found'
    """
    text = " ".join(str(error).split())
    found = _PLACE.fullmatch(text)
    if found is None:
        return text
    expected = found[3].split(", ")
    sentences = [_START.sub(lambda m: m[0].lower(), part) for part in expected if _SENTENCE.fullmatch(part)]
    tokens = [part for part in expected if not part.startswith("[")][:MOST]
    reason = "; ".join(sentences) or (f"expected {', '.join(tokens)}" if tokens else "unexpected")
    return f"line {found[1]}, column {found[2]}: {reason}"


def keywords(query: str) -> frozenset[str]:
    """The keywords in ``query``, in small letters, also those written with escapes.

    >>> sorted(keywords('SELECT ?service { ?s ?p "FROM" } # SERVICE'))
    ['select']
    """
    texts = {query, _ESCAPE.sub(_character, query)}
    return frozenset(
        match["word"].lower()
        for text in texts
        for match in _TOKEN.finditer(text)
        if match["word"] is not None
    )


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF else "\ufffd"
