"""Things that a clause takes up again by what they are: 该项目, 大桥, 展会, 该班列, 这里."""

from __future__ import annotations

import re

from kgbuild.model import Entity, Kind, Span
from kgbuild.relate.scene import Scene

CALLED = (Kind.PROJECT, Kind.EVENT, Kind.PLACE, Kind.INITIATIVE, Kind.ORGANIZATION)
# What may stand before the topic of a clause.
ADVERBS = (
    r"(?:[\d年月日至—\-初底末上下半中旬前\s]|目前|如今|现在|今[年天]|去年|昨[天日]|近日|日前|截至|同时|此外|据统计|预计|其中|当[前天]|"
    r"[（(][^）)]*[）)]|“?十[三四五]五”?|期间|时期|以来|季度|近年来|在|随着|作为|十年来?|个月|[“《])*"
)
OPENING = re.compile(ADVERBS)
# A clause that takes up a thing named before by what it is, or tells what only such a thing has.
_THIS = r"(?:^|[^\u4e00-\u9fff])(?:目前|该|这[个条座一]|此|整个|项目|截至目前|如今|其中)*"
TAKEN_UP: dict[Kind, re.Pattern[str]] = {
    Kind.PROJECT: re.compile(
        _THIS + r"(?:项目|工程|线路|铁路|高铁|高速|公路|大桥|隧道|园区|产业园|基地|机场|水库|港口|电站|管道"
        r"|场馆|场区|航道|全线|全长|全桥|桥梁|一期|二期|总投资|总建筑|建成后|投产后|投运后|通车后|设计时速|规划建设|占地|隧洞|展馆|主体)"
    ),
    Kind.EVENT: re.compile(
        _THIS
        + r"(?:本届|本次|此次|这次|该届|(?:大会|展会|博览会|论坛|赛事|比赛|会议|活动|开幕式|闭幕式|现场)"
        r"(?!室|中心|场)|展览|展出|参展|参赛|共吸引)"
    ),
    Kind.ORGANIZATION: re.compile(_THIS + r"(?:公司|企业|集团|学校|医院|合作社|银行(?!业))(?!数|总|利|的数)"),
}
HERE = re.compile(ADVERBS + r"(?:从|由)?这里")
LOCAL = (Kind.PROJECT, Kind.PLACE, Kind.REGION)
# Bodies that are places, too.
HOUSE = re.compile(
    r"(?:中心|学校|中学|小学|大学|学院|医院|研究院|研究所|实验室|车间|厂|合作社|农场|林场|博物馆)$"
)
SHORT_HEAD = re.compile(r"[桥段线路港站园馆展会](?![\u4e00-\u9fff]{0,2}[市县区省])")
THIS = re.compile(r"(?:该|这[个条座项一]?|此|本)")
LONGEST_CALLED = 8  # characters between 该 and the end of what it takes up: 该抽水储能|电站


def taken_up(scene: Scene, part: Span) -> Entity | None:
    """The project, event or body named before that a clause takes up."""
    words = scene.words(part.start, part.end)
    for kind, pattern in TAKEN_UP.items():
        if pattern.match(words):
            found = scene.last(part.start, kind)
            if found:
                return found
    return _called(scene, part) or _here(scene, part)


def _here(scene: Scene, part: Span) -> Entity | None:
    """What 这里 means: the work, place, region or body named last before in the paragraph."""
    if not HERE.match(scene.words(part.start, part.end)):
        return None
    line = scene.line_of(part)
    start = line.span.start if line else part.start
    named = [s for s in scene.sightings if start <= s.span.start < part.start and _is_local(s.entity)]
    return named[-1].entity if named else None


def _is_local(entity: Entity) -> bool:
    return entity.kind in LOCAL or (entity.kind is Kind.ORGANIZATION and bool(HOUSE.search(entity.name)))


def _called(scene: Scene, part: Span) -> Entity | None:
    """The thing named before in the paragraph that a clause calls by the end of its name: 该班列, 平台."""
    opening = OPENING.match(scene.segmented.text, part.start, part.end)
    start = opening.end() if opening else part.start
    this = THIS.match(scene.segmented.text, start, part.end)
    words = scene.words(this.end() if this else start, part.end)
    if len(words) < 2:
        return None
    for s in reversed(scene.before(part.start, *CALLED)):
        name = s.entity.name
        at = words.find(name[-2:])
        whole = any(len(name) > size and words.startswith(name[-size:]) for size in (3, 4))
        short = this and SHORT_HEAD.match(words) and words[0] == name[-1]
        if at == 0 or whole or short or (this and 0 < at <= LONGEST_CALLED - 2):
            return s.entity
    return None
