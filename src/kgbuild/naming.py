"""The parts that grammars of open names share: where a name begins, what it is made of, quotation.

Chinese puts no space before a name. What ends it is its head noun (…工程, …大学); where it begins is told
by punctuation or by the last word before it that does not belong to names: a governing verb, a
preposition, 的 (:data:`EDGE`). All parts are regular expression source, to be put together by the
recognisers of open names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kgbuild.grammar import Rule, alternatives
from kgbuild.lexicon import Row, load, terms
from kgbuild.lexicon.gazetteer import named
from kgbuild.model import Kind, Mention, Segmented, Span

QUOTES = '“”‘’"「」『』《》'
LETTER = r"[\u4e00-\u9fffA-Za-z0-9０-９·•\-－—+＋.]"
QUOTED = r"(?:“[^“”。；\n]{1,24}”|‘[^‘’。；\n]{1,24}’)"
PARENTHESIS = r"(?:（[^（）。，；\n]{1,16}）|\([^()。，；\n]{1,16}\))"
# Where a name cannot have begun earlier: after punctuation, at a line's start.
OPEN = r"(?<![\u4e00-\u9fffA-Za-z0-9·”’》）)+\-－—])"


# What a counted or unspecified thing begins with: 20条铁路, 大型文化节, 本届博览会.
COMMON = re.compile(
    r"(?:\d+|[一二两三四五六七八九十百千]+)多?余?(?:个|条|座|场|家|次|处|批|号|省)(?!“)|(?:(?:多|几|数|每|各|本|该|这)[个条座场家次处批届]|(?:[春夏秋冬]季)?(?:首|第一)[个条座场家次处批])"
    r"|[^“]*?\d+多?余?万?(?:个|家|座|条|次|支|所|台|套|辆|趟|吨|亩|项|名|人|辆|列|公里|平方米)"
    r"|大型|大规模|骨干|市郊|重大(?:战略|工程|项目)$|全国(?:战略|铁路|高速)|有效|基本|结束|优势特色"
)


def _edge(row: Row) -> str:
    """One word of the table of edges, with the words beside which it is part of another one."""
    before = "".join(f"(?<!{re.escape(word)})" for word in row["not_after"].split("|") if word)
    after = f"(?!{row['not_before']})" if row["not_before"] else ""
    return before + re.escape(row["term"]) + after


def edges(*groups: str) -> str:
    """The words at which a name begins anew, of these groups (of all, where none is given), longest first."""
    rows = [row for row in load("name_edges").rows if not groups or row["group"] in groups]
    longest_first = sorted(rows, key=lambda row: (-len(row["term"]), row["term"]))
    first = "".join(sorted({row["term"][0] for row in rows}))
    return f"(?:(?=[{first}])(?:{'|'.join(map(_edge, longest_first))}))"


def heads_of(kind: Kind, sure: str | None = None) -> tuple[str, ...]:
    """The head nouns of a kind's names, longest first (the sure ones, the others, or both)."""
    rows = [row for row in load("name_heads").rows if row["kind"] == kind and sure in (None, row["sure"])]
    return tuple(sorted((row["term"] for row in rows), key=lambda term: (-len(term), term)))


EDGE = edges()
VERB = edges("verb")
# One piece of a name: a character at which no edge begins, or something in quotation marks or brackets.
PIECE = rf"(?:(?!{EDGE}){LETTER}|{QUOTED}|{PARENTHESIS})"
START = rf"(?:{OPEN}|(?<=[。！？，：]”)|{EDGE})"


def up_to(heads: Iterable[str] | str, least: int = 2, most: int = 24, after: str = "") -> str:
    """A name of ``least`` to ``most`` pieces before the last of ``heads``, from its left boundary.

    Args:
        heads: the head nouns, or regular expression source for them.
        least: pieces before the head, at least.
        most: pieces before the head, at most.
        after: what must follow, as regular expression source (a lookahead).

    Returns:
        regular expression source with the group ``name``.
    """
    head = heads if isinstance(heads, str) else alternatives(heads)
    return rf"{START}(?P<name>{PIECE}{{{least},{most}}}{head}){after}"


_COMMON_WORD = re.compile(alternatives(terms("common_modifiers")))
_NO_REGION = frozenset(terms("region_common_words"))
_LONGEST_REGION, _SHORTEST_REST = 11, 4  # characters


def region_end(name: str) -> int:
    """How many characters of a name are regions' names that it begins with (浙江省金华市|…).

    >>> region_end("江苏苏州文化艺术中心")
    4
    """
    end = 0
    while True:
        ends = range(min(len(name), end + _LONGEST_REGION), end + 1, -1)
        found = next((e for e in ends if named(name[end:e]) and name[end:e] not in _NO_REGION), end)
        if found == end:
            return end
        end = found


def particular(name: str, heads: Iterable[str]) -> bool:
    """Whether a name tells one thing apart: by a region, quotation, letters, or a word that is not common.

    Args:
        name: a name.
        heads: head nouns, longest first.
    """
    if region_end(name) or re.search(r"[A-Za-z“‘《]|\d{2}", name):
        return True
    rest = name.removesuffix(next((head for head in heads if name.endswith(head)), ""))
    return len(_COMMON_WORD.sub("", rest)) >= 2


def placeless(name: str) -> tuple[str, ...]:
    """A name without the regions that it begins with, where enough is left to name the thing.

    >>> placeless("江苏太湖治理工程"), placeless("江苏大桥")
    (('太湖治理工程',), ())
    """
    end = region_end(name)
    return (name[end:],) if end and len(name) - end >= _SHORTEST_REST else ()


_SECTION = re.compile(
    r"(?:[\u4e00-\u9fff\d]+段|[二三四五六]期(?:项目|工程)?|.*(?:隧洞|隧道|大桥|车站|标段|号机组|支线|航站楼|院区|校区))"
)


def section(longer: str, shorter: str) -> bool:
    """Whether a work's name goes on from another's as that of a section of it, a work of its own.

    >>> section("渝南高铁石门山隧道", "渝南高铁"), section("渝南高铁项目", "渝南高铁")
    (True, False)
    """
    return longer.startswith(shorter) and bool(_SECTION.fullmatch(longer[len(shorter) :]))


def bare(name: str) -> str:
    """A surface form without white space and without quotation marks that enclose the whole of it."""
    name = "".join(name.split())
    while len(name) > 2 and name[0] in QUOTES and name[-1] in QUOTES and not set(name[1:-1]) & set(QUOTES):
        name = name[1:-1]
    return name


def cores(name: str) -> tuple[str, ...]:
    """What a name holds in quotation marks, and the name without the marks.

    >>> cores("“百日千人”进村活动")
    ('百日千人', '百日千人进村活动')
    """
    found = [x for x in re.findall(r"[“‘《]([^“”‘’《》]{3,})[”’》]", name) if x != name]
    plain = "".join(c for c in name if c not in QUOTES)
    return tuple(dict.fromkeys(x for x in (*found, plain) if x != name))


def mentions(
    rules: Sequence[Rule], segmented: Segmented, kind: Kind, subtypes: Mapping[str, str] | None = None
) -> Iterator[Mention]:
    """The mentions that rules find in a document's sentences.

    Args:
        rules: in order of precedence.
        segmented: the document.
        kind: of the mentions.
        subtypes: the subtype by the head noun in which a name ends, longest head first.
    """
    for sentence in segmented.sentences:
        for rule in rules:
            for match in rule.find(segmented.text, sentence):
                span = unquoted(segmented.text, rule.found(match))
                name = bare(segmented.words(span))
                if len(name) >= 2 and not COMMON.match(name):
                    subtype = next((s for head, s in (subtypes or {}).items() if name.endswith(head)), None)
                    yield Mention(kind, span, name, rule.name, rule.confidence, subtype, cores(name))


def items(
    rule: Rule, segmented: Segmented, kind: Kind, within: Span | None = None, joints: str = "、"
) -> Iterator[Mention]:
    """The single names in the coordinations (甲、乙、丙) that a rule finds (``within`` a span, if given)."""
    for sentence in (within,) if within else segmented.sentences:
        for match in rule.find(segmented.text, sentence):
            whole = rule.found(match)
            start = whole.start
            for part in re.split(f"({joints})", segmented.words(whole)):
                span = unquoted(segmented.text, Span(start, start + len(part)))
                start += len(part)
                name = bare(segmented.words(span)) if len(span) else ""
                if len(name) >= 2:
                    yield Mention(kind, span, name, rule.name, rule.confidence, None, cores(name))


# Verbs of which a tagged stretch may hold the second half: 召|开江州论坛.
HALVED = frozenset({"召开", "举办", "举行", "主办", "承办", "推进", "推动", "开展", "建设", "启动", "实施"})


def whole_name(text: str, span: Span) -> Span | None:
    """A tagged stretch with its quotation marks in pairs and no comma, or None where it cannot be so.

    A closing mark right after it is taken in, an opening one without its pair left out, and so is the
    second half of a verb.

    >>> whole_name("召开江州论坛", Span(1, 6))
    Span(start=2, end=6)
    """
    start, end = span.start, span.end
    start += text[start - 1 : start + 1] in HALVED
    words = text[start:end]
    if words.count("“") > words.count("”") and text[end : end + 1] == "”":
        end += 1
    elif words.count("”") > words.count("“") and text[start - 1 : start] == "“":
        start -= 1
    words = text[start:end]
    if words.startswith("“") and "”" not in words:
        start += 1
    if words.endswith("”") and "“" not in words:
        end -= 1
    words = text[start:end]
    depth = 0
    for character in words:
        depth += (character in "“（(") - (character in "”）)")
        if depth < 0 or (depth == 0 and character in ",，。；;：:\n"):
            return None
    return Span(start, end) if depth == 0 and end - start > 1 else None


def unquoted(text: str, span: Span) -> Span:
    """A span without the quotation marks that enclose the whole of it."""
    inner = text[span.start + 1 : span.end - 1]
    if (
        len(span) > 2
        and text[span.start] in QUOTES
        and text[span.end - 1] in QUOTES
        and not set(inner) & set(QUOTES)
    ):
        return Span(span.start + 1, span.end - 1)
    return span


__all__ = [
    "EDGE",
    "LETTER",
    "OPEN",
    "PARENTHESIS",
    "PIECE",
    "QUOTED",
    "QUOTES",
    "START",
    "VERB",
    "bare",
    "cores",
    "edges",
    "heads_of",
    "items",
    "mentions",
    "particular",
    "placeless",
    "region_end",
    "section",
    "terms",
    "unquoted",
    "up_to",
    "whole_name",
]
