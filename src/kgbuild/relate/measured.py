"""What a figure is about: the region, place, body, project, event or initiative that it measures."""

from __future__ import annotations

import re

from kgbuild.lexicon.rank import region_of_rank
from kgbuild.model import Entity, Figure, Kind, Role, Span
from kgbuild.relate.beside import beside
from kgbuild.relate.scene import Scene, Sighting
from kgbuild.relate.subject import ACTORS, SAYS, subject_of

COUNTED = re.compile(r"\d[余多]?[家个名项条座大]")  # a name that a number of things was taken for
THINGS = (Kind.PROJECT, Kind.EVENT, Kind.PLACE, Kind.INITIATIVE)
CALLED = (*THINGS, Kind.ORGANIZATION)
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

# A sentence that breaks down what the one before told: its subject is the same.
BREAKS_DOWN = re.compile(r"其中|从[^，。；]{2,8}(?:看|来看|分析|上看)[，,]|按[^，。；]{2,8}(?:分|划分)[，,]")
# A list that goes on with what is no name, or is a number of others: its names are no topic.
GOES_ON = re.compile(r"、|等(?:\d|[一二三四五六七八九十两多]+[个家所])")
COUNTS = re.compile(r"\d[\d.]*[万亿]*(?:[个项家元名件亩%％]|公里|平方米)")
THIS = re.compile(r"(?:该|这[个条座项一]?|此|本)")
# A work that opens a clause is its topic, whatever places it is said to join.
WORK_FIRST = re.compile(
    r"是|为|位于|起于|[东南西北]起|起自|途经|连接|跨越|全长|总长|正线|线路|设计|计划|总投资|已|累计|年"
)
# The country's leadership, whose figures are the country's or those of the region named beside it.
CENTRE = frozenset({"中央", "党中央", "中共中央", "中国共产党中央委员会"})
# Two ends of a line between which something takes a time: 江州|至安城最快仅需2小时.
ROUTE = re.compile(r"(?:站|市区)?(?:(?:至|到|往返)■|(?:和|与|、)■+(?:两地)?(?:之间|间))")
# An event as a point in time: 大会召开|以来.
SINCE = re.compile(r"(?:召开|举办|开幕|闭幕|胜利召开)?(?:以来|以后|之后)")
LINE = re.compile(
    r"(?:铁路|高铁|高速|公路|城际|线|线路|通道|大桥|隧道|班列|列车|专列|地铁|轨道交通)(?:[\u4e00-\u9fff]{0,6}段|[一二三]期)?(?:工程|项目)?$"
)
LONGEST_CALLED = 8  # characters between 该 and the end of what it takes up: 该抽水储能|电站


def measured(scene: Scene, figure: Figure) -> Entity | None:
    """The entity that a figure measures; None where nothing says it."""
    sentence = scene.segmented.sentence_of(figure.span)
    found = beside(scene, sentence, figure) or _of_sentence(scene, sentence, figure.span.start, THINGS)
    return found or _before(scene, sentence)


def _of_sentence(scene: Scene, sentence: Span, end: int, things: tuple[Kind, ...]) -> Entity | None:
    """The topic of the last clause of a sentence before ``end`` that has one."""
    for clause in reversed(scene.clauses(sentence)):
        if clause.start < end:
            part = Span(clause.start, min(clause.end, end))
            counts = clause.end >= end or COUNTS.search(scene.segmented.text, part.start, part.end)
            kinds = things if counts else tuple(k for k in things if k is not Kind.INITIATIVE)
            found = _after_dash(scene, part) or _whole(scene, part)
            found = found or _named(scene, part, clause, kinds) or _taken_up(scene, part)
            if not found and clause.end < end and things is THINGS:
                found = _undertaken(scene, clause)
            if found:
                return found
    return None


def _after_dash(scene: Scene, part: Span) -> Entity | None:
    """The entity that a dash introduces: 世界最大的水光互补电站——白石电站."""
    dash = scene.words(part.start, part.end).rfind("——")
    if dash < 0:
        return None
    start = part.start + dash + 2
    named = scene.within(Span(start, max(start, part.end)), *THINGS, *ACTORS)
    return named[0].entity if named and named[0].span.start == start else None


def _named(scene: Scene, part: Span, clause: Span, things: tuple[Kind, ...]) -> Entity | None:
    """The entity with which a clause opens: an actor, or a thing that nothing but an adverb stands before."""
    work = _work_first(scene, part) or _between(scene, part, clause)
    if work:
        return work
    actors = [a for a in subject_of(scene, part, ACTORS) if _can_act(scene, part, a)]
    counted = part.end < clause.end and bool(actors) and part.end - actors[-1].span.end <= 1
    if counted and actors[-1].kind is Kind.ORGANIZATION:
        return None
    if actors and GOES_ON.match(scene.segmented.text, actors[-1].span.end):
        return None
    if actors and not SAYS.match(scene.words(actors[-1].span.end, clause.end)):
        return _of_all(scene, actors)
    found = [x for x in scene.within(part, *things, Kind.REGION) if _can_be_topic(scene, x)]
    if found and OPENING.fullmatch(scene.words(part.start, found[0].span.start)):
        return _narrowest(found).entity
    return None


def _work_first(scene: Scene, part: Span) -> Entity | None:
    """The work that opens a clause and is described in it: 江临铁路|西起江州."""
    for work in scene.within(part, Kind.PROJECT)[:1]:
        opens = OPENING.fullmatch(scene.words(part.start, work.span.start))
        if opens and WORK_FIRST.match(scene.masked, work.span.end, part.end):
            return work.entity
    return None


def _between(scene: Scene, part: Span, clause: Span) -> Entity | None:
    """The line named before that runs between the two places with which a clause opens."""
    ends = scene.within(part)
    if ends and ROUTE.match(scene.masked, ends[0].span.end, clause.end):
        line = scene.line_of(part)
        before = Span(line.span.start if line else part.start, part.start)
        lines = [s for s in scene.every if s.kind is Kind.PROJECT and s.span in before]
        return next((s.entity for s in reversed(lines) if LINE.search(s.entity.name)), None)
    return None


def _of_all(scene: Scene, actors: list[Sighting]) -> Entity | None:
    """Whose figures those of several actors are: the region's beside the country's leadership."""
    local = [a for a in actors if a.entity.name not in CENTRE]
    return local[0].entity if local else scene.resolved.by_key.get(COUNTRY)


def _can_be_topic(scene: Scene, sighting: Sighting) -> bool:
    """Whether a name is neither a number of things nor but says since when."""
    since = sighting.kind is Kind.EVENT and SINCE.match(scene.segmented.text, sighting.span.end)
    route = ROUTE.match(scene.masked, sighting.span.end)
    return not (since or route or COUNTED.search(sighting.mention.name))


def _can_act(scene: Scene, part: Span, actor: Sighting) -> bool:
    """Whether an actor is neither what is counted nor inside a quotation: 入浙第一城."""
    lead = scene.words(part.start, actor.span.start)
    return _can_be_topic(scene, actor) and lead.count("“") <= lead.count("”")


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
            found = scene.last(part.start, kind)
            if found:
                return found
    return _called(scene, part)


def _called(scene: Scene, part: Span) -> Entity | None:
    """The thing named before in the paragraph that a clause calls by the end of its name: 该班列, 平台."""
    opening = OPENING.match(scene.segmented.text, part.start, part.end)
    start = opening.end() if opening else part.start
    this = THIS.match(scene.segmented.text, start, part.end)
    words = scene.words(this.end() if this else start, part.end)
    line = scene.line_of(part)
    if line is None or len(words) < 2:
        return None
    for s in reversed(scene.every):
        if line.span.start <= s.span.start < part.start and s.kind in CALLED:
            at = words.find(s.entity.name[-2:])
            if at == 0 or (this and 0 < at <= LONGEST_CALLED - 2):
                return s.entity
    return None


def _before(scene: Scene, sentence: Span) -> Entity | None:
    """The topic of an earlier sentence of the paragraph, else the piece's region, else what came last."""
    region = scene.piece_region(sentence)
    carried = CARRIED if region is None or region.level == "Country" else ()
    broken_down = BREAKS_DOWN.match(scene.segmented.text, sentence.start, sentence.end)
    for earlier in reversed(_above(scene, sentence, bool(broken_down))):
        if earlier.end <= sentence.start:
            found = _of_sentence(scene, earlier, earlier.end, THINGS if broken_down else carried)
            if found and (found.kind in THINGS or not broken_down):
                return found
    country = scene.resolved.by_key.get(COUNTRY)
    return scene.piece_region(sentence) or country or scene.last(sentence.start, *THINGS, *ACTORS)


def _above(scene: Scene, sentence: Span, broken_down: bool) -> tuple[Span, ...]:
    """The heading above a paragraph and the sentences of both; what the paragraph breaks down, too."""
    above: tuple[Span, ...] = ()
    for line in scene.article_of(sentence).lines:
        if sentence.start in line.span:
            return (*above, *line.sentences)
        goes_on = broken_down and line.role is Role.BODY
        above = line.sentences if line.role is Role.HEADING or goes_on else ()
    return ()
