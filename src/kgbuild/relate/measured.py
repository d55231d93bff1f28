"""What a figure is about: the region, place, body, project, event or initiative that it measures."""

from __future__ import annotations

import re

from kgbuild.lexicon.gazetteer import common_ancestor
from kgbuild.lexicon.rank import region_of_rank
from kgbuild.model import Entity, Figure, Kind, Role, Span
from kgbuild.relate.beside import beside
from kgbuild.relate.scene import Scene, Sighting
from kgbuild.relate.subject import ACTORS, SAYS, subject_of
from kgbuild.relate.taken_up import ADVERBS, OPENING, taken_up

COUNTED = re.compile(r"\d[余多]?[家个名项条座大]")  # a name that a number of things was taken for
THINGS = (Kind.PROJECT, Kind.EVENT, Kind.PLACE, Kind.INITIATIVE)
CARRIED = (Kind.PROJECT, Kind.EVENT)  # things that a paragraph goes on about
COUNTRY = "region/100000"

# A clause that says nothing but that something is undertaken.
UNDERTAKES = re.compile(r"[^，]{0,12}?(?:打造|实施|开展|举办|召开|举行|建设|启动|推出)了?[“《]?")
# The whole of a region as a topic.
WHOLE = re.compile(
    ADVERBS + r"(?:(?P<country>全国|我国)|[全我该](?P<rank>自治区|自治州|省|市|州|盟|县|区|旗|镇|乡|村))"
    r"(?!平均|第|首|前|上下|范围|人大|政协|最|率先|唯一|重点|文明)"
)

# A sentence that breaks down what the one before told: its subject is the same.
BREAKS_DOWN = re.compile(r"其中|从[^，。；]{2,8}(?:看|来看|分析|上看)[，,]|按[^，。；]{2,8}(?:分|划分)[，,]")
# A list that goes on with what is no name, or is a number of others: its names are no topic.
GOES_ON = re.compile(r"、|等(?:\d|[一二三四五六七八九十两多]+[个家所])")
COUNTS = re.compile(r"\d[\d.]*[万亿]*(?:[个项家元名件亩%％]|公里|平方米)")
# A work that opens a clause is its topic, whatever places it is said to join.
WORK_FIRST = re.compile(
    r"是|为|位于|起于|[东南西北]起|起自|途经|连接|跨越|全长|总长|正线|线路|设计|计划|总投资|已|累计|年"
)
# What a body does that starts a line of action.
LAUNCHES = re.compile(r"(?:启动|启动实施|组织实施|组织开展|部署开展|实施|开展|推出|印发)(?:了)?[“《]?$")
# What leads from the beginning of a clause to the place where its scene is set.
SETS = re.compile(r"(?:[^，。；]{0,6}在)[^，。；]{2,12}的")
# What follows regions that are but examples: 甲、乙|等地.
SUCH_AS = re.compile(r"等(?:地|[^，。；\d]{0,8}[市县区州省])")
# The country's leadership, whose figures are the country's or those of the region named beside it.
CENTRE = frozenset({"中央", "党中央", "中共中央", "中国共产党中央委员会"})
# Two ends of a line between which something takes a time: 江州|至安城最快仅需2小时.
ROUTE = re.compile(r"(?:站|市区)?(?:(?:至|到|往返)■|(?:和|与|、)■+(?:两地)?(?:之间|间))")
# An event as a point in time: 大会召开|以来.
SINCE = re.compile(r"(?:召开|举办|开幕|闭幕|胜利召开)?(?:以来|以后|之后)")
LINE = re.compile(
    r"(?:铁路|高铁|高速|公路|城际|线|线路|通道|大桥|隧道|班列|列车|专列|地铁|轨道交通)(?:[\u4e00-\u9fff]{0,6}段|[一二三]期)?(?:工程|项目)?$"
)


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
            found = found or _named(scene, part, clause, kinds) or taken_up(scene, part)
            if found and found.kind is Kind.ORGANIZATION and things is THINGS:
                found = _launched(scene, part, end) or found
            if not found and clause.end < end and things is THINGS:
                found = _undertaken(scene, clause)
            if found:
                return found
    return None


def _launched(scene: Scene, part: Span, end: int) -> Entity | None:
    """The line of action that a body starts, whose figures the next clauses tell: 启动“春苗”计划，…."""
    for thing in scene.within(Span(part.start, end), Kind.INITIATIVE):
        clause = scene.clause_of(thing.span)
        lead = scene.words(clause.start, thing.span.start)
        if clause.end < end and LAUNCHES.search(lead):
            return thing.entity
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
        return _of_several(scene, actors) or _of_all(scene, actors)
    setting = _setting(scene, part, clause)
    if setting:
        return setting
    found = [x for x in scene.within(part, *things, Kind.REGION) if _can_be_topic(scene, x)]
    if found and OPENING.fullmatch(scene.words(part.start, found[0].span.start)):
        return _narrowest(found).entity
    return None


def _setting(scene: Scene, part: Span, clause: Span) -> Entity | None:
    """The thing that a whole clause sets the scene at: 在温暖如春的|临河基地，."""
    if part.end < clause.end:
        return None
    for thing in scene.within(part, Kind.PROJECT, Kind.PLACE, Kind.REGION)[-1:]:
        lead = scene.words(part.start, thing.span.start)
        if thing.span.end == clause.end and SETS.fullmatch(lead):
            return thing.entity
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


def _of_several(scene: Scene, actors: list[Sighting]) -> Entity | None:
    """The region in which all lie that a clause names as examples: 在甲、乙、丙等地."""
    if len(actors) < 2 or not SUCH_AS.match(scene.segmented.text, actors[-1].span.end):
        return None
    codes = [a.entity.code.split("-")[0] for a in actors if a.entity.code]
    common = common_ancestor(codes) if len(codes) == len(actors) else None
    return scene.resolved.by_key.get(f"region/{common}") if common else None


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
