"""The indicator of a figure: the words of its clause that say what it measures.

A figure stands after what it measures (项目46个, 投资增长17%) or before it (46个项目), alone in its clause
where an earlier one has said it (同比增长15.1%), or in a list told distributively (甲、乙分别增长…).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.model import Figure, Measure, Segmented, Span
from kgbuild.relate.phrase import noun_after, verb_before

CLAUSE_END = "，,；;：:。！？!?\n"
LONGEST = 28  # characters of an indicator; a longer clause says more than what is measured

# What may stand before or after the words of an indicator without being part of it.
LEAD = re.compile(
    r"(?:[、,，和与及并且的\s“”\"()（）]|其中|此外|同时|目前|如今|现在|据统计|据悉|截至目前|截至|此次|本次|已经?|累计已|"
    r"共计?|总共|一共|合计|仅|就|将|还|也|又|再|均|都|约|达|[全我该][国省市区县州镇村]|全自治区|各地|当地|我们|"
    r"年内|以来|期间|底|末|时|至|到|从|在|由|以|为|使|让|令|比|较|有|是|了|对)"
)
TRAIL = re.compile(
    r"(?:[、,，和与及的\s“”\"()（）]|分别|均|都|已经?|约|共计?|总共|合计|累计|达到了?|达|超过|突破|高达|多达|最高|"
    r"为|是|有|了|至|到|在|就|仅|将|可|不断|持续|同比|环比|年均|平均|实现|保持|稳定|接近|"
    r"[上下](?:升|降|涨|调)|提[高升]|增[长加至到]|扩大|降低|减少|缩短|拓展|升|降|由|从|比上年|较上年|比去年|同期|相比|[比较])"
)
BACK_REFERENCE = re.compile(
    r"(?:同比|环比|增速|增幅|增长|涨幅|降幅|比重|占比|较|比|年均|位|规模|总量|连续|均|都|并|且|且均|同|上年|去年|同期|其|总|分别|名义|实际|相比|此项)*"
)
DISTRIBUTED = re.compile(r"分别|依次")
ALL_OF_THEM = re.compile(r"均|都|双双")
LEVELS = re.compile(
    r"(?P<items>[\u4e00-\u9fff]{1,6}(?:、[\u4e00-\u9fff]{1,6})+)[两三四五六二2-9](?P<kind>[级类项种个大])(?P<rest>.*)",
    re.DOTALL,
)
JOIN = re.compile(r"、|以及|和|与|及")


def clause_of(text: str, sentence: Span, span: Span) -> Span:
    """The stretch between marks that separate clauses in which ``span`` stands."""
    start = span.start
    while start > sentence.start and text[start - 1] not in CLAUSE_END:
        start -= 1
    end = span.end
    while end < sentence.end and text[end] not in CLAUSE_END:
        end += 1
    return Span(start, end)


def trimmed(words: str) -> str:
    """The words without what only leads to them or away from them."""
    before = None
    while words != before:
        before = words
        lead = LEAD.match(words)
        if lead and len(words) - lead.end() >= 2:
            words = words[lead.end() :]
        elif lead and lead.end() == len(words):
            words = ""
        for match in TRAIL.finditer(words):
            if match.end() == len(words):
                words = words[: match.start()]
                break
    return words


def follows(tail: str) -> bool:
    """Whether what a figure measures stands right after it: 46个|项目."""
    return bool(re.match(r"的?[\u4e00-\u9fffA-Za-z“\"]", tail)) and not re.match(
        r"(?:和|与|及|以及|的?时间|是|，|以来|之|由|在|为|分别|并|后|前|内|时|同比|增长|下降|左右|用于|来自|位于)",
        tail,
    )


class Naming:
    """The indicators of one sentence's figures, worked out from left to right."""

    def __init__(
        self, segmented: Segmented, sentence: Span, figures: Sequence[Figure], silent: Sequence[Span]
    ) -> None:
        """Take a sentence, its figures, and the spans in it that belong to no indicator (times, subjects)."""
        self.text = segmented.text
        self.sentence = sentence
        self.figures = figures
        self.silent = silent
        self.names: list[str] = []

    def run(self) -> list[str]:
        """One indicator a figure; empty where the sentence names none."""
        while len(self.names) < len(self.figures):
            i = len(self.names)
            group = self._distributed(i)
            self.names.extend(group or [self._name(i)])
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
        """From the figure before to the figure after, or the clause's ends where these are nearer."""
        clause = clause_of(self.text, self.sentence, self.figures[i].span)
        start, end = clause.start, clause.end
        if i and self.figures[i - 1].span.end > start:
            start = max(start, self.figures[i - 1].span.end)
        if i + 1 < len(self.figures) and self.figures[i + 1].span.start < end:
            end = max(self.figures[i + 1].span.start, self.figures[i].span.end)
        return start, end

    def _name(self, i: int) -> str:
        figure = self.figures[i]
        start, end = self._bounds(i)
        tail = self._words(figure.span.end, end)
        head = self._words(start, figure.span.start)
        taken = i and start == self.figures[i - 1].span.end and follows(head)
        if taken:  # what stands between is what the figure before measures
            head = JOIN.split(head)[-1] if JOIN.search(head) else head
        head = trimmed(head)
        if figure.measure in {Measure.COUNT, Measure.AMOUNT} and follows(tail):
            noun = noun_after(tail)
            if noun:
                return verb_before(head) + noun
        if figure.measure is Measure.STREAK and not head:
            head = trimmed(tail)
        if BACK_REFERENCE.fullmatch(head):
            return self._earlier(i) or trimmed(tail)
        return head

    def _earlier(self, i: int) -> str:
        """What an earlier figure of the sentence measures."""
        return next((name for name in reversed(self.names[:i]) if name), "")

    def _distributed(self, i: int) -> list[str]:
        """The indicators of a list of figures told distributively, from figure ``i`` on."""
        count = self._list_length(i)
        start, _ = self._bounds(i)
        head = self._words(start, self.figures[i].span.end)
        if count < 2 or not DISTRIBUTED.search(head):
            return []
        head = DISTRIBUTED.split(self._words(start, self.figures[i].span.start))[0]
        if BACK_REFERENCE.fullmatch(trimmed(head)):
            earlier = [name for name in self.names[:i] if name]
            return earlier[-count:] if len(earlier) >= count else []
        return _parts(trimmed(head), count)

    def _list_length(self, i: int) -> int:
        """How many figures from ``i`` on are joined by nothing but 、 or 和."""
        count = 1
        for a, b in zip(self.figures[i:], self.figures[i + 1 :], strict=False):
            if not re.fullmatch(r"(?:、|和|与|及|以及|，)?", self.text[a.span.end : b.span.start]):
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
    items = [item for item in JOIN.split(head) if item]
    return [trimmed(item) for item in items] if len(items) == count else []
