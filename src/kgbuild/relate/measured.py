"""What a figure is about: the region, place, body, project, event or initiative that it measures."""

from __future__ import annotations

import re

from kgbuild.lexicon.rank import region_of_rank
from kgbuild.model import Entity, Figure, Kind, Role, Span
from kgbuild.relate.scene import Scene, Sighting
from kgbuild.relate.subject import ACTORS, SAYS, subject_of

COUNTED = re.compile(r"\d[余多]?[家个名项条座大]")  # a name that a number of things was taken for
THINGS = (Kind.PROJECT, Kind.EVENT, Kind.PLACE, Kind.INITIATIVE)
CARRIED = (Kind.PROJECT, Kind.EVENT)  # things that a paragraph goes on about
COUNTRY = "region/100000"

# What may stand before the topic of a clause.
ADVERBS = (
    r"(?:[\d年月日至—\-初底末上下半中旬前\s]|目前|如今|现在|今[年天]|去年|昨[天日]|近日|日前|截至|同时|此外|据统计|预计|其中|当[前天]|"
    r"[（(][^）)]*[）)]|“?十[三四五]五”?|期间|时期|以来|季度|近年来|在|随着|作为|十年来?|个月|[“《])*"
)
# A clause that says nothing but that something is undertaken.
UNDERTAKES = re.compile(r"[^，]{0,12}?(?:打造|实施|开展|举办|召开|举行|建设|启动|推出)了?[“《]?")
OPENING = re.compile(ADVERBS)
# The whole of a region as a topic.
WHOLE = re.compile(
    ADVERBS + r"(?:(?P<country>全国|我国)|[全我该](?P<rank>自治区|自治州|省|市|州|盟|县|区|旗|镇|乡|村))"
    r"(?!平均|第|首|前|上下|范围|人大|政协|最|率先|唯一|重点|文明)"
)
# A clause that takes up a thing named before by what it is, or tells what only such a thing has.
_THIS = r"(?:^|[^\u4e00-\u9fff])(?:目前|该|这[个条座一]|此|整个|项目|截至目前|如今|其中)*"
TAKEN_UP: dict[Kind, re.Pattern[str]] = {
    Kind.PROJECT: re.compile(
        _THIS + r"(?:项目|工程|线路|铁路|高铁|高速|公路|大桥|隧道|园区|产业园|基地|机场|水库|港口|电站|管道"
        r"|场馆|场区|航道|全线|全长|全桥|桥梁|一期|二期|总投资|总建筑|建成后|投产后|投运后|通车后|设计时速|规划建设|占地|隧洞|展馆|主体)"
    ),
    Kind.EVENT: re.compile(
        _THIS + r"(?:本届|本次|此次|这次|该届|(?:大会|展会|博览会|论坛|赛事|比赛|会议|活动)(?!室|中心|场)"
        r"|展览|展出|参展|参赛|共吸引)"
    ),
    Kind.ORGANIZATION: re.compile(_THIS + r"(?:公司|企业|集团|学校|医院|合作社|银行(?!业))(?!数|总|利|的数)"),
}


def measured(scene: Scene, figure: Figure) -> Entity | None:
    """The entity that a figure measures; None where nothing says it."""
    sentence = scene.segmented.sentence_of(figure.span)
    found = _of_sentence(scene, sentence, figure.span.start, THINGS)
    return found or _before(scene, sentence)


def _of_sentence(scene: Scene, sentence: Span, end: int, things: tuple[Kind, ...]) -> Entity | None:
    """The topic of the last clause of a sentence before ``end`` that has one."""
    for clause in reversed(scene.clauses(sentence)):
        if clause.start < end:
            part = Span(clause.start, min(clause.end, end))
            kinds = things if clause.end >= end else tuple(k for k in things if k is not Kind.INITIATIVE)
            found = _whole(scene, part) or _named(scene, part, clause, kinds) or _taken_up(scene, part)
            if not found and clause.end < end and things is THINGS:
                found = _undertaken(scene, clause)
            if found:
                return found
    return None


def _named(scene: Scene, part: Span, clause: Span, things: tuple[Kind, ...]) -> Entity | None:
    """The entity with which a clause opens: an actor, or a thing that nothing but an adverb stands before."""
    after_dash = scene.words(part.start, part.end).rfind("——")
    named = scene.within(Span(part.start + max(after_dash, 0), part.end), *THINGS, *ACTORS)
    if after_dash >= 0 and named and named[0].span.start == part.start + after_dash + 2:
        return named[0].entity
    actors = [a for a in subject_of(scene, part, ACTORS) if _can_act(scene, part, a)]
    counted = part.end < clause.end and bool(actors) and part.end - actors[-1].span.end <= 1
    if counted and actors[-1].kind is Kind.ORGANIZATION:
        return None
    if actors and not SAYS.match(scene.words(actors[-1].span.end, clause.end)):
        return actors[0].entity
    found = [x for x in scene.within(part, *things, Kind.REGION) if not COUNTED.search(x.mention.name)]
    if found and OPENING.fullmatch(scene.words(part.start, found[0].span.start)):
        return _narrowest(found).entity
    return None


def _can_act(scene: Scene, part: Span, actor: Sighting) -> bool:
    """Whether an actor is neither what is counted nor inside a quotation: 入浙第一城."""
    lead = scene.words(part.start, actor.span.start)
    return not COUNTED.search(actor.mention.name) and lead.count("“") <= lead.count("”")


def _undertaken(scene: Scene, clause: Span) -> Entity | None:
    """The thing that a whole clause says is undertaken: 打造科创走廊，|串联2个湖区."""
    found = scene.within(clause, Kind.PROJECT, Kind.EVENT, Kind.INITIATIVE)
    if not found or not UNDERTAKES.fullmatch(scene.words(clause.start, found[0].span.start)):
        return None
    return found[0].entity if clause.end - found[0].span.end <= 1 else None


def _narrowest(found: list[Sighting]) -> Sighting:
    """Of regions named one right after the other the last: 河北省|石家庄市."""
    last = found[0]
    for x in found[1:]:
        if last.kind is not Kind.REGION or x.kind is not Kind.REGION or x.span.start != last.span.end:
            break
        last = x
    return last


def _whole(scene: Scene, part: Span) -> Entity | None:
    """The region that 全国, 全省, 我市 in a clause means."""
    match = WHOLE.match(scene.segmented.text, part.start, part.end)
    if match is None:
        return None
    inside = [x for x in scene.within(part, *THINGS, Kind.ORGANIZATION) if x.span.start == match.end()]
    if inside:
        return inside[0].entity
    if match["country"]:
        return scene.resolved.by_key.get(COUNTRY)
    key = region_of_rank(
        scene.segmented, scene.resolved.piece_region, scene.resolved.entities, part, match["rank"]
    )
    return scene.resolved.by_key.get(key) if key else None


def _taken_up(scene: Scene, part: Span) -> Entity | None:
    """The project, event or body named before that a clause takes up."""
    words = scene.words(part.start, part.end)
    for kind, pattern in TAKEN_UP.items():
        if pattern.match(words):
            found = _last(scene, part.start, kind)
            if found:
                return found
    return None


def _last(scene: Scene, end: int, *kinds: Kind) -> Entity | None:
    """The last entity of these kinds named before ``end`` in its paragraph."""
    line = scene.line_of(Span(end, end + 1))
    start = line.span.start if line else end
    named = [s for s in scene.every if start <= s.span.start < end and s.kind in kinds]
    return named[-1].entity if named else None


def _before(scene: Scene, sentence: Span) -> Entity | None:
    """The topic of an earlier sentence of the paragraph, else the piece's region, else what came last."""
    region = scene.piece_region(sentence)
    carried = CARRIED if region is None or region.level == "Country" else ()
    for earlier in reversed(_above(scene, sentence)):
        if earlier.end <= sentence.start:
            found = _of_sentence(scene, earlier, earlier.end, carried)
            if found:
                return found
    country = scene.resolved.by_key.get(COUNTRY)
    return scene.piece_region(sentence) or country or _last(scene, sentence.start, *THINGS, *ACTORS)


def _above(scene: Scene, sentence: Span) -> tuple[Span, ...]:
    """The heading above a paragraph and the sentences of both."""
    above: tuple[Span, ...] = ()
    for line in scene.article_of(sentence).lines:
        if sentence.start in line.span:
            return (*above, *line.sentences)
        above = line.sentences if line.role is Role.HEADING else ()
    return ()
