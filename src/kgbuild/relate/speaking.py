"""Who spoke at an event: spokeAt.

The event stands in the sentence (“在论坛上指出”, “出席论坛并致辞”), or is called by its head or by the
speech alone (“在会上强调”, “出席会议并讲话”, “先后发言”): then it is the one the article opens with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.lexicon import load
from kgbuild.model import Article, ArticleKind, Kind, Role, Span, Statement
from kgbuild.relate.meeting import HEADS, event_before
from kgbuild.relate.scene import Scene, Sighting

SPEECH = r"(?:讲话|致辞|演讲|发言|报告)"
SAYS = r"(?:强调|指出|表示|提出|要求|介绍|说|答问|发表|宣读|阐述|作[^，。；]{0,8}报告)"
# From a person to the event named after, and on from there.
IN = re.compile(r"■*(?:同志)?[^，。；]{0,24}?在$")
AT = re.compile(rf"[^，。；■□]{{0,6}}?(?:上|中|时|期间)[^，。；■□]{{0,8}}?(?:{SAYS}|{SPEECH})")
TO = re.compile(r"■*[^，。；]{0,12}?[向在]$")
GIVES = re.compile(rf"[^，。；■□]{{0,6}}?(?:发表|作)[^，。；■□]{{0,8}}?{SPEECH}")
ATTENDS = re.compile(r"■*[^，。；]{0,24}?(?:出席|参加|主持|主持召开)$")
AND_SPEAKS = re.compile(rf"[^，。；■□]{{0,8}}?，?并[^，。；]{{0,20}}?{SPEECH}")
# The same where the event is called by its head, or not at all.
BY_HEAD = re.compile(
    rf"■*(?:同志)?[^，。；]{{0,14}}?(?:出席|参加|主持)(?:召开)?(?P<head>[^，。；■□]{{0,4}}?{HEADS})?并"
    rf"[^，。；]{{0,12}}?{SPEECH}|■*(?:同志)?(?:作|致|发表)?(?:了?(?:动员|主旨|总结|重要|欢迎|工作)*)?(?:讲话|致辞|欢迎辞|动员)(?=[，。；])"
)
IN_SPEECH = re.compile(
    rf"■*(?:同志)?[^，。；■□]{{0,10}}?在[^，。；■□]{{0,8}}?(?:(?P<head>{HEADS})(?:上|期间)|(?:讲话|致辞|发言)[中时])"
)
TO_ALL = re.compile(rf"■*[^，。；]{{0,10}}?向(?:大会|会议)(?:作|发表)[^，。；]{{0,8}}?{SPEECH}")
ON = re.compile(r"等?，?(?:就|围绕)[^。；]{2,60}?(?:进行|作|开展)[^，。；]{0,10}(?:交流|分享|发言|探讨)")
SPEAK_TOO = re.compile(r"(?:等)?(?:先后|分别|依次|也)?(?:作了?)?[^，。；■□]{0,6}?(?:发言|致辞|工作报告)")
THERE = re.compile(r"(?:座谈|研讨|论坛|会议)?会(?:议)?上，|(?:现场)?交流环节")
CONTRIBUTES = re.compile(r"发言|介绍|建议|交流|分享|表示|指出|强调|聚焦|围绕")
SAYS_FIRST = re.compile(r"■*(?:同志|主任|书记|省长|市长)?[^，。；■□]{0,4}?(?:强调|指出|要求)")
TALKS = re.compile(r"会见|会谈|通电话|会晤")
TALKING = re.compile(r"■*[^，。；■□]{0,4}?(?:表示|指出|强调|说|感谢|祝贺|转达)")
NOT_HIM = re.compile(r"■*(?:的|同志(?:关于|在|重要)|重要|关于|对.{0,8}的)")
QUOTED_EVERYWHERE = frozenset(row["person"] for row in load("leaders").rows if row["title"] != "-")
REST_OF_LIST = 24  # characters for those in a list who have no name
AUTHORS = ("person.byline", "person.credit", "person.staff", "person.reporter-line")
FOLLOWS = re.compile(r"[同和与据]$")


def relate(scene: Scene) -> Iterator[Statement]:
    """The people who spoke at a document's events."""
    for article in scene.segmented.articles:
        if article.kind is ArticleKind.SPEECH:
            continue
        for sentence in article.sentences():
            for person in scene.within(sentence, Kind.PERSON):
                if not person.mention.rule.startswith(AUTHORS):
                    yield from _spoke(scene, article, sentence, person)
            yield from _in_turn(scene, article, sentence)
        yield from _talks(scene, article)


def _spoke(scene: Scene, article: Article, sentence: Span, person: Sighting) -> Iterator[Statement]:
    """What is said of one person in one sentence."""
    if FOLLOWS.search(scene.words(person.span.start - 1, person.span.start)):
        return
    lead = scene.masked[sentence.start : person.span.start]
    named = _named(scene, sentence, person)
    if named:
        yield _statement(scene, person, named, Span(person.span.start, named.span.end), "at-event", 0.9)
        return
    for rule, pattern, confidence in (
        ("by-head", BY_HEAD, 0.9),
        ("in-speech", IN_SPEECH, 0.9),
        ("to-all", TO_ALL, 0.9),
        ("says", SAYS_FIRST, 0.8),
    ):
        match = pattern.match(scene.masked, person.span.end, sentence.end)
        if match and (rule != "says" or _says_there(person, lead)):
            head = match.groupdict().get("head") or "会"
            event = event_before(scene, article, person.span.start, head) or event_before(
                scene, article, person.span.start, "会"
            )
            if event:
                yield _statement(scene, person, event, Span(person.span.start, match.end()), rule, confidence)
            return


def _says_there(person: Sighting, lead: str) -> bool:
    """Whether a sentence opens with a person whose words are not quoted everywhere."""
    return not lead.strip("■、 ") and person.entity.name not in QUOTED_EVERYWHERE


def _named(scene: Scene, sentence: Span, person: Sighting) -> Sighting | None:
    """The event of the sentence at which a person is said to speak."""
    for event in scene.within(Span(person.span.end, max(person.span.end, sentence.end)), Kind.EVENT):
        gap = scene.masked[person.span.end : event.span.start]
        for before, after in ((IN, AT), (TO, GIVES), (ATTENDS, AND_SPEAKS)):
            if before.fullmatch(gap) and after.match(scene.masked, event.span.end, sentence.end):
                return event
    return None


def _in_turn(scene: Scene, article: Article, sentence: Span) -> Iterator[Statement]:
    """“会上，甲、乙…”, “甲、乙先后发言”."""
    people = [p for p in scene.within(sentence, Kind.PERSON) if not p.mention.rule.startswith(AUTHORS)]
    event = event_before(scene, article, sentence.start, "会") if people else None
    if event is None:
        return
    there = THERE.search(scene.masked, sentence.start, min(sentence.start + 12, sentence.end))
    for person in people:
        clause = scene.clause_of(person.span)
        last = [p for p in people if p.span.end <= clause.end][-1]
        told = CONTRIBUTES.search(scene.masked, last.span.end, sentence.end)
        after = scene.masked[person.span.end : person.span.end + 12]
        if there and told and person.span.start >= there.end() and not NOT_HIM.match(after):
            where = Span(person.span.start, told.end())
            yield _statement(scene, person, event, where, "in-turn", 0.85)
        elif _speak_too(scene, sentence, last) and not NOT_HIM.match(after):
            yield _statement(scene, person, event, Span(person.span.start, last.span.end), "in-turn", 0.85)


def _speak_too(scene: Scene, sentence: Span, last: Sighting) -> bool:
    """Whether those in a list that ends with ``last`` are said to speak."""
    if SPEAK_TOO.match(scene.masked, last.span.end, sentence.end):
        return True
    on = ON.search(scene.masked, last.span.end, sentence.end)
    return on is not None and on.start() - last.span.end <= REST_OF_LIST


def _talks(scene: Scene, article: Article) -> Iterator[Statement]:
    """The people after whom talks are called, where the article quotes them."""
    for event in {e.entity.key: e for e in scene.of(Kind.EVENT) if TALKS.search(e.entity.name)}.values():
        for sentence in article.sentences(Role.BODY):
            for person in scene.within(sentence, Kind.PERSON):
                lead = scene.masked[sentence.start : person.span.start]
                said = TALKING.match(scene.masked, person.span.end, sentence.end)
                named = any(person.entity.name in n for n in (event.entity.name, *event.entity.aliases))
                if said and named and not lead.strip("■ "):
                    where = Span(person.span.start, said.end())
                    yield _statement(scene, person, event, where, "talks", 0.95)


def _statement(
    scene: Scene, person: Sighting, event: Sighting, where: Span, rule: str, confidence: float
) -> Statement:
    quotation = scene.segmented.evidence(where)
    return Statement(person.entity.key, "spokeAt", event.entity.key, quotation, f"spoke.{rule}", confidence)
