"""Short and long forms of a name in one document: which mentions name the same thing.

Two names are one where they are equal without quotation marks, where one is what the other holds in
quotation marks, where one is the other with its region before it, or where the shorter is the head or
the tail of exactly one longer name of the kind.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from kgbuild.model import Mention
from kgbuild.resolve.contraction import contracts
from kgbuild.resolve.core import years

QUOTES = "“”‘’\"'「」『』《》〈〉"
# What calls up a thing named elsewhere by its head: 本届|博览会; a head that never is a name by itself.
THIS = re.compile(r"(?:[本此这该][次届场]|该)(?=..)")
BARE_HEAD = re.compile(
    r"(?:[本此这该][次届场]|该)?(?:会议|大会|座谈会|论坛|研讨会|峰会|活动|仪式|开幕式|闭幕式|培训班|调度会|推进会|现场会|启动会"
    r"|对接会|交流会|发布会|推介会|博览会|展览会|全会|例会|会谈|会见|会晤|通电话|全体会议)"
)
SHORTEST_PART = 4  # characters of a name that stands for a longer one which it begins or ends


@dataclass(frozen=True)
class Cluster:
    """Mentions that name one thing: its fullest name, the other forms, and the mentions themselves."""

    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]


def plain(name: str) -> str:
    """A name without white space and quotation marks, width-folded: what makes it the same."""
    folded = "".join(unicodedata.normalize("NFKC", name).split())
    return "".join(c for c in folded if c not in QUOTES)


Apart = Callable[[str, str], bool]
Core = Callable[[str], str]


def cluster(
    mentions: Iterable[Mention],
    regions: Mapping[str, str],
    apart: Apart,
    core: Core = str,
    shortest: int = SHORTEST_PART,
) -> tuple[Cluster, ...]:
    """Group mentions of one kind, sorted by name.

    Args:
        mentions: of one kind, in one document.
        regions: the names of regions, full and short, that may stand before a name without changing
            it, with the region's key.
        apart: whether a form (the first) names another thing than a longer one of which it is part.
        core: what is left of a form without the words that may stand beside any name of its kind.
        shortest: how many characters a form has at least that is the tail of the one it is short for.
    """
    by_form: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_form.setdefault(plain(mention.name), []).append(mention)
    parent = {form: form for form in by_form}
    for form in sorted(by_form, key=lambda f: (len(f), f)):
        longer = _longer(form, by_form, regions, apart, core, shortest)
        if longer:
            parent[form] = longer
    _unite_cores(parent, core)
    groups: dict[str, list[str]] = {}
    for form in sorted(by_form):
        groups.setdefault(_root(parent, form), []).append(form)
    return tuple(
        _cluster([m for form in groups[root] for m in by_form[form]], apart) for root in sorted(groups)
    )


def _unite_cores(parent: dict[str, str], core: Core) -> None:
    """Make one group of those whose forms have one core, unless they are of different years."""
    by_core: dict[str, list[str]] = {}
    for form in sorted(parent):
        by_core.setdefault(core(form), []).append(form)
    for forms in by_core.values():
        roots = sorted({_root(parent, form) for form in forms}, key=lambda f: (-len(f), f))
        if len(roots) > 1 and len(years([*forms, *roots])) <= 1:
            parent.update(dict.fromkeys(roots[1:], roots[0]))


def _longer(
    form: str,
    by_form: Mapping[str, list[Mention]],
    regions: Mapping[str, str],
    apart: Apart,
    core: Core,
    shortest: int,
) -> str | None:
    """The longer form that ``form`` is a short one of, if there is exactly one."""
    candidates = [other for other in sorted(by_form) if len(other) > len(form) and not apart(form, other)]
    quoted = [o for o in candidates if any(form in map(plain, m.aliases) for m in by_form[o])]
    if quoted:
        return max(quoted, key=len) if _nested(quoted) else None
    if THIS.match(form) or BARE_HEAD.fullmatch(form):
        head = THIS.sub("", form, count=1)
        whole = [o for o in candidates if head in o or contracts(head, o)]
        return max(whole, key=len) if whole and _nested([*map(core, whole)]) else None
    placed = _placed(form, candidates, regions)
    if placed:
        return placed
    contracted = [o for o in candidates if contracts(form, o)]
    if contracted and _nested(contracted):
        return max(contracted, key=len)
    if len(form) < shortest:
        return None
    parts = [o for o in candidates if o.endswith(form) or (o.startswith(form) and len(form) >= SHORTEST_PART)]
    parts = [o for o in parts if core(o) == core(form)] or parts
    return min(parts, key=len) if parts and _nested([*map(core, parts)]) else None


def _placed(form: str, candidates: list[str], regions: Mapping[str, str]) -> str | None:
    """The longest form that is this one with its region's name before it, or before it in full."""
    where, base = _parted(form, regions)
    found: dict[str | None, list[str]] = {}
    for other in candidates:
        place, rest = _parted(other, regions)
        if rest == base and where in {None, place}:
            found.setdefault(place, []).append(other)
    return max(next(iter(found.values())), key=len) if len(found) == 1 else None


def _parted(form: str, regions: Mapping[str, str]) -> tuple[str | None, str]:
    """The key of the region with whose name a form begins, and the rest; the whole where there is none."""
    for size in range(min(len(form) - 2, 12), 1, -1):
        if form[:size] in regions:
            return regions[form[:size]], form[size:]
    return None, form


def _nested(forms: list[str]) -> bool:
    """Whether each form is part of the next longer one."""
    ordered = sorted(forms, key=len)
    return all(a in b for a, b in pairwise(ordered))


def _root(parent: Mapping[str, str], form: str) -> str:
    while parent[form] != form:
        form = parent[form]
    return form


def _cluster(mentions: list[Mention], apart: Apart) -> Cluster:
    """The longest name, as most often written; every other form is an alias."""
    counted = Counter(m.name for m in mentions)
    longest = max(len(plain(name)) for name in counted)
    name = min((n for n in counted if len(plain(n)) == longest), key=lambda n: (-counted[n], n))
    forms = {a for m in mentions for a in (m.name, *m.aliases)} - {name}
    aliases = [a for a in forms if not apart(plain(a), plain(name))]
    ordered = sorted(mentions, key=lambda m: (m.span, m.rule))
    return Cluster(name, tuple(sorted(aliases)), tuple(ordered))
