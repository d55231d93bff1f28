"""The words of the index of search.

Each character of Chinese is a word of its own, so that a phrase of them is a substring.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[a-z0-9]+|[^\W_]")


def words(text: str) -> list[str]:
    """The words of the index: runs of Latin letters and digits, and each other letter by itself.

    >>> words("G60科创走廊")
    ['g60', '科', '创', '走', '廊']
    """
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower())
