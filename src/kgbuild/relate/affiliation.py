"""Relating people to the bodies that they belong to other than through a post: affiliatedWith.

Two signs count: the agency or paper before 记者 and its names, in a dateline or a credit, and the
body before an occupation that is no office (“甲大学教授乙”, “甲医院护士乙”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.model import Kind, Recognised, Resolved, Segmented, Span, Statement
from kgbuild.relate.scene import Scene, Sighting

# Between a body and a person, both masked; ■ is a name (of a place, or of a person before this one).
REPORTS = re.compile(r"(?:[^，。；（）()\n]{0,16}?电)?\s*[（(]?\s*(?:特派|驻外)?(?:记者|通讯员|摄影)[\s■、]*")
ASIDE = r"(?:■+(?:（[左右中上下图一二三\d]{1,3}）)?、)*"  # those named before: “甲（右）、”
OCCUPATION = (
    r"(?:(?:特聘|副|客座)?教授|(?:助理|副)?研究员|讲师|学生|学员|博士生?|硕士生?|研究生|本科生|教师|老师|工作人员|职工|员工|工人|医生|"
    r"医师|护士|护士长|队员|志愿者|工程师|技术员|技师|院士|专家|学者|运动员|演员|民警|战士|飞行员|航天员|青年|技术人员|驻村干部|分析师|"
    r"宣讲员|解说员|讲解员|维修工|电工|焊工|司机|快递员|农艺师|播音员|主持人)"
)
WORKS_THERE = re.compile(rf"(?:的|[^，。；、■□（(：:\n]{{0,6}})?{OCCUPATION}{ASIDE}[“]?")

REACH = 60  # characters before a person in which the body may stand


def relate(segmented: Segmented, recognised: Recognised, resolved: Resolved) -> Iterator[Statement]:
    """The bodies that a document's people are said to belong to."""
    scene = Scene(segmented, resolved)
    for person in scene.of(Kind.PERSON):
        for body in _before(scene, person):
            between = _between(scene, body.span.end, person.span.start)
            if REPORTS.fullmatch(between):
                yield _statement(scene, person, body, "affiliation.reporter", 0.95)
                break
            if WORKS_THERE.fullmatch(between) and body in scene.sightings:
                yield _statement(scene, person, body, "affiliation.occupation", 0.85)
                break


def _between(scene: Scene, start: int, end: int) -> str:
    """The text from ``start`` to ``end`` with its names blanked, those in brackets too."""
    text = list(scene.segmented.text[start:end])
    for sighting in scene.within(Span(start, end), Kind.PERSON, Kind.REGION, Kind.PLACE):
        for i in range(sighting.span.start - start, min(sighting.span.end, end) - start):
            text[i] = "■"
    return "".join(text)


def _before(scene: Scene, person: Sighting) -> list[Sighting]:
    """The bodies named shortly before a person, those in a title too, the nearest first."""
    line = scene.line_of(person.span)
    near = Span(max(line.span.start if line else 0, person.span.start - REACH), person.span.start)
    found: list[Sighting] = []
    for sighting in scene.within(near):
        if sighting.kind is Kind.ORGANIZATION:
            found.append(sighting)
        elif sighting.kind is Kind.POST:
            found.extend(scene.inside(sighting, Kind.ORGANIZATION)[:1])
    return found[::-1]


def _statement(scene: Scene, person: Sighting, body: Sighting, rule: str, confidence: float) -> Statement:
    quotation = scene.segmented.evidence(Span(body.span.start, person.span.end))
    return Statement(person.entity.key, "affiliatedWith", body.entity.key, quotation, rule, confidence)
