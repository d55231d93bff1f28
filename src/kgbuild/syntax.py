"""What stands in a query, before and after a parser has read it."""

from __future__ import annotations

import re

_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)")
_SENTENCE = re.compile(r"[A-Z]\w* .*[a-z]")
_START = re.compile(r"^[A-Z](?![A-Z])")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
# Spaces and comments, and the start of an address; what is longer than people write is taken for a trap.
_GAP = r"(?:\s|\#[^\n\r]{0,500}(?![^\n\r]))*+"
_PREFIX = r"""(?: [^\s<>{}()"'?$,;:]{0,199}: | [^\s<>{}()"'?$,;:]{200} | \# )"""
_SERVICE = re.compile(
    rf"service {_GAP} (?:silent {_GAP})? (?: [<?$] | {_PREFIX} )", re.VERBOSE | re.IGNORECASE
)
_FROM = re.compile(rf"\bfrom {_GAP} (?:named {_GAP})? (?: < | {_PREFIX} )", re.VERBOSE | re.IGNORECASE)
_IN_A_NAME = re.compile(r"[?$:][\w%\u00b7\u0300-\u036f\u203f\u2040-]*\Z")  # of a variable, or after a prefix
_VARYING = re.compile(r"\b(?:now|rand|(?:str)?uuid|bnode)\s*\(", re.IGNORECASE)
LONGEST = 100  # characters of a name that are looked at
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


def asks_elsewhere(query: str) -> bool:
    """Whether SERVICE may stand before an address in ``query``, also where it is written with escapes.

    Parsers differ in where a word begins and a string ends, so that whatever looks like it counts, also in
    a string or a remark; but not in the name of a variable or of a property.

    >>> asks_elsewhere("SELECT * { service <http://example.org/> { ?s ?p ?o } }")
    True
    >>> asks_elsewhere('SELECT ?service { ?service kg:service "SERVICE" } # SERVICE')
    False
    """
    return any(
        not _IN_A_NAME.search(text[max(0, found.start() - LONGEST) : found.start()])
        for text in {query, _ESCAPE.sub(_character, query)}
        for found in _SERVICE.finditer(text)
    )


def names_graphs(query: str) -> bool:
    """Whether ``query`` says itself, by FROM, which graphs it asks."""
    return _FROM.search(query) is not None


def varies(query: str) -> bool:
    """Whether ``query`` calls a function that says something else each time."""
    return _VARYING.search(query) is not None


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF else "\ufffd"
