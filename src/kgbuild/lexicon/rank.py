"""References to a region by its rank alone: 全市, 我省, 该县, 市委, 省商务厅.

Pure functions over codes: which region a rank means follows from the region whose affairs a piece
reports, by walking up from it. In the speech of a city district's secretary, 市 is the city above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kgbuild.lexicon.gazetteer import MUNICIPALITIES, PREFIX, Division, by_code, chain
from kgbuild.model import Entity, Kind, Segmented, Span

# The rank a region's full name ends with.
NAME_RANK = re.compile(
    r"(省|自治区|特别行政区|市|自治州|州|地区|盟|自治县|县|自治旗|旗|林区|新区|区|街道|镇|乡|苏木|社区|村)$"
)
TOWN_RANKS = {"街道": "街道", "镇": "镇", "乡": "乡", "苏木": "乡", "社区": "社区", "村": "村"}


def ranks(division: Division) -> frozenset[str]:
    """The rank words that a division answers to (区 for a district, 市 for a city)."""
    match = NAME_RANK.search(division.name)
    rank = match[1] if match else ""
    found = {rank, rank.removeprefix("自治"), TOWN_RANKS.get(rank, rank)}
    if rank == "新区" or rank == "林区":
        found.add("区")
    if rank == "自治区":
        found.add("区")
    if division.level == "Province" and rank == "市":
        found.add("直辖市")
    return frozenset(found - {""})


def region_of_rank(
    segmented: Segmented, piece_region: Mapping[int, str], regions: Iterable[Entity], span: Span, rank: str
) -> str | None:
    """The region that a bare rank word means where it stands.

    Args:
        segmented: the document.
        piece_region: the region of each article, by number (``RegionResolution.piece_region``).
        regions: the document's entities, of which the regions count.
        span: where the word stands.
        rank: 省, 市, 州, 县, 区, 自治区, 自治州, 盟, 旗, 镇, 乡, 街道, 村 or 社区.

    Returns:
        the key of the narrowest division that has this rank, from the region of the article (or of the
        digest it belongs to) upwards, else from the region that was named last before in the paragraph;
        None where there is none.
    """
    beside = _named_before(segmented.sentence_of(span).start, regions, span, rank, up=False)
    if beside:
        return beside
    article = segmented.article_of(span)
    key = piece_region.get(article.number)
    if key is None and article.parent is not None:
        key = piece_region.get(article.parent)
    found = None if key is None else above_with_rank(key, rank)
    line = next(x for x in article.lines if span.start in x.span)
    return found or _named_before(line.span.start, regions, span, rank, up=True)


def _named_before(start: int, regions: Iterable[Entity], span: Span, rank: str, up: bool) -> str | None:
    """The region of a rank that was named last between ``start`` and ``span``: 三门峡市…，市水利局."""
    named = sorted(
        (m.span, e.key)
        for e in regions
        if e.kind is Kind.REGION
        for m in e.mentions
        if start <= m.span.start and m.span.end <= span.start
    )
    found = ((key, above_with_rank(key, rank)) for _, key in reversed(named))
    return next((above for key, above in found if above and (up or above == key)), None)


def above_with_rank(key: str, rank: str) -> str | None:
    """The key of the narrowest division of this rank among ``key``'s own and its ancestors.

    >>> above_with_rank("region/330411", "市"), above_with_rank("region/330411", "省")
    ('region/330400', 'region/330000')
    >>> above_with_rank("region/330782", "区") is None
    True
    """
    code = key.removeprefix(PREFIX)
    known = chain(code) or chain(code.split("-")[0][:9]) or chain(code[:6])
    for division in known:
        if rank in ranks(division):
            return division.key
    return None


def is_municipality(key: str) -> bool:
    """Whether a key is that of a city directly under the central government."""
    return key.removeprefix(PREFIX) in MUNICIPALITIES


def division_of(key: str) -> Division | None:
    """The division of a key; for a village without a code, that of the division it lies in."""
    code = key.removeprefix(PREFIX)
    return by_code(code) or by_code(code.split("-")[0])
