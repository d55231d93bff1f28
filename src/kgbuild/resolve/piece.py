"""The region whose affairs an article reports: who speaks says it, else headline, dateline, publisher."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from kgbuild.lexicon.gazetteer import COUNTRY, PREFIX, by_code, common_ancestor, named, province, within
from kgbuild.model import Article, ArticleKind, Mention, Role, Segmented

WHOLE = re.compile(r"(?:全|我|本)(?P<rank>自治区|省|市|州|县|区|旗)")
# Words that say that a text is about the whole country, and that a headline is.
US_ALL = re.compile(r"我国|全国(?!妇联|政协|人大|总工会)")
NATION = re.compile(rf"{US_ALL.pattern}|中国(?!共产党|天眼)")
NATIONAL_HEADLINE = re.compile(
    r"我国|全国(?!妇联|重点)|中国(?!共产党|特色|天眼|[^，。 ]{0,14}(?:[展博峰]览?会|大会|论坛|节))"
    r"|国家(?![级公体博森植])|国务院|中央|各地(?!和)|总书记|主席|总理|部委|[一两二三四五六七八九十]部门"
)
COLUMN = re.compile(r"【[^】]*】")
# A county's short form before one of these gives a work its name.
GIVES_NAME = re.compile(r"[\u4e00-\u9fff\d]{0,5}?(?:站|港|城|场|园|湖|山|库|坝|桥|线|峰会|大学|学院|油田|\d)")
JOINED = re.compile(r"[、和与及 ：:]")
CAPITAL = "110000"
HEADLINE = (Role.HEADLINE, Role.KICKER, Role.SUBTITLE)
LEVELS = {"Country": 0, "Province": 1, "Prefecture": 2, "County": 3, "Township": 4}
SHARE = 0.5  # of an article's region mentions that lie in the region it is about


def piece_regions(segmented: Segmented, found: Mapping[Mention, str]) -> dict[int, str]:
    """The key of each article's region, by number; absent where nothing says it.

    Args:
        segmented: the document.
        found: the code of each region mention that was resolved.
    """
    codes: dict[int, str] = {}
    for article in segmented.articles:
        code = _piece(segmented, article, found)
        if code:
            codes[article.number] = code
    for article in segmented.articles:
        spoken = [
            codes[a.number] for a in segmented.articles if a.parent == article.number and a.number in codes
        ]
        common = common_ancestor(c.split("-")[0] for c in spoken) if spoken else None
        if common:
            codes[article.number] = common
    return {number: PREFIX + code for number, code in codes.items()}


def _piece(segmented: Segmented, article: Article, found: Mapping[Mention, str]) -> str | None:
    own = {m: c for m, c in found.items() if segmented.article_of(m.span) is article}
    speaker = [c for m, c in own.items() if _role(article, m) is Role.SPEAKER]
    if speaker:
        return max(speaker, key=_depth)
    if article.kind is ArticleKind.CAPTION:
        local = [c for c in own.values() if c != COUNTRY]
        return max(local, key=_depth) if local else None
    title = "".join(segmented.words(line.span) for line in article.lines if line.role in HEADLINE)
    named_there = (m for m, c in own.items() if c != COUNTRY and _role(article, m) in HEADLINE)
    headline = [m for m in sorted(named_there, key=_start) if not _gives_name(segmented, m)]
    if headline:
        return _narrowest(segmented, headline, found)
    if not title and len(segmented.articles) == 1:
        title = segmented.document.title or ""
    if NATIONAL_HEADLINE.search(COLUMN.sub("", title)):
        return COUNTRY
    whole, told = _published_for(segmented, article, own), _told(segmented, article, own)
    if whole and told and told != whole and within(told.split("-")[0], whole):
        counted = Counter(own.values())
        return told if counted[told] > counted[whole] else whole
    return whole or told


def _told(segmented: Segmented, article: Article, own: Mapping[Mention, str]) -> str | None:
    """The region that an article mostly names; the country where it names that and no region stands out."""
    most = _most_mentioned(own)
    text = segmented.words(article.span)
    national = COUNTRY if NATION.search(text) else None
    if national and most and _mostly_national(segmented, article, own, most):
        return national
    if most == CAPITAL and not re.search("北京市[委政民]|全市|我市|本市", text):
        return national  # where the country's affairs are done
    return most or national


def _mostly_national(segmented: Segmented, article: Article, own: Mapping[Mention, str], most: str) -> bool:
    """Whether an article names the country more often than a region and what lies in it."""
    ours = [m.start() for m in US_ALL.finditer(segmented.text, article.span.start, article.span.end)]
    local = [m.span.start for m, c in own.items() if c != COUNTRY and within(c.split("-")[0], most)]
    return len(ours) > len(local)


def _start(mention: Mention) -> int:
    return mention.span.start


def _gives_name(segmented: Segmented, mention: Mention) -> bool:
    """Whether a short form is but the first part of a work's name (丰台站)."""
    division = next(iter(named(mention.name)), None)
    full = division is None or division.name == mention.name or division.level != "County"
    return not full and bool(GIVES_NAME.match(segmented.text, mention.span.end))


def _role(article: Article, mention: Mention) -> Role | None:
    return next((line.role for line in article.lines if mention.span.start in line.span), None)


def _depth(code: str) -> int:
    division = by_code(code.split("-")[0])
    return (LEVELS[division.level] if division else 0) + ("-" in code)


def _narrowest(segmented: Segmented, chain: list[Mention], found: Mapping[Mention, str]) -> str | None:
    """The first region of a headline, or one inside it that follows; what several that are joined share."""
    narrow = found[chain[0]].split("-")[0]
    code: str | None = found[chain[0]]
    for last, mention in pairwise(chain):
        other = found[mention].split("-")[0]
        if within(other, narrow):
            narrow, code = other, found[mention]
        elif not within(narrow, other):
            joined = JOINED.search(segmented.text[last.span.end : mention.span.start])
            return common_ancestor([narrow, other]) if joined else code
    return code


def _published_for(segmented: Segmented, article: Article, own: Mapping[Mention, str]) -> str | None:
    """The region that a text's 全省 or 我市 means: that of its publisher, or the one it names most."""
    text = "".join(segmented.words(line.span) for line in article.lines)
    ranks = Counter(m["rank"] for m in WHOLE.finditer(text))
    if not ranks:
        return None
    rank = ranks.most_common(1)[0][0]
    codes = [c for c in own.values() if c != COUNTRY]
    publisher = segmented.document.publisher or ""
    for end in range(min(len(publisher), 8), 1, -1):
        codes += [d.code for d in named(publisher[:end]) if d.level in {"Province", "Prefecture"}]
    fitting = Counter(a for c in codes for a in _chain_of_rank(c, rank))
    return fitting.most_common(1)[0][0] if fitting else None


def _chain_of_rank(code: str, rank: str) -> list[str]:
    found = []
    current: str | None = code.split("-")[0]
    while current and current != COUNTRY:
        division = by_code(current)
        if division is None:
            break
        if division.name.endswith(rank) or (rank == "区" and division.name.endswith("自治区")):
            found.append(current)
        current = division.parent
    return found


def _most_mentioned(own: Mapping[Mention, str]) -> str | None:
    """The narrowest region in which most of an article's region mentions lie."""
    codes = [c.split("-")[0] for c in own.values() if c != COUNTRY]
    if not codes:
        return None
    first = codes[0]
    shared = [c for c in codes if within(c, province(first))]
    if len(shared) < SHARE * len(codes) or len(set(map(province, codes))) > 2:
        return None
    best = [c for c in {*codes} if sum(within(x, c) for x in codes) >= SHARE * len(codes)]
    return max(sorted(best), key=_depth) if best else None
