"""The indicator of a figure: the words of its clause that say what it measures.

A figure stands after what it measures (项目46个, 投资增长17%) or before it (46个项目), alone in its clause
where an earlier one has said it (同比增长15.1%), or in a list told distributively (甲、乙分别增长…).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.model import Figure, Measure, Segmented, Span
from kgbuild.relate.phrase import from_verb, noun_after, trimmed, verb_before
from kgbuild.relate.wording import worded

CLAUSE_END = "，,；;：:。！？!?\n"
LONGEST = 24  # characters of an indicator; a longer clause says more than what is measured
SIZES = {"长": "长度", "宽": "宽度", "高": "高度", "深": "深度", "厚": "厚度", "重": "重量"}
# What has a capacity: 100万千瓦|光伏电站.
POWER_PLANT = re.compile(r"[^，。；]{0,10}?(?:风电|光伏|电站|机组|发电|储能)")
# What became of people, where nothing else says what they were counted for: 42人|死亡.
FATE = re.compile(
    r"死亡|受伤|失踪|遇难|遇险|当选|获奖|受益|获救|治愈|受灾|在岗|缺席|出席|参会|参赛|脱贫|落网|返岗"
)
SETTLED = re.compile(r"(?:村|镇|乡|县|市|区|城|国|部落|山寨)[”\"]?$")
COUNTED = frozenset({Measure.COUNT, Measure.AMOUNT})

# A clause that says only how a figure moved, not what it is a figure of.
BACK_REFERENCE = re.compile(
    r"(?:同比|环比|增速|增幅|增长率?|涨幅|降幅|比重|占比|较|比|年均|位|规模|总量|连续|均|都|并|且|同|上年|去年|上月|上半年|同期|其|总|"
    r"分别|名义|实际|相比|此项|居|保持|稳居|由|从|增加|提高|提升|扩大|缩短|缩小|压减|收窄|回升|回落|攀升|转为|变为|减少|下降|降低|上升|瘦身|增至|到|至|了|的|原来|原有|目前|"
    r"现在|如今|最初|当年|每年|进度|全年|底|末|初|年|多出?|少|快于?|高于?|低于?|全国|全省|全市|平均|水平|“|”|将|已|可|达|为|再|首次|"
    r"[\d.]+个?|[一二三四五六七八九十两\d]+年|前列|、|突破|缩减|同口径|跃|升|跨越|继续|双双|不到|短短)*"
)
# How the name of something that is measured ends.
MEASURED = re.compile(
    r"(?:数|数量|总量|规模|面积|率|额|值|产量|收入|投资|里程|长度|水平|总数|人口|进度|能力|比重|用量|销量)$"
)
DISTRIBUTED = re.compile(r"分别|依次")
ALL_OF_THEM = re.compile(r"均|都|双双")
LEVELS = re.compile(
    r"(?P<items>[\u4e00-\u9fff]{1,6}(?:、[\u4e00-\u9fff]{1,6})+)[两三四五六二2-9](?P<kind>[级类项种个大])(?P<rest>.*)",
    re.DOTALL,
)
JOIN = re.compile(r"、|以及|和|与|及")
BOTH = re.compile(
    r"(?P<items>[^，]{2,16}?(?:、|和|与|及)[^，]{2,12}?)(?P<kind>占比|比重|比例|增速|增幅|覆盖率)?"
)
# What a figure of this kind of noun is a figure of, whatever follows it: 总投资|3亿元|的项目.
ATTRIBUTE = re.compile(
    r"(?:总?投资|全长|总长|长|占地|总?面积|时速|海拔|自?重|厚度?|高|宽|深度?|年产|产能|规模|总?值|总额|单价|最高|最快|最大|跨度|"
    r"容量|装机|吞吐量|流量|里程|水位|距离|直径|亩产|产量|速度|能力|金额|营收|收入|利润|税收|人口)(?:达到?|约|为|超过?|近)?$"
)
# How the words after a figure begin where they do not say what it measures.
NO_NOUN = re.compile(
    r"(?:突破|压减|发展[到至成]|扩展[到至]|缩小|收窄|转为|变为|攀升|回升|回落|上涨|和|与|及|以及|的?时间|是|，|以来|之|由|在|为|分别|并|后|前|内|时|同比|增[长加至]|下降|左右|用于|来自|位于|提[高升]|扩大|"
    r"缩短|减少|降|上升|升|到|至|“瘦身|跃|转|超|占|已|长的|高的|宽的|深的|大关|目标|以上|以下|余|多)"
)


def clause_of(text: str, sentence: Span, span: Span) -> Span:
    """The stretch between marks that separate clauses in which ``span`` stands."""
    start = span.start
    while start > sentence.start and text[start - 1] not in CLAUSE_END:
        start -= 1
    end = span.end
    while end < sentence.end and text[end] not in CLAUSE_END:
        end += 1
    return Span(start, end)


def follows(tail: str) -> bool:
    """Whether what a figure measures stands right after it: 46个|项目."""
    return bool(re.match(r"的?[\u4e00-\u9fffA-Za-z“\"]", tail)) and not NO_NOUN.match(tail)


def in_one_list(text: str, figure: Figure, following: Figure) -> bool:
    """Whether nothing but 、 or 和 stands between two figures: 增长5.3%、|5.2%和|5.1%."""
    return bool(re.fullmatch("(?:、|和|与|及|以及|，)?", text[figure.span.end : following.span.start]))


class Naming:
    """The indicators of one sentence's figures, worked out from left to right."""

    def __init__(
        self,
        segmented: Segmented,
        sentence: Span,
        figures: Sequence[Figure],
        silent: Sequence[Span],
        before: str = "",
    ) -> None:
        """Take a sentence and its figures.

        Args:
            segmented: the document.
            sentence: the sentence's span.
            figures: its figures, in the order of the text.
            silent: the spans in it that belong to no indicator (times, subjects).
            before: the last indicator of the sentence before, in the same paragraph.
        """
        self.text = segmented.text
        self.sentence = sentence
        self.figures = figures
        self.silent = silent
        self.before = before
        self.names: list[tuple[str, ...]] = []
        self.listed: tuple[str, ...] = ()  # of the last list told distributively
        self.told = False  # whether the last figure was named by the words before it
        self.taken = sentence.start  # the end of the words that named the last figure

    def run(self) -> list[tuple[str, ...]]:
        """The indicators of each figure: mostly one, none where the sentence names none."""
        while len(self.names) < len(self.figures):
            i = len(self.names)
            group = self._distributed(i)
            if group:
                self.listed = tuple(group)
                self.names.extend((name,) for name in group)
            else:
                self.names.append(self._names(i))
        return self.names

    def _words(self, start: int, end: int) -> str:
        """The text of a stretch without the silent spans in it."""
        words, at = "", start
        for span in self.silent:
            if span.start >= at and span.end <= end:
                words += self.text[at : span.start]
                at = span.end
        return words + self.text[at:end]

    def _bounds(self, i: int) -> tuple[int, int]:
        """From what named the figure before to the figure after, inside the clause."""
        clause = clause_of(self.text, self.sentence, self.figures[i].span)
        start, end = clause.start, clause.end
        if i:
            start = max(start, min(max(self.figures[i - 1].span.end, self.taken), self.figures[i].span.start))
        if i + 1 < len(self.figures) and self.figures[i + 1].span.start < end:
            end = max(self.figures[i + 1].span.start, self.figures[i].span.end)
        return start, end

    def _names(self, i: int) -> tuple[str, ...]:
        """The indicators of a figure that is not told distributively."""
        figure = self.figures[i]
        start, end = self._bounds(i)
        raw, tail = self._words(start, figure.span.start), self._words(figure.span.end, end)
        head = trimmed(raw)
        all_of_them = ALL_OF_THEM.search(raw + self.text[figure.span.start : figure.span.end])
        if self.listed and all_of_them and BACK_REFERENCE.fullmatch(head):
            return self.listed
        both = BOTH.fullmatch(head) if ALL_OF_THEM.search(raw) and figure.measure not in COUNTED else None
        if both:
            return tuple(trimmed(x) + (both["kind"] or "") for x in JOIN.split(both["items"]))
        continued = self.told and raw.startswith("、") and len(head) >= 3  # 甲项目2个、乙项目6个|落地
        name = "" if continued else self._counted(i, raw, head, tail)
        self.told = not name
        name = name or self._told(i, raw, head, tail)
        name = worded(self.text, figure, name)
        return (name[-LONGEST:],) if name else ()

    def _counted(self, i: int, raw: str, head: str, tail: str) -> str:
        """The noun after a number of things, a quantity of something, or a share of something."""
        figure = self.figures[i]
        share = figure.unit == "%" and figure.measure is Measure.RATE and tail.startswith("的")
        people = figure.unit == "人" and self.text.endswith("人口", 0, figure.span.end)
        if not (figure.measure in COUNTED or share) or not (follows(tail) or people):
            return ""
        if figure.measure is Measure.AMOUNT and ATTRIBUTE.search(raw):
            return ""
        if people:
            fate = FATE.match(tail)
            return (fate[0] if fate else verb_before(raw)) + "人口"
        if figure.unit == "千伏":
            return "电压等级"
        if figure.unit == "千瓦" and POWER_PLANT.match(tail):
            return "装机容量"
        fate = FATE.match(tail)
        if fate:
            return fate[0]
        if figure.unit == "人" and tail.startswith("的") and SETTLED.search(noun_after(tail)):
            return "人口"
        noun = noun_after(self._beyond(i, tail))
        if not noun:
            return ""
        self.taken = figure.span.end + self.text[figure.span.end :].find(noun) + len(noun)
        return verb_before(raw) + noun

    def _beyond(self, i: int, tail: str) -> str:
        """What follows a figure, past another one that qualifies it: 46个|总投资9亿元的|项目."""
        if i + 1 < len(self.figures) and ATTRIBUTE.fullmatch(tail):
            end = self.figures[i + 1].span.end
            if self.text.startswith("的", end):
                return self.text[end : clause_of(self.text, self.sentence, self.figures[i].span).end]
        return tail

    def _told(self, i: int, raw: str, head: str, tail: str) -> str:
        """The words before a figure, else what an earlier figure measures."""
        figure = self.figures[i]
        if (
            tail.startswith(tuple(SIZES))
            and figure.measure is Measure.AMOUNT
            and tail[1:2] in {"的", "", "，"}
        ):
            return SIZES[tail[0]]
        if figure.measure is Measure.STREAK:
            after = trimmed(tail)
            if not head or BACK_REFERENCE.fullmatch(head):
                return after if len(after) >= 2 and not BACK_REFERENCE.fullmatch(after) else self._earlier(i)
        if BACK_REFERENCE.fullmatch(head):
            return self._earlier(i) or trimmed(tail)
        if figure.measure is Measure.RATE and head.startswith("占") and not head.startswith("占地"):
            return self._earlier(i) + head
        return from_verb(head) if figure.measure in COUNTED else head

    def _earlier(self, i: int) -> str:
        """What an earlier figure of the sentence measures, or the last one of the sentence before."""
        clause = clause_of(self.text, self.sentence, self.figures[i].span)
        told = self.figures[i - 1].span.end if i else self.sentence.start
        above = self._clause_before(clause.start, told)
        return above or next((name[-1] for name in reversed(self.names[:i]) if name), self.before)

    def _clause_before(self, end: int, start: int) -> str:
        """The short clause without a figure right before ``end``: 就业人数持续增加，|由3万人增加到5万人."""
        if end - 1 <= start:
            return ""
        before = clause_of(self.text, self.sentence, Span(end - 1, end - 1))
        words = trimmed(self._words(max(before.start, start), before.end))
        noun = noun_after(words)
        short = before.start >= start and before.end == end - 1 and len(words) <= 16
        return noun if short and words.startswith(noun) and MEASURED.search(noun) else ""

    def _distributed(self, i: int) -> list[str]:
        """The indicators of a list of figures told distributively, from figure ``i`` on."""
        count = self._list_length(i)
        start, _ = self._bounds(i)
        head = self._words(start, self.figures[i].span.end)
        if count < 2:
            return []
        if not DISTRIBUTED.search(head):
            return self._in_parallel(i, count, self._words(start, self.figures[i].span.start))
        head = DISTRIBUTED.split(self._words(start, self.figures[i].span.start))[0]
        if BACK_REFERENCE.fullmatch(trimmed(head)):
            earlier = [name[-1] for name in self.names[:i] if name]
            return earlier[-count:] if len(earlier) >= count else []
        return _parts(trimmed(head), count)

    def _in_parallel(self, i: int, count: int, head: str) -> list[str]:
        """What as many quantities just told measure: 接待游客3万人、收入2亿元，同比增长13%、16%."""
        if i < count or self.figures[i].measure is not Measure.GROWTH:
            return []
        told = zip(self.figures[i - count : i], self.names[i - count : i], strict=True)
        quantities = [name[-1] for figure, name in told if figure.measure in COUNTED and name]
        only_moves = BACK_REFERENCE.fullmatch(trimmed(head))
        return quantities if only_moves and len(quantities) == count else []

    def _list_length(self, i: int) -> int:
        """How many figures from ``i`` on are joined by nothing but 、 or 和."""
        count = 1
        for a, b in zip(self.figures[i:], self.figures[i + 1 :], strict=False):
            if not in_one_list(self.text, a, b):
                break
            count += 1
        return count


def _parts(head: str, count: int) -> list[str]:
    """The items of a coordination, one a figure; none where their number differs."""
    levels = LEVELS.fullmatch(head)
    if levels:
        items = levels["items"].split("、")
        if len(items) == count:
            return [item + levels["kind"] + levels["rest"] for item in items]
    for join in (JOIN, re.compile(r"、|和|与")):
        items = [item for item in join.split(head) if item]
        if len(items) == count:
            return [trimmed(item) for item in items]
    return []
