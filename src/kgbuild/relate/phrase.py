"""The phrase beside a figure that says what it measures: the noun after it, or the words before it.

A segmenter's words and their classes are hints of where a phrase begins and ends.
"""

from __future__ import annotations

import re
from functools import lru_cache

import rjieba

from kgbuild.lexicon import terms

# Words that a segmenter takes for verbs where they mostly are what is counted or measured.
NOUNS = frozenset(terms("measured_nouns"))
# What a phrase after a figure ends at, once it holds a noun.
ENDS = frozenset({"v", "p", "d", "l", "r", "ad", "c", "uj", "f", "t", "i", "zg", "m", "y", "ul", "uz"})
WHOLE = re.compile(
    r"全[国省市区县球部]|世界|各地|以上|以下|左右|等$|不等|共计|同步|先后|集中|纷纷|首次|一起|一道"
)
LISTED = re.compile(r"^.*[、和].*?等(?=[\u4e00-\u9fff]{2,})")
QUALIFIED = re.compile(r"[^，；]{1,24}的(?=[\u4e00-\u9fff“\"]{2})")
# What qualifies what is counted though it is made of nouns: 符合条件|的农民, 省级|的平台.
QUALITY = re.compile(r"[级型性类式制]$|方面|领域|行业|^(?:符合|达|超|具|有)")
OPENING_CLASSES = frozenset({"v", "p", "d", "vn", "l", "a", "f"})

# Verbs that say how a figure came about, and so belong to what it measures.
TELLING = re.compile(
    r"(?:累计|新|共|再|每[年天月]|年均?|日均?)*(?:新增|新建|新签|减少|增加|下降|发放|兑现|带动|完成|开行|发送|销售|出口|进口|帮扶|查处|破获|"
    r"生产|培训|惠及|服务|入选|获评|获得|荣获|授权|造林|种植|收获|改造|整治|节约|节省|下达|拨付|发行|消除|处置|退出|取消|转移|安置|提前|缩短)$"
)
# Of these, the verbs that are no part of a name.
TOLD = re.compile(
    r"新增|新建|新签|减少|增加|发放|兑现|带动|建成|接待|培育|招引|引进|开行|发送|帮扶|查处|破获|创建|签约|开工|惠及|获得|举办|开展|"
    r"吸引|集聚|聚集|入驻|拥有|节约|节省|下达|拨付|发行|消除|出台|制定|处置|退出|取消|转移|安置|派出|发布|公布|完成|落地|预拨|投入"
)
LEADING = frozenset(terms("indicator_edges", side="before"))
TRAILING = frozenset(terms("indicator_edges", side="after"))
INNER = frozenset("、·-—＋+/")
RATIO = re.compile("占比$")
MARKS = frozenset("，,、；;：:“”\"'（）()【】《》—-… 　\n·")


@lru_cache(maxsize=4096)
def tagged(words: str) -> tuple[tuple[str, str], ...]:
    """The segmenter's words with their classes."""
    return tuple(rjieba.tag(words))


def trimmed(words: str) -> str:
    """The words without what only leads to them or away from them."""
    tokens = [word for word, _ in tagged(words)]
    while tokens and (tokens[0] in LEADING or tokens[0] in MARKS):
        tokens.pop(0)
    while tokens and (tokens[-1] in TRAILING or tokens[-1] in MARKS) and not RATIO.search("".join(tokens)):
        tokens.pop()
    return re.sub(r"(?<=..)(?<![下到])[达约为超近至到仅均都]$", "", "".join(tokens))


def noun_after(words: str) -> str:
    """The noun phrase with which ``words`` open: 名|党员|深入到一线 is 党员.

    Args:
        words: what follows a figure, to the end of its clause.

    Returns:
        the phrase without a relative clause before it or a list of examples; empty where there is none.
    """
    words = LISTED.sub("", words.lstrip("的"))
    words = words[len(_relative(words)) :]
    phrase, noun, quoted = "", False, False
    for word, tag in tagged(words):
        if word in "“”‘’":
            quoted = word in "“‘"
        elif not quoted and (
            (noun and (_ends(word, tag) or WHOLE.match(word))) or (tag == "x" and word not in INNER)
        ):
            break
        phrase += word
        noun = (
            noun or tag[0] in "nbjs" or word in NOUNS or tag in {"vn", "eng"} or word in "”县市区州镇乡村省国"
        )
    if not noun:
        return ""
    rest = words[len(phrase) :]
    of = noun_after(rest) if rest.startswith("的") and not _counted(phrase) else ""
    return of if len(of) >= 2 else re.sub(r"(?:[、和与及等的]|以及)+$", "", phrase)


def _counted(phrase: str) -> bool:
    """Whether a phrase before 的 is itself what is counted (20个|国家|的代表), not what qualifies that."""
    words = tagged(phrase)
    return len(phrase) >= 2 and all(tag[0] in "nj" for _, tag in words) and not QUALITY.search(phrase)


def _relative(words: str) -> str:
    """The relative clause before a noun: 符合政策的|农民."""
    match = QUALIFIED.match(words)
    if match is None or tagged(words)[0][0] in NOUNS:
        return ""
    classes = [tag[0] for _, tag in tagged(match[0])]
    opens = tagged(words)[0][1]
    told = "n" in classes and "v" in classes[classes.index("n") :]  # 驻村干部|助力老区的 is no clause
    return match[0] if opens == "p" or (opens in OPENING_CLASSES and not told) else ""


def _ends(word: str, tag: str) -> bool:
    return tag in ENDS and word not in NOUNS and word not in {"和", "与", "及", "以及"}


def verb_before(words: str) -> str:
    """The telling verb with which ``words`` end, with what qualifies it: 累计发放; else nothing."""
    tokens = [word for word, _ in tagged(words)]
    if tokens and tokens[-1] in {"了", "过", "到"}:
        tokens.pop()
    for count in (2, 1):
        verb = "".join(tokens[-count:])
        if len(tokens) >= count and TELLING.match(verb):
            return verb
    return ""


def from_verb(words: str) -> str:
    """The words from the last verb on that tells what came about: 省市联动|举办活动."""
    tokens = [word for word, _ in tagged(words)]
    for i in range(len(tokens) - 1, 0, -1):
        if TOLD.match(tokens[i]) and len("".join(tokens[i:])) >= 4:
            first = i - 1 if tokens[i - 1] in {"累计", "新", "每年", "全年", "每天"} else i
            return "".join(tokens[first:])
    return words
