"""When two names are the same, near enough, or alike."""

from __future__ import annotations

import unicodedata
from collections import Counter

QUOTES = "“”‘’\"'「」『』《》〈〉"


def normal(name: str) -> str:
    """A name without white space and quotation marks, width-folded, in lower case."""
    folded = "".join(unicodedata.normalize("NFKC", name).split())
    return "".join(c for c in folded if c not in QUOTES).lower()


def near(a: str, b: str) -> bool:
    """Whether one of two normal names contains the other, which is at least half as long."""
    short, long = sorted((a, b), key=len)
    return bool(short) and short in long and 2 * len(short) >= len(long)


def alike(a: str, b: str) -> bool:
    """Whether two indicators' names contain each other, or share half of their character pairs (Dice)."""
    a, b = normal(a), normal(b)
    if a in b or b in a:
        return True
    x, y = _pairs(a), _pairs(b)
    return 2 * (x & y).total() >= 0.5 * (x.total() + y.total())


def _pairs(name: str) -> Counter[str]:
    return Counter(name[i : i + 2] for i in range(max(1, len(name) - 1)))
