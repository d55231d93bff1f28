"""What is part of what: partOf, between initiatives and projects.

The signs are in the wording around two names: parts listed before their whole (“甲、乙等‘四大工程’”),
a part said to be one (“甲是乙的骨干工程”, “乙控制性工程——甲”), and names that follow one another or hold
one another (“某铁路|某隧道”, “某铁路|东段”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.model import Entity, Kind, Span, Statement
from kgbuild.relate.scene import Scene, Sighting

KINDS = (Kind.INITIATIVE, Kind.PROJECT)
GAPS = frozenset({"、", "”、“", "”、", "、“", "”“"})
ENUMERATION = re.compile(r"等?[“‘]?(?:[两三四五六七八九十]+|\d+)?(?:个|大|项)?[^，。；]{0,4}")
ROLE = (
    r"(?:的|[^，。；、]{0,8})?(?:骨干|控制性|标志性|旗舰|重点|配套|首个|重大|核心|后续|先导|枢纽|示范|开工的?|落地的?)*"
    r"(?:组成部分|工程|项目|标段|子项|节点|一环|平台)"
)
SAID_TO_BE = re.compile(r"(?:是|，是|作为|成为|正是|也是|属于|为)(?:我国|国家|首个)*[“《]?")
ROLE_AFTER = re.compile(rf"[”》]?(?:主通道|网)?(?:(?:的|[^，。；、]{{0,4}}){ROLE}|之一)")
# Between a whole and its part in apposition; ■ is a region's name.
APPOSITION = re.compile(
    rf"[”》]?(?:{ROLE}(?:之一)?|[^，。；、]{{0,6}}之一|建设(?:工地|现场|一线)，)[，]?(?:——|—|：)?■*"
)
ADJACENT = re.compile(r"(?:■*|——)")
# What a name adds to another where it is the same thing told in full.
SAME = re.compile(r"[”》]?(?:项目|工程|建设|公司|一体化|集群)*(?:项目|工程|建设|一期)?")
SECTION = re.compile(
    r"(?:段|期(?:项目|工程)?|[支快]?线|高铁|铁路|公路|高速|隧洞|基地|园|厂|区|桥|隧道|站|工程|项目|生产线|航道|枢纽|标)$"
)


def relate(scene: Scene) -> Iterator[Statement]:
    """The parts of a document's initiatives and projects."""
    for whole in scene.of(*KINDS):
        yield from _coordinated(scene, whole)
        sentence = scene.segmented.sentence_of(whole.span)
        for part in scene.within(sentence, *KINDS):
            if part.entity is not whole.entity:
                yield from _said(scene, part, whole)
    yield from _by_name(scene)


def _coordinated(scene: Scene, whole: Sighting) -> Iterator[Statement]:
    """“甲、乙等‘四大工程’”: the names coordinated right before the whole."""
    sentence = scene.segmented.sentence_of(whole.span)
    end, joined = whole.span.start, False
    for part in reversed(scene.within(Span(sentence.start, whole.span.start), whole.kind)):
        gap = scene.words(part.span.end, end)
        joined = gap in GAPS if joined else _introduces(gap)
        if not joined:
            break
        yield _statement(
            scene, part.entity, whole.entity, Span(part.span.start, whole.span.end), "coordinated"
        )
        end = part.span.start


def _introduces(gap: str) -> bool:
    return gap.startswith(("等", "”等")) and bool(ENUMERATION.fullmatch(gap.removeprefix("”")))


def _said(scene: Scene, part: Sighting, whole: Sighting) -> Iterator[Statement]:
    """A part told after its whole in apposition, or said to be its part."""
    if whole.span.end <= part.span.start:
        between = scene.masked[whole.span.end : part.span.start]
        if APPOSITION.fullmatch(between):
            for member in _joined(scene, part):
                yield _between(scene, member, whole, "apposition")
        elif part.kind is whole.kind is Kind.PROJECT and ADJACENT.fullmatch(between):
            yield _between(scene, part, whole, "adjacent")
    elif _said_to_be(scene, part, whole):
        yield _between(scene, part, whole, "said-to-be")


def _said_to_be(scene: Scene, part: Sighting, whole: Sighting) -> bool:
    copula = SAID_TO_BE.fullmatch(scene.words(part.span.end, whole.span.start))
    return bool(copula and ROLE_AFTER.match(scene.masked, whole.span.end))


def _joined(scene: Scene, first: Sighting) -> list[Sighting]:
    """A name and those of its kind joined to it: “甲、乙”, “甲与乙”."""
    found = [first]
    sentence = scene.segmented.sentence_of(first.span)
    for other in scene.within(Span(first.span.end, max(first.span.end, sentence.end)), first.kind):
        if not re.fullmatch(r"[、与和及]■*", scene.masked[found[-1].span.end : other.span.start]):
            break
        found.append(other)
    return found


def _by_name(scene: Scene) -> Iterator[Statement]:
    """A project whose name goes on from another's: a line and its section, a park and its second phase."""
    projects = [e for e in scene.resolved.entities if e.kind is Kind.PROJECT and e.mentions]
    for part in projects:
        names = (part.name, *part.aliases)
        wholes = [w for w in projects if w is not part and any(_goes_on(n, w.name) for n in names)]
        for whole in sorted(wholes, key=lambda w: (-len(w.name), w.key))[:1]:
            yield _statement(scene, part, whole, part.mentions[0].span, "in-name")


def _goes_on(longer: str, shorter: str) -> bool:
    longer, shorter = (re.sub("[“”《》]", "", name) for name in (longer, shorter))
    if not longer.startswith(shorter) or len(shorter) < 4:
        return False
    rest = longer[len(shorter) :]
    return bool(SECTION.search(rest)) and not SAME.fullmatch(rest)


def _between(scene: Scene, part: Sighting, whole: Sighting, way: str) -> Statement:
    span = part.span.cover(whole.span)
    return _statement(scene, part.entity, whole.entity, span, way)


CONFIDENCE = {"coordinated": 0.85, "apposition": 0.85, "adjacent": 0.85, "said-to-be": 0.9, "in-name": 0.85}


def _statement(scene: Scene, part: Entity, whole: Entity, span: Span, way: str) -> Statement:
    quotation = scene.segmented.evidence(span)
    return Statement(part.key, "partOf", whole.key, quotation, f"part.{way}", CONFIDENCE[way])
