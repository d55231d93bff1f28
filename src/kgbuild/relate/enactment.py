"""Who carries out what: implements, undertakes, develops, by the subject that governs the name.

A subject that a sentence names governs what stands after it in the sentence; where none is named, the
region of the piece does. A project needs a verb of building or running beside it: it is also a place
that one visits or passes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.model import Entity, Kind, Role, Span, Statement
from kgbuild.relate.scene import Scene, Sighting
from kgbuild.relate.subject import Subject, governing, passive_agents
from kgbuild.relate.verbs import verbs

PREDICATE = {Kind.INITIATIVE: "implements", Kind.PROJECT: "undertakes", Kind.INDUSTRY: "develops"}

# How often a rule was right on annotated texts, by relation and by the way its subject was found.
CONFIDENCE = {
    ("implements", "explicit"): 0.95,
    ("implements", "following"): 0.85,
    ("implements", "carried"): 0.7,
    ("implements", "piece"): 0.95,
    ("undertakes", "explicit"): 0.9,
    ("undertakes", "following"): 0.8,
    ("undertakes", "carried"): 0.7,
    ("undertakes", "piece"): 0.8,
    ("develops", "explicit"): 0.95,
    ("develops", "following"): 0.9,
    ("develops", "carried"): 0.75,
    ("develops", "piece"): 0.95,
}

# A name after these is a place on the way, not a work.
VISITED_PLACE = re.compile(
    r"(?:来到|走进|到达|抵达|位于|毗邻|途经|驶出|驶入|直达|前往|考察|参观|调研)[^，；：。]{0,6}$|(?:在|从|离|至|距|赴|经)(?:■*的?)$"
)
AS_EXAMPLE = re.compile(r"(?:如|像|不仅有以)■*$")
# What crosses many regions is not opened by the one in which the news of it is told.
CROSSING = re.compile(
    r"(?:铁路|高铁|高速|公路|大桥|特大桥|隧道|隧洞|通道|航道|运河|管道|[支干快]?线|段|机组|站|工程跨\w+)[”》]?$"
)
GOVERNING = re.compile(r"(?:[省市县区州旗镇]委|委员会|政府)$")
# A name that only says to what another belongs: “作为…重点项目”, “…工程之一——”.
SAID_OF_ANOTHER = re.compile(
    r"[”》]?(?:(?:的)?(?:重点|旗舰|骨干|配套|标志性|重大)+(?:项目|工程)(?:之一)?(?:——|，|$)|之一——|公布后|志愿者)"
)
LIST_ITEM = re.compile(r"\d+[个项]")
# Industries of a partnership are not those of the one who enters it.
COOPERATION = re.compile(r"[^，。；]{0,14}(?:领域|方面)?[^，。；]{0,6}合作")
THEME = re.compile(r"主题为[“‘《]?■|以[“‘《]?■+[”’》]?为主?题")  # seen in the masked clause
NOT_DONE_BY = re.compile(r"编制了?[“《]")  # who writes a plan is not yet who carries it out
NO_INDUSTRY = re.compile(
    r"[^，。；]{0,10}等(?:优势(?![^，。；]{0,4}[产行]业)|菜品|部门|问题|[^，。；]{0,4}风险)|下乡|工程|实验室|的(?!发展|产业|培育|集群|种植|应用)|技术创新|人才|大会|博览会"
)
# A verb of doing right before a line of action's name, and one right after it.
CARRIES_OUT = re.compile(
    r"(?:实施|推进|推动|推行|开展|启动|深化|加快|构建|建立|健全|完善|建成|建设|贯彻|落实|执行|坚持|坚定奉行|奉行|打好|打响|制定|探索|提出"
    r"|创新|增设|设立|实行|依托|按照|融入|制订|编制|编好|做好|办好|抓好|拓展|宣布启动|深入打好|落细|出台|弘扬|以|新增|打造)(?:了|好)?"
    r"(?:[^，；。“《]{0,12}[、和及与])?[“‘《]?$"
)
IS_CARRIED_OUT = re.compile(
    r"[”’》]?(?:的)?(?:今日?起|今（[^）]*）起)?(?:正式|全面|深入|扎实|有序|持续|顺利|加快|不断|迈出|成色)*"
    r"(?:公布|展开|推进|实施|启动|推开|施行|完成|扩围|落地|显现成效|坚实步伐|越来越足)"
)
STARTS_WITH_DOING = re.compile(r"深入|全面|推进|推动|拓展|打造|加快|高质量")
# What only says when, or whose words they are: “十五五”|期间, 关于“江湖连通”|的重要论述.
ONLY_DATES = re.compile(
    r"[”’》]?(?:期间|时期|[一-龥]{0,8}以来|后[，。]|前的|的?(?:[^，。；]{0,10}和)?(?:重要|理论|指示|论述|新阶段|新征程))"
)
TRAINS = re.compile(r"(?:班列|航线|专列)[”》]?$")
LEADER_SAYS = re.compile(r"(?:总书记|习近平|^他|总理|主席)[^。]{0,12}(?:指出|强调|要求|指示)")
OWN_BRANCH = re.compile(r"(?:院区|校区|分院|分馆|新馆)$")  # is the body itself, elsewhere
OTHERS_ACT = re.compile(r"印发|出台|发布|支持|签约|签署|批复|同意")


def relate(scene: Scene) -> Iterator[Statement]:
    """The initiatives, projects and industries of a document with those who carry them out."""
    for target in (*scene.of(*PREDICATE), *_nested(scene)):
        yield from _by_subject(scene, target)
        yield from _by_agent(scene, target)
        yield from _by_name(scene, target)


def _nested(scene: Scene) -> list[Sighting]:
    """The initiatives that a longer initiative's or project's name holds: its plan, its pilot."""
    return [
        inner
        for outer in scene.of(Kind.INITIATIVE, Kind.PROJECT)
        for inner in scene.inside(outer, Kind.INITIATIVE)
    ]


def _by_subject(scene: Scene, target: Sighting) -> Iterator[Statement]:
    predicate = PREDICATE[target.kind]
    beside = _beside(scene, target)
    if beside:
        yield _statement(scene, target, beside.entity, "beside", 0.9, beside.span)
        return
    subject = governing(scene, target.span)
    if subject is None:
        return
    if _only_met(scene, target, subject):
        subject = _of_piece(scene, target)
    for entity in _doers(scene, subject):
        if _may_act(scene, target, subject, entity):
            confidence = CONFIDENCE[predicate, subject.way]
            where = subject.span if subject.way in {"explicit", "following"} else None
            yield _statement(scene, target, entity, subject.way, confidence, where)


def _only_met(scene: Scene, target: Sighting, subject: Subject) -> bool:
    """Whether bodies that a sentence opens with did but hold an event, in a clause before the target's."""
    if subject.way != "explicit" or subject.span is None or subject.entities[0].kind is Kind.REGION:
        return False
    clause = scene.clause_of(subject.span)
    return clause.end <= target.span.start and bool(scene.within(clause, Kind.EVENT))


def _of_piece(scene: Scene, target: Sighting) -> Subject:
    region = scene.piece_region(target.span)
    return Subject((region,) if region else (), "piece")


def _doers(scene: Scene, subject: Subject) -> list[Entity]:
    """Those who act: for a region's committee or government, the region."""
    doers: dict[str, Entity] = {}
    for entity in subject.entities:
        region = scene.resolved.by_key.get(entity.region or "") if GOVERNING.search(entity.name) else None
        doer = region or entity
        doers[doer.key] = doer
    return list(doers.values())


def _may_act(scene: Scene, target: Sighting, subject: Subject, entity: Entity) -> bool:
    """Whether the subject can be one that carries out the target."""
    before, after = _around(scene, target)
    if _is_theme(scene, target) or (subject.way == "piece" and SAID_OF_ANOTHER.match(after)):
        return False
    if entity.kind is Kind.ORGANIZATION and NOT_DONE_BY.search(before):
        return False
    if target.kind is Kind.INDUSTRY:
        return entity.kind is Kind.REGION and not COOPERATION.match(after) and not NO_INDUSTRY.match(after)
    if target.kind is Kind.PROJECT:
        return _builds(scene, target, subject, entity)
    if subject.way == "piece" and not _is_speech(scene, target):
        nation = entity.level == "Country" and not _is_carried_out(before, target, after)
        return not (nation or ONLY_DATES.match(after))
    return True


def _is_carried_out(before: str, target: Sighting, after: str) -> bool:
    """Whether the words beside a line of action say that it is carried out, whoever does it."""
    name = target.mention.name
    return bool(CARRIES_OUT.search(before) or STARTS_WITH_DOING.match(name) or IS_CARRIED_OUT.match(after))


def _is_theme(scene: Scene, target: Sighting) -> bool:
    """Whether a name is what something has as its theme: “以‘…’为主题”."""
    start = max(0, target.span.start - 5)
    theme = THEME.search(scene.masked, start, target.span.end + 4)
    return bool(theme and theme.end() > target.span.start)


def _builds(scene: Scene, target: Sighting, subject: Subject, entity: Entity) -> bool:
    """Whether the words beside a project say that the subject builds or runs it."""
    before, after = _around(scene, target)
    masked = scene.masked[target.span.start - len(before) : target.span.start]
    if VISITED_PLACE.search(masked) or AS_EXAMPLE.search(masked):
        return False
    if subject.way == "piece" and _is_speech(scene, target):
        return True
    if subject.way == "following" or (subject.way == "piece" and _told_by_leader(scene, target)):
        return False
    named = subject.way == "explicit" and subject.span and entity.kind is Kind.ORGANIZATION
    if named and subject.span and OTHERS_ACT.search(scene.words(subject.span.end, target.span.start)):
        return False
    if verbs("undertakes", "before").search(before):
        return True
    if entity.level == "Country":
        return False
    if subject.span and LIST_ITEM.match(scene.words(subject.span.end, target.span.start)):
        return True
    if subject.way == "carried" or CROSSING.search(target.entity.name):
        return False
    return bool(verbs("undertakes", "after").search(after))


def _told_by_leader(scene: Scene, target: Sighting) -> bool:
    """Whether a sentence tells what a leader of the country says of a work, or where its trains go."""
    sentence = scene.segmented.sentence_of(target.span)
    lead = scene.words(sentence.start, target.span.start)
    return bool(TRAINS.search(target.entity.name) or LEADER_SAYS.search(lead))


def _is_speech(scene: Scene, target: Sighting) -> bool:
    """Whether the article is what its region's leader says of it."""
    return any(line.role is Role.SPEAKER for line in scene.article_of(target.span).lines)


def _around(scene: Scene, target: Sighting) -> tuple[str, str]:
    """What the clause says before and after the target."""
    clause = scene.clause_of(target.span)
    return (
        scene.words(clause.start, target.span.start),
        scene.words(target.span.end, max(clause.end, target.span.end)),
    )


def _beside(scene: Scene, target: Sighting) -> Sighting | None:
    """The region right before an industry: “南塘蚕桑、北山的茶叶”."""
    if target.kind is not Kind.INDUSTRY:
        return None
    for region in scene.within(scene.clause_of(target.span), Kind.REGION):
        if (
            scene.words(region.span.end, target.span.start) in {"", "的"}
            and region.span.end <= target.span.start
        ):
            return region
    return None


def _by_agent(scene: Scene, target: Sighting) -> Iterator[Statement]:
    """“由甲、乙共建”, “由甲负责运行” after the name."""
    if target.kind is not Kind.PROJECT:
        return
    sentence = scene.segmented.sentence_of(target.span)
    for agents, verb in passive_agents(scene, Span(target.span.end, max(sentence.end, target.span.end))):
        if verbs("undertakes", "agent").match(verb):
            for agent in agents:
                yield _statement(scene, target, agent.entity, "agent", 0.85, agent.span)


def _by_name(scene: Scene, target: Sighting) -> Iterator[Statement]:
    """The body in or right before a project's name: “北山集团年产五万吨项目”."""
    if target.kind is not Kind.PROJECT:
        return
    for owner in scene.within(scene.clause_of(target.span), Kind.ORGANIZATION):
        if owner.span.end == target.span.start:
            yield _statement(scene, target, owner.entity, "owner-before-name", 0.85, owner.span)
    for owner in scene.inside(target, Kind.ORGANIZATION):
        its_own = owner.entity.subtype != "party"  # a hall about the Party's history is not its work
        if owner.span.start == target.span.start and its_own and not OWN_BRANCH.search(target.entity.name):
            yield _statement(scene, target, owner.entity, "owner-in-name", 0.85, owner.span)


def _statement(
    scene: Scene, target: Sighting, actor: Entity, way: str, confidence: float, where: Span | None
) -> Statement:
    predicate = PREDICATE[target.kind]
    clause = scene.clause_of(target.span)
    start, end = min(clause.start, target.span.start), max(clause.end, target.span.end)
    if where:
        start, end = min(start, where.start), max(end, where.end)
    rule = f"{predicate}.{'piece-region' if way == 'piece' else way}"
    evidence = scene.segmented.evidence(Span(start, end))
    return Statement(actor.key, predicate, target.entity.key, evidence, rule, confidence)
