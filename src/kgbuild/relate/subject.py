"""Which entity a stretch of text speaks of: the explicit subject, one carried over, or the piece's region."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgbuild.model import Entity, Kind, Resolved, Role, Segmented, Span
from kgbuild.relate.scene import Scene, Sighting

ACTORS = (Kind.REGION, Kind.ORGANIZATION)
HOME = ("中华人民共和国", "中国")
LONGEST_LEAD = 24  # characters between the start of a clause and its subject

# Who reports is not who acts: what a piece opens with, “新华社北京5月3日电”, “本报讯（记者…）”.
DATELINE = re.compile(
    r"(?:央视网消息|新华社|中新社|人民网|本报|本网|[\u4e00-\u9fff]{2,6}(?:日报|晚报|新闻网?|客户端))[^，。；]{0,16}?"
    r"(?:消息|讯|电)(?:[（(][^）)]*[）)])?(?:\s*题)?[:：]?|央视网消息[（(][^）)]*[）)][:：]?"
    r"|[^，。；\s]{2,20}(?:讯|电)[（(][^）)]{0,16}记者[^）)]*[）)]"
)
# What a name follows where it is no subject: prepositions and verbs that take it as their object.
OBJECT_LEAD = re.compile(
    r"(?:被|对|向|从|为|给|到|赴|与|同|跟|比|来自|支持|推动|帮助|走进|走向|位于|服务|把|将|让|使|离|出席|参加|访问|抵达|进入|"
    r"推进|建设|加快|实现|发展|打造|融入|助力|促进|覆盖|吸引|引进|设立|成立|成为|是|以|建立|加强|深化|围绕|根据|按照|的)$"
)
# A topic that ends its clause with a description before it: “地处大山深处的石桥村，…”.
TOPIC_LEAD = re.compile(r"(?:地处|位于|坐落|毗邻|作为|身处|素有|被誉为|有着|拥有|拥抱|曾|从前)[^，；]*的$")
# What follows a name where it only qualifies another, or where somebody else acts there.
ATTRIBUTE = re.compile(r"的|籍|决策部署|部署要求|有关(?:部署|要求)|工作部署|关于|参谋助手|精神")
VISITED = re.compile(r"[省市县区]?(?:等地)?(?:考察|调研|视察|工作期间|看望|慰问|检查|出席|会见|主持)")
HELD = re.compile(r"(?:举行|召开|开幕|举办|闭幕|揭幕|开机|亮相|启动|发布|揭晓)(?![^，。；])")
SAYS = re.compile(
    r"[^，；：]{0,40}(?:数据|情况|公报|报告|年报|蓝皮书|白皮书|统计|调查|监测|调度)[^，；：]{0,3}显示$"
    r"|(?:等?[^，；：（(]{0,8}(?:[（(][^）)]{1,12}[）)])?)?(?:表示|指出|强调|介绍|认为|发布|透露|消息|数据显示|统计显示|获悉|称|说|预计|预测|调度显示)[^，；：]{0,6}$"
)
FOLLOWING_LEAD = re.compile(r"[\"“]?(?:在|由|其中|目前|今年|近日|日前|当前|近年来)?|[^，]{0,6}[日年月]")
JOIN = re.compile(r"(?:、|和|与|及|以及|同|联合|会同|携手)")
PIECE = re.compile(r"全[省市县区州旗镇]|我[省市县区州旗]|该[省市县区州旗]")
NATION = re.compile(
    r"(?:今年|近日|日前|目前|同时|近年来|为此)?(?:我国|国家(?:将|通过|先后|已|还|在|正)|中央财政)"
)
SOME_BODIES = re.compile(r"(?:近日|日前|今天)?[，]?[两三四五六七八九十\d]+[个家]?(?:部门|部委|单位|机构)")
LOCAL = re.compile(r"当地|这里|该[省市县区州旗镇村]|[县村镇]里")


@dataclass(frozen=True, slots=True)
class Subject:
    """The entities that govern a stretch of text together, and how they were found.

    ``way`` is ``explicit`` (the same clause or an earlier one of the sentence), ``following`` (a later
    clause of the sentence), ``carried`` (an earlier sentence of the paragraph) or ``piece`` (the region
    whose affairs the article reports).
    """

    entities: tuple[Entity, ...]
    way: str
    span: Span | None = None  # where the subject stands, if anywhere


def subject_at(
    segmented: Segmented, resolved: Resolved, span: Span, kinds: tuple[Kind, ...] = ACTORS
) -> Entity | None:
    """The entity of ``kinds`` that governs ``span``, or None where nothing says it."""
    subject = governing(Scene(segmented, resolved), span, kinds)
    return subject.entities[0] if subject else None


def governing(scene: Scene, span: Span, kinds: tuple[Kind, ...] = ACTORS) -> Subject | None:
    """The subject of ``span``: explicit, else carried over, else the region of the piece."""
    sentence = scene.segmented.sentence_of(span)
    found = explicit(scene, sentence, span.start, kinds)
    if found:
        return Subject(_entities(found), "explicit", _cover(found))
    found = following(scene, sentence, span.end, kinds)
    if found:
        return Subject(_entities(found), "following", _cover(found))
    region = _nation(scene, sentence, span.start) or scene.piece_region(span)
    local = LOCAL.search(scene.words(sentence.start, span.start))
    if SOME_BODIES.match(scene.segmented.text, sentence.start):
        return None
    if local or not region or region.level == "Country":
        found = carried(scene, sentence, (Kind.REGION,))
        if len(found) == 1:
            return Subject(_entities(found), "carried", _cover(found))
    return Subject((region,), "piece") if region else None


def _nation(scene: Scene, sentence: Span, end: int) -> Entity | None:
    """The country, where the sentence says 我国, 国家 or 五部门 before ``end``."""
    for clause in scene.clauses(sentence):
        if clause.start < end and NATION.match(scene.segmented.text, clause.start, end):
            countries = [e for e in scene.resolved.entities if e.level == "Country" and e.name in HOME]
            return countries[0] if countries else None
    return None


def explicit(
    scene: Scene, sentence: Span, end: int, kinds: tuple[Kind, ...] = ACTORS
) -> tuple[Sighting, ...]:
    """The actors of the last clause of ``sentence`` before ``end`` that has a subject; may be none."""
    for clause in reversed(scene.clauses(sentence)):
        if clause.start >= end:
            continue
        found = subject_of(scene, Span(clause.start, min(clause.end, end)), kinds)
        if found and not (clause.end <= end and _only_speaks(scene, clause, found)):
            return found
        if not found and PIECE.match(scene.words(clause.start, clause.end)):
            return ()
    return ()


def following(
    scene: Scene, sentence: Span, start: int, kinds: tuple[Kind, ...] = ACTORS
) -> tuple[Sighting, ...]:
    """The subject of the first clause after ``start`` that has one; may be none."""
    clauses = [c for c in scene.clauses(sentence) if c.start >= start]
    for clause in clauses[:2]:
        found = subject_of(scene, clause, kinds)
        if found:
            lead = scene.words(clause.start, found[0].span.start)
            return found if FOLLOWING_LEAD.fullmatch(lead) else ()
    return ()


def carried(scene: Scene, sentence: Span, kinds: tuple[Kind, ...] = ACTORS) -> tuple[Sighting, ...]:
    """The subject of an earlier sentence of the paragraph, or of the heading above it."""
    for earlier in reversed(_before(scene, sentence)):
        found = explicit(scene, earlier, earlier.end, kinds)
        if found:
            return found
    return ()


def _before(scene: Scene, sentence: Span) -> tuple[Span, ...]:
    """The sentences that may hand their subject on to ``sentence``."""
    article = scene.article_of(sentence)
    above: tuple[Span, ...] = ()
    for line in article.lines:
        if sentence.start in line.span:
            return (*above, *(s for s in line.sentences if s.end <= sentence.start))
        above = line.sentences if line.role is Role.HEADING else ()
    return ()


def subject_of(scene: Scene, clause: Span, kinds: tuple[Kind, ...] = ACTORS) -> tuple[Sighting, ...]:
    """The actors with which a clause opens: the first one that can be a subject and those joined to it."""
    start = clause.start
    dateline = DATELINE.match(scene.segmented.text, start, clause.end + 40)
    if dateline:
        start = dateline.end()
    actors = scene.within(Span(start, max(start, clause.end)), *kinds)
    for i, actor in enumerate(actors):
        if _qualifies(scene, actor):
            continue
        lead = scene.words(start, actor.span.start)
        group = _group(scene, actors[i:])
        topic = group[-1].span.end == clause.end and TOPIC_LEAD.match(lead)
        if len(lead) > LONGEST_LEAD or (OBJECT_LEAD.search(lead) and not topic):
            return ()
        after = scene.words(group[-1].span.end, group[-1].span.end + 8)
        if lead.endswith("在") and (VISITED.match(after) or HELD.match(after)):
            return ()
        if not ATTRIBUTE.match(after):
            return group
    return ()


def _qualifies(scene: Scene, actor: Sighting) -> bool:
    """Whether an actor only says where a place, who a person or whose a work is that is named after it."""
    if actor.kind is not Kind.REGION:
        return bool(scene.within(Span(actor.span.end, actor.span.end + 1), Kind.PROJECT))
    return bool(scene.within(Span(actor.span.end, actor.span.end + 1), Kind.PLACE, Kind.PERSON, Kind.POST))


def _only_speaks(scene: Scene, clause: Span, group: tuple[Sighting, ...]) -> bool:
    """Whether the subject of a clause only says what the next clauses tell of others."""
    return bool(SAYS.match(scene.words(group[-1].span.end, clause.end)))


def _group(scene: Scene, actors: tuple[Sighting, ...]) -> tuple[Sighting, ...]:
    """The first actor with those coordinated with it; of a region and one inside it, the inner one."""
    group = [actors[0]]
    for actor in actors[1:]:
        between = scene.words(group[-1].span.end, actor.span.start).strip()
        if not between:
            group[-1] = actor
        elif JOIN.fullmatch(between):
            group.append(actor)
        else:
            break
    return tuple(group)


def joined(scene: Scene, first: Sighting) -> tuple[Sighting, ...]:
    """An actor with those coordinated with it after it in its sentence."""
    sentence = scene.segmented.sentence_of(first.span)
    return _group(
        scene, (first, *scene.within(Span(first.span.end, max(first.span.end, sentence.end)), *ACTORS))
    )


def _entities(group: tuple[Sighting, ...]) -> tuple[Entity, ...]:
    return tuple({s.entity.key: s.entity for s in group}.values())


def _cover(group: tuple[Sighting, ...]) -> Span:
    return Span(group[0].span.start, group[-1].span.end)


AGENT = re.compile(r"由(?=■)")
AFTER_AGENTS = re.compile(r"(?:等[^，。；]{0,10})?(?:共同|联合|合作|携手|牵头|联名|具体)*")


def passive_agents(scene: Scene, span: Span) -> list[tuple[tuple[Sighting, ...], str]]:
    """The agents after 由 in ``span``, each group with the words that follow it: “由甲、乙共同主办”."""
    found = []
    for match in AGENT.finditer(scene.masked, span.start, span.end):
        actors = scene.within(Span(match.end(), span.end), *ACTORS)
        if not actors or actors[0].span.start != match.end():
            continue
        group = _group(scene, actors)
        gap = AFTER_AGENTS.match(scene.masked, group[-1].span.end)
        start = gap.end() if gap else group[-1].span.end
        found.append((group, scene.words(start, start + 8)))
    return found
