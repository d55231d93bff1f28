"""The body that a post is in: one that the text names, else the one that the post's words make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from kgbuild.appellation import BEFORE, COUNTRY
from kgbuild.grammar import alternatives
from kgbuild.lexicon import load
from kgbuild.model import Entity, Kind, Mention, Resolution, Span

PREFIX = "organization/"
QUOTES = str.maketrans("", "", "“”‘’\"'《》 　")
# A committee of the body itself: its secretary's post is in the body; a village's is a body of its own.
OWN_COMMITTEE = re.compile(
    r"(?<![村区道镇乡县市])(?:党委|党组|党总支|党支部|党工委|机关党委|(?:执行)?(?:董事会|监事会|理事会)|常务理事会|执行委员会)$"
)
# 财政|部长 is of the 财政部.
HEAD_IN_TITLE = re.compile(r"[部局厅院所司处校馆]长$")
ENDS_LIKE_A_BODY = re.compile(alternatives(row["term"] for row in load("organisation_heads").rows) + "$")
ONLY_A_COUNTRY = re.compile(rf"{COUNTRY}(?:(?:人民|民主|联邦|伊斯兰|阿拉伯)*共和国|联邦|王国)?")
_ORGANS = sorted(load("organs").rows, key=lambda row: (-len(row["term"]), row["term"]))
ENDS_BEFORE_A_BODY = re.compile(alternatives(BEFORE) + "$")  # 播放|国际奥委会 is no longer name
# What a body is called by its sort alone, once it has been named.
FIRMS = frozenset({"公司", "集团", "企业"})
SORT = re.compile(
    r"(?:该|本|这家)?(?P<word>公司|集团|企业|学校|学院|大学|医院|研究院|研究所|合作社|协会|商会|中心|实验室|银行)(?:党委|党支部)?"
)
SHORTEST_HEAD = 4  # characters of a body's name with which the words of a post in it begin
SHORTEST_TAIL = 3  # characters of a body called by the end of its name (运行局)


@dataclass(frozen=True)
class Bodies:
    """The organisations that a document names."""

    organisations: Resolution

    @cached_property
    def _by_name(self) -> dict[str, Entity]:
        return {_plain(name): e for e in self.organisations.entities for name in (*e.aliases, e.name)}

    def named(self, *names: str) -> Entity | None:
        """The organisation that has one of these names."""
        return next((e for n in names if (e := self._by_name.get(_plain(n)))), None)

    def ending(self, words: str) -> Entity | None:
        """The one organisation whose name ends with ``words``."""
        if len(words) < SHORTEST_TAIL:
            return None
        found = [e for e in self.organisations.entities if e.name.endswith(words)]
        found = [e for e in found if not ENDS_BEFORE_A_BODY.search(e.name.removesuffix(words))]
        return found[0] if len(found) == 1 else None

    def beginning(self, words: str) -> Entity | None:
        """The organisation with the longest name with which a post's ``words`` begin: 江宁大学|历史系."""
        found = [
            (len(name), e.key, e)
            for e in self.organisations.entities
            for name in (e.name, *e.aliases)
            if len(name) >= SHORTEST_HEAD and _plain(words).startswith(_plain(name))
        ]
        return max(found, key=lambda x: x[:2])[2] if found else None

    def called(self, words: str, span: Span) -> Entity | None:
        """The organisation named last before ``span`` that is of the sort that ``words`` call it by.

        公司董事长 after 某某药业有限公司 is the chairman of that company.
        """
        sort = SORT.fullmatch(words)
        if not sort:
            return None
        firm = sort["word"] in FIRMS
        found = [
            (m.span, e)
            for e in self.organisations.entities
            for m in e.mentions
            if m.span.end <= span.start
            and (e.name.endswith(sort["word"]) or (firm and e.subtype == "enterprise"))
        ]
        return max(found, key=lambda pair: pair[0])[1] if found else None

    def inside(self, span: Span, words: str) -> Entity | None:
        """The organisation with the longest name at the beginning of ``span`` that holds all of ``words``."""
        within = [
            (len(m.span), e.key, e)
            for e in self.organisations.entities
            for m in e.mentions
            if m.span.start == span.start and len(words) <= len(m.span) <= len(span)
        ]
        return max(within, key=lambda x: x[:2])[2] if within else None


def _plain(name: str) -> str:
    """A name without quotation marks, and without the Party's before its committee's."""
    bare = name.translate(QUOTES)
    return bare if bare.startswith("中共中央") else bare.removeprefix("中共")


def body_of_words(words: str, title: str) -> str | None:
    """The name of the body in a post's words before the title; None where they are none's.

    >>> body_of_words("江宁大学", "校长"), body_of_words("财政", "部长"), body_of_words("法国", "总统")
    ('江宁大学', '财政部', None)
    """
    own = OWN_COMMITTEE.sub("", words) or words
    if not own or ONLY_A_COUNTRY.fullmatch(own):
        return None
    if ENDS_LIKE_A_BODY.search(own):
        return own
    return own + title[-2] if HEAD_IN_TITLE.search(title) else None


def organisation(name: str, mention: Mention, alias: str, region: str | None) -> Entity:
    """The organisation that a post implies."""
    return Entity(
        key=PREFIX + name.translate(QUOTES),
        kind=Kind.ORGANIZATION,
        name=name,
        aliases=(alias,) if alias not in {"", name} else (),
        subtype=next((row["kind"] for row in _ORGANS if name.endswith(row["term"])), None),
        region=region,
        implied=(mention,),
    )
