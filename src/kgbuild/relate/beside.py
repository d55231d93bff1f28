"""What a figure counts by the words beside it: a work's size, an event's visitors, an accident's victims."""

from __future__ import annotations

import re

from kgbuild.model import Entity, Figure, Kind, Span
from kgbuild.relate.scene import Scene

# What is told of a work right after its name, whatever stands before that: 连接两省的江临铁路|总长573公里.
OF_WORKS = re.compile(
    r"(?:线路|正线|主线|隧道|大桥)?(?:全长|总长|总投资|总建筑面积|施工面积|占地|设计时速|设计年|年发电量|总装机|装机)"
)
# Those who come to something that takes place: 约450人|参加开幕式, 2800余个品牌|参展.
ATTENDED = re.compile(r"[^，。；]{0,12}?(?:参加|出席|参展|参会|参赛|到会|与会)")
# What somebody suffers in an accident, and what an accident is called.
HARM = re.compile(r"(?:人员)?(?:死亡|遇难|受伤|失踪|遇险|受困|被困)|直接经济损失")
ACCIDENT = re.compile(
    r"(?:事故|火灾|爆炸|坍塌|倒塌|坠毁|地震|海啸|泥石流|滑坡|山洪|洪灾|空难|沉船|踩踏)(?:事件|灾害)?$"
)


def beside(scene: Scene, sentence: Span, figure: Figure) -> Entity | None:
    """The work a figure describes from either side, or the event whose visitors it counts."""
    clause = scene.clause_of(figure.span)
    works = scene.within(Span(clause.start, figure.span.start), Kind.PROJECT)
    if works and OF_WORKS.match(scene.words(works[-1].span.end, figure.span.start)):
        return works[-1].entity
    if scene.words(figure.span.end, figure.span.end + 1) == "的":
        described = scene.within(Span(figure.span.end + 1, figure.span.end + 2), Kind.PROJECT)
        if described:
            return described[0].entity
    if ATTENDED.match(scene.segmented.text, figure.span.end):
        return scene.last(sentence.end, Kind.EVENT)
    return _accident(scene, clause, figure)


def _accident(scene: Scene, clause: Span, figure: Figure) -> Entity | None:
    """The accident whose victims or damage a figure counts, where the article names one."""
    beside = scene.words(clause.start, figure.span.start), scene.words(figure.span.end, clause.end)
    if not any(HARM.match(words.strip()) for words in beside):
        return None
    article = scene.article_of(clause).span
    named = [s for s in scene.every if s.kind is Kind.EVENT and s.span in article]
    accidents = [s for s in named if ACCIDENT.search(s.entity.name)]
    before = [s for s in accidents if s.span.start < figure.span.start]
    return next((s.entity for s in (*reversed(before), *accidents)), None)
