"""What Oxigraph says of a query that is no SPARQL, so that people can read it."""

from __future__ import annotations

import re

_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)")
_SENTENCE = re.compile(r"[A-Z]\w* .*[a-z]")
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
    sentences = [part[:1].lower() + part[1:] for part in expected if _SENTENCE.fullmatch(part)]
    tokens = [part for part in expected if not part.startswith("[")][:MOST]
    reason = "; ".join(sentences) or (f"expected {', '.join(tokens)}" if tokens else "unexpected")
    return f"line {found[1]}, column {found[2]}: {reason}"
