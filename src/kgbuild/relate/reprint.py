"""Relating articles that are near copies: reprintOf, across documents.

Two articles are compared by their shingles: every run of eight characters, of which the same
eighth part is kept everywhere (by checksum), so that what two texts share shows in what is kept of
them (Broder, “On the resemblance and containment of documents”, 1997).
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from kgbuild.model import Article, ArticleKind, Role, Segmented, Statement

SHINGLE = 8  # characters
KEPT = 8  # one shingle in so many
FEWEST = 8  # kept shingles: an article with fewer is too short to tell (about 70 characters)
COMMON = 100  # articles: a shingle in more of them is a formula, not a copy
SHARED = 0.8  # of the shorter one's kept shingles
CONFIDENCE = 0.95
NOT_WORDS = re.compile(r"[\W_]+")


def relate_reprints(documents: Sequence[Segmented]) -> Iterator[Statement]:
    """Each near copy with the earliest article that it is a copy of.

    The original is the one published first; where the date does not tell, the one whose document
    comes first by its id. Evidence is the copy's first sentence.
    """
    pieces = [
        (segmented, article, kept)
        for segmented in sorted(documents, key=_age)
        for article in segmented.articles
        if len(kept := _sketch(segmented, article)) >= FEWEST
    ]
    seen: dict[int, list[int]] = defaultdict(list)
    for number, (segmented, article, kept) in enumerate(pieces):
        likely = _candidates(kept, seen)
        original = next((i for i in likely if _near_copy(kept, pieces[i][2])), None)
        if original is None:
            for shingle in kept:
                seen[shingle].append(number)
        elif pieces[original][0] is not segmented:
            source, first, _ = pieces[original]
            yield Statement(
                segmented.article_key(article),
                "reprintOf",
                source.article_key(first),
                segmented.evidence(next(article.sentences(Role.BODY))),
                "reprint.near-copy",
                CONFIDENCE,
            )


def _age(segmented: Segmented) -> tuple[date, str]:
    document = segmented.document
    return (document.published or date.max, document.id)


def _sketch(segmented: Segmented, article: Article) -> frozenset[int]:
    """The kept shingles of an article's body."""
    if article.kind is ArticleKind.CAPTION:
        return frozenset()
    body = "".join(segmented.words(s) for s in article.sentences(Role.BODY))
    words = NOT_WORDS.sub("", body)
    shingles = (zlib.crc32(words[i : i + SHINGLE].encode()) for i in range(len(words) - SHINGLE + 1))
    return frozenset(s for s in shingles if s % KEPT == 0)


def _candidates(kept: frozenset[int], seen: dict[int, list[int]]) -> list[int]:
    """The earlier articles that share many shingles with ``kept``, the most similar first."""
    shared = Counter(i for s in kept if s in seen and len(seen[s]) <= COMMON for i in seen[s])
    enough = [i for i, n in shared.items() if n >= SHARED * FEWEST]
    return sorted(enough, key=lambda i: (-shared[i], i))


def _near_copy(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether two sketches are alike in size and share most of the shorter one."""
    short, long = sorted((a, b), key=len)
    return len(a & b) >= SHARED * len(short) and len(short) >= len(long) / 2
