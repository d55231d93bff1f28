"""Who takes part in an event: participatesIn.

Lists of those present run over several clauses (“甲市、乙厅负责同志，丙公司代表参加会议”) and mostly call
the event by its head alone (会议, 座谈会): it is the one named before in the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.model import Article, Entity, Evidence, Kind, Span, Statement
from kgbuild.relate.meeting import HEADS, event_before, in_full
from kgbuild.relate.scene import Scene, Sighting
from kgbuild.relate.subject import DATELINE

WHO = (Kind.PERSON, Kind.ORGANIZATION)
ATTENDS = re.compile(
    r"(?:应邀|共同|分别|一同|一起|陪同|现场|线上|视频)*(?:参加了?|出席了?|参会|列席了?|参与了?|主持召开|主持了?|参观了?)"
)
# The event that a verb of attending takes, where it is called by its head: “出席(本次)(座谈)会”.
BY_HEAD = re.compile(rf"[^，。；、■□]{{0,6}}?(?P<head>{HEADS})(?=[，。；、并和及时]|$|\n)")
RECEIVES = re.compile(r"(?:会见|接见|会晤|看望|邀请)了?[^，。；]*$")
NOTHING = re.compile(r"(?:[，。；\n]|$)")
REACH = 24  # characters between a verb of attending and the event's name
AT_EVENT = re.compile(rf"(?:[^，。；]{{0,6}}(?P<head>{HEADS})(?:上|中|期间|现场)|会上)，")
CONTRIBUTES = re.compile(
    r"发言|交流|授课|经验分享|(?:专题|工作|主题)报告|提出(?:了)?[^，。；]{0,10}(?:意见|建议)|作(?:了)?(?:介绍|汇报)|参会|等?[^，。；]{0,6}参加[。，]"
)
INVITES = re.compile(r"(?:会议|活动|座谈会|论坛|大会)?(?:特别|专门)?邀请了?")
LIST_LEAD = re.compile(r"(?:来自)?")
GROUP = re.compile(r"调查组|工作组|领导小组|专班")  # what one takes part in there is no meeting
NOT_THEM = re.compile(r"(?:同志)?(?:的?(?:亲属|家属|代表作|秘书)|给|对|向|关于|发来|重要|的)")
THERE = re.compile(
    rf"(?:与会的|参加(?:此次|本次)?{HEADS}的|参会的|出席(?:此次|本次)?{HEADS}的)[^，。；]{{0,24}}$"
)
# How a clause ends that only goes on with a list, and what shows that it says something of its own.
LISTING = re.compile(r"(?:■|同志|负责人|代表|专家|学者|人员|领导|主任|院士|嘉宾|企业家|等|分别)$")
TELLING = re.compile(r"召开|举行|举办|强调|指出|认为|要求|印发|分析|研究|为|落实|围绕|消息|日电|讯")
JOINT = re.compile(r"[、，和及与以]")
MEETING = re.compile(r"会见|会谈|通电?话|会晤|访华|访问|交谈")


def relate(scene: Scene) -> Iterator[Statement]:
    """The people and bodies that take part in a document's events."""
    for article in scene.segmented.articles:
        for sentence in article.sentences():
            yield from _attending(scene, article, sentence)
            yield from _contributing(scene, article, sentence)
            yield from _present(scene, article, sentence)
    yield from _in_name(scene)


def _attending(scene: Scene, article: Article, sentence: Span) -> Iterator[Statement]:
    """“甲、乙出席论坛”, “甲厅、乙公司负责同志参加会议”."""
    for verb in ATTENDS.finditer(scene.masked, sentence.start, sentence.end):
        first = _object(scene, article, sentence, Span(verb.end(), sentence.end))
        if first:
            guests = _guests(scene, sentence, verb.start(), first)
            for actor in guests or _listed(scene, sentence, verb.start()):
                for event in _coordinated(scene, first, sentence):
                    yield _statement(scene, actor, event, "attends", 0.95, actor.span, verb.end())


def _guests(scene: Scene, sentence: Span, verb: int, event: Sighting) -> list[Sighting]:
    """Those whom somebody receives who have come to an event: “甲会见来华出席论坛的乙、丙”."""
    clause = scene.clause_of(Span(verb, verb + 1))
    end = event.span.end + (scene.words(event.span.end, event.span.end + 1) in {"”", "》"})
    if not RECEIVES.search(scene.masked, clause.start, verb) or scene.words(end, end + 1) != "的":
        return []
    return list(scene.within(Span(end, max(end, sentence.end)), Kind.PERSON))


def _object(scene: Scene, article: Article, sentence: Span, rest: Span) -> Sighting | None:
    """The event that a verb of attending takes: named, called by its head, or left out."""
    named = scene.within(rest, Kind.EVENT)
    if named:
        between = scene.words(rest.start, named[0].span.start)
        if len(between) <= REACH and not re.search("[，。；]", between):
            return in_full(scene, named[0])
    head = BY_HEAD.match(scene.masked, rest.start, rest.end)
    if head:
        return event_before(scene, article, rest.start, head["head"])
    if NOTHING.match(scene.masked, rest.start) and not GROUP.search(scene.words(sentence.start, rest.start)):
        held = scene.within(Span(sentence.start, rest.start), Kind.EVENT)
        return in_full(scene, held[-1]) if held else event_before(scene, article, rest.start, "会")
    return None


def _coordinated(scene: Scene, first: Sighting, sentence: Span) -> list[Sighting]:
    """An event and those joined to it: “出席甲会、乙论坛”."""
    found = [first]
    for event in scene.within(Span(first.span.end, max(first.span.end, sentence.end)), Kind.EVENT):
        if scene.words(found[-1].span.end, event.span.start) not in {"、", "和", "及"}:
            break
        found.append(event)
    return found


def _listed(scene: Scene, sentence: Span, end: int) -> list[Sighting]:
    """The people and bodies in the clause that ends at ``end``, and in those before that only list."""
    found: list[Sighting] = []
    for clause in reversed(scene.clauses(sentence)):
        if clause.start >= end:
            continue
        words = scene.masked[clause.start : min(clause.end, end)]
        if clause.end <= end and (not LISTING.search(words) or TELLING.search(words)):
            break
        found = [*_actors(scene, Span(clause.start, min(clause.end, end))), *found]
    return found


def _actors(scene: Scene, span: Span) -> list[Sighting]:
    """The people and bodies of a list; not the body of which a person is."""
    dateline = DATELINE.match(scene.segmented.text, span.start, span.end)
    found = _bodies_of_posts(scene, Span(dateline.end(), span.end) if dateline else span)
    kept = []
    for i, actor in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        owner = following and not JOINT.search(scene.words(actor.span.end, following.span.start))
        place = scene.words(actor.span.start - 1, actor.span.start) in {"在", "到", "于"}
        after = scene.words(actor.span.end, actor.span.end + 6)
        if not place and not NOT_THEM.match(after) and not (owner and actor.kind is Kind.ORGANIZATION):
            kept.append(actor)
    return kept


def _bodies_of_posts(scene: Scene, span: Span) -> list[Sighting]:
    """The people and bodies named in ``span``; of “甲厅负责同志”, the body."""
    found = []
    for sighting in scene.within(span, *WHO, Kind.POST):
        if sighting.kind is not Kind.POST:
            found.append(sighting)
        elif sighting.mention.name.endswith(("负责同志", "负责人")):
            found.extend(scene.inside(sighting, Kind.ORGANIZATION)[:1])
    return found


def _contributing(scene: Scene, article: Article, sentence: Span) -> Iterator[Statement]:
    """“甲、乙公司作了交流发言”, “会议邀请了甲、乙公司参加” in the news of a meeting."""
    event = event_before(scene, article, sentence.start, "会")
    verb = CONTRIBUTES.search(scene.masked, sentence.start, sentence.end) if event else None
    if event is None or verb is None:
        return
    opening = AT_EVENT.match(scene.masked, sentence.start, sentence.end)
    start = opening.end() if opening else sentence.start
    lead = INVITES.match(scene.masked, start)
    start = lead.end() if lead else start
    bodies = [a for a in _actors(scene, Span(start, verb.start())) if a.kind is Kind.ORGANIZATION]
    if bodies and LIST_LEAD.fullmatch(scene.masked[start : bodies[0].span.start]):
        for body in bodies:
            yield _statement(scene, body, event, "contributes", 0.95, body.span, verb.end())


def _present(scene: Scene, article: Article, sentence: Span) -> Iterator[Statement]:
    """“参加会议的…甲说”."""
    for person in scene.within(sentence, Kind.PERSON):
        lead = THERE.search(scene.masked, sentence.start, person.span.start)
        event = event_before(scene, article, person.span.start, "会") if lead else None
        if event and lead and not NOT_THEM.match(scene.words(person.span.end, person.span.end + 4)):
            yield _statement(scene, person, event, "present", 0.9, person.span, lead.start())


def _in_name(scene: Scene) -> Iterator[Statement]:
    """Those after whom a meeting of two is called: “甲会见乙”."""
    people = [e for e in scene.resolved.entities if e.kind is Kind.PERSON]
    for event in scene.of(Kind.EVENT):
        if MEETING.search(event.entity.name):
            for person in people:
                if person.name in event.mention.name:
                    quotation = scene.segmented.evidence(event.span)
                    yield _participates(person, event, quotation, "in-name", 0.95)


def _statement(
    scene: Scene, actor: Sighting, event: Sighting, way: str, confidence: float, where: Span, verb: int
) -> Statement:
    """The statement, with the stretch from actor to verb (and to the event, where the sentence names it)."""
    start, end = min(where.start, verb), max(where.end, verb)
    if scene.segmented.sentence_of(event.span) == scene.segmented.sentence_of(where):
        start, end = min(start, event.span.start), max(end, event.span.end)
    quotation = scene.segmented.evidence(Span(start, end))
    return _participates(actor.entity, event, quotation, way, confidence)


def _participates(
    who: Entity, event: Sighting, quotation: Evidence, way: str, confidence: float
) -> Statement:
    rule = f"participates.{way}"
    return Statement(who.key, "participatesIn", event.entity.key, quotation, rule, confidence)
