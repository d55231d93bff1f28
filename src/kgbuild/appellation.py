"""The parts that the grammars of people and of posts share: a personal name, a post, what ends them.

Chinese puts no space around either. A name is told by a family name (or by the characters that render
foreign names) and by the word after it; a post by the title that ends it, and by the last word before it
that belongs to no body's name. All parts are regular expression source, to be put together by the
recognisers of people and of posts.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.grammar import alternatives
from kgbuild.lexicon import load, terms

HAN = r"\u4e00-\u9fff"
OFFICE_CLASSES = ("party", "government", "company", "research", "foreign")
_TITLES = load("post_titles").rows
OFFICE = alternatives(row["term"] for row in _TITLES if row["class"] in OFFICE_CLASSES)
# A family name, what a given name is not made of, and the characters of renderings (Xinhua's table of names).
SURNAME = "[" + "".join(terms("surnames", form="single")) + "]"
PLAIN_SURNAME = "[" + "".join(terms("surnames", form="single", word="no")) + "]"
COMPOUND = alternatives(terms("surnames", form="compound"))
_NOT_GIVEN = "的在了是说将被把与就从到等也还并这那个们我你他她它什么吗呢吧着过很都又再却但或后上副区县市省镇"
GIVEN = rf"(?:(?![{_NOT_GIVEN}])[{HAN}])"
# The last of two: 某某以, 某某于, 某某手(持), 某某案, 某某关(于) are a name and what follows it.
_LAST = rf"(?:(?![以互手案于致时称]|一案|关[于注心切]){GIVEN})"
RENDERED = (
    "["
    "阿埃艾安昂奥澳巴白柏班邦保鲍贝本比彼毕边别滨波伯勃博布采蔡查茨达大戴丹道德登邓迪蒂丁东杜敦多厄恩"
    "尔法凡范菲费芬丰佛夫弗福富盖甘冈岗高戈哥格葛贡古瓜圭哈海汉豪赫黑亨洪胡华怀惠霍基吉几季加贾简杰捷"
    "金津久卡凯坎康考科克肯孔库夸奎拉腊来莱赖兰朗劳勒雷累黎里理利丽莉力立连廉良列烈林琳留柳龙隆卢鲁路"
    "露伦罗洛吕律马玛迈麦曼芒毛茂梅门蒙孟米密缅敏明缪摩莫默姆穆拿哪娜纳乃奈南内嫩能尼年涅宁纽农努诺女"
    "欧帕潘庞佩彭蓬皮平泼珀普奇齐恰钱乔切钦琼丘热日荣茹儒瑞若撒萨塞赛三桑瑟森沙莎山珊尚绍舍申圣盛施什"
    "石史舒朔丝司斯思松苏索塔台泰坦汤唐陶特腾滕提田通图土托陀瓦万旺威韦维伟魏温文翁沃乌武伍西希锡席夏"
    "显香肖谢欣辛兴休修许雅亚扬耶叶伊依因茵英永尤于约泽扎詹张赵珍芝朱兹子宗祖佐娅妮芙薇蕾琪吐买玉甫江"
    "合木孜汗旦增才让卓尖措次仁顿珠央求好惹俄节作也那馥根其花呼敖云宫却恒世六五四二一小拜京葆庇辰噶嘎"
    "郭果姬喀可岚蓝琅励莲陵棋色树悉叙逊延宜银宇裕赞庄容苍仓阮佳谷阔廖屈娃哇集功"
    "]"
)
# What may follow a name: anything but a Chinese character, or one of these words.
_AFTER = alternatives(
    row["term"] for row in load("appellation_edges").rows if row["class"] in {"after", "verb"}
)
FOLLOWED = rf"(?![·•‧\-－—][{HAN}])(?=[^{HAN}]|$|{_AFTER})"
DOER = "(?=" + alternatives(terms("appellation_edges", **{"class": "verb"})) + ")"
# What begins like a name and is a word.
_WORDS = [row["term"] for row in load("appellation_edges").rows if row["class"] in {"word", "verb"}]
_VERBS = alternatives(w for w in terms("appellation_edges", **{"class": "verb"}) if len(w) > 1)
NO_NAME = rf"(?!{alternatives((*_WORDS, *terms('countries')))}|[一二三四五六七八九十多两]"
NO_NAME += rf"|子|[{HAN}](?:先生|女士|小姐|某|主席|总统|总理)|[{HAN}]{_VERBS})"
SEPARATOR = r"(?:（[左中右前后二排]{1,3}）)?(?:\s?、\s?|[ 　])"


def _han(surname: str, after: str) -> str:
    # What may follow is long: it stands here as seldom as can be, since each place costs compiling.
    return (
        rf"{NO_NAME}(?:{COMPOUND}(?:{GIVEN}{_LAST}|{GIVEN}){after}|{surname}{GIVEN}(?={_VERBS})"
        rf"|{surname}(?:氏{GIVEN}{{2}}|{GIVEN}{_LAST}|{GIVEN}){after})"
    )


# A name of two to four characters that begins with a family name.
HAN_NAME = _han(SURNAME, FOLLOWED)
# The same without the family names that are words.
PLAIN_NAME = _han(PLAIN_SURNAME, FOLLOWED)
# The same where nothing but the name says that it is one: what someone does follows.
SURE_NAME = _han(PLAIN_SURNAME, DOER)
# A name in parts, joined by dots or hyphens: 萨迪克·尤努斯, 让-皮埃尔·杜兰.
_PART = rf"[{HAN}]{{1,8}}"
DOTTED_NAME = (
    rf"(?!会|[和与]|[{HAN}]{{0,7}}(?:{OFFICE}|候选人|顾问)){_PART}(?:[\-—－]{_PART})?[·•‧](?:{_PART}[·•‧\-—－]){{0,4}}"
    rf"(?:{RENDERED}{{1,8}}?|{_PART}?){FOLLOWED}"
)
# A name in the characters of renderings, without a dot: it needs a title before it.
RENDERED_NAME = rf"{NO_NAME}{RENDERED}{{2,8}}?{FOLLOWED}"
NAME = rf"(?:{DOTTED_NAME}|{HAN_NAME})"
NAMES = rf"{NAME}(?:{SEPARATOR}{NAME})*"

FOREIGN_OFFICE = alternatives((*terms("post_titles", **{"class": "foreign"}), "总理"))
CALLING = alternatives(row["term"] for row in _TITLES if row["class"] in {"occupation", "kin"})
AFTER_NAME = alternatives(row["term"] for row in _TITLES if row["after"] == "yes")
COUNTRY = alternatives(terms("countries"))

_CHARGE = r"(?:分管|负责|主管)[^，。、；]{2,8}的"
_MODIFIER = rf"(?:常务|执行|第一|首席|轮值|联席|名誉|荣誉|候任|党组|专职|兼职|中方|外方|代|副|总|{_CHARGE})"
# 12名委员, 有关负责人, 两国元首: nobody in particular.
_SOMEBODY = r"(?<!\d[名位个])(?<![相有]关)(?<![两多各]国)"
TITLE = rf"(?:原|前|时任)?{_MODIFIER}{{0,3}}{_SOMEBODY}{OFFICE}"
_SAFE = alternatives(terms("appellation_edges", **{"class": "safe"}))
BEFORE = terms("appellation_edges", **{"class": "before"})
_ENCLOSED = r"“[^“”，。]{1,24}”|（[^（）。]{1,12}）|\([^()。]{1,12}\)"
_COUNTRIES = terms("countries")
# What a body's name may begin with after a word that else is part of another: 同|德国, 应|世界, 经|国际.
_ABROAD = alternatives((*_COUNTRIES, "联合国", "世界", "国际", "外交部", "俄"))
_TOGETHER = rf"中[{HAN}](?=合作|友好|联合|经贸|政府间)"
_PIECE = (
    rf"(?:(?![同对与和向由应经此]{_ABROAD})(?:{COUNTRY}|{_SAFE}|{_TOGETHER})"
    rf"|(?!{alternatives(BEFORE)}|[应经此]{_ABROAD})[{HAN}A-Za-z0-9·—\-]|{_ENCLOSED})"
)
_LENGTHS = sorted({len(word) for word in BEFORE})
_EDGE = "|".join(f"(?<={alternatives(w for w in BEFORE if len(w) == length)})" for length in _LENGTHS)


def _cut(name: str) -> Iterator[str]:
    """Where one of the words before a body cuts a name: 冈比|亚, which is no edge."""
    for at in range(1, len(name)):
        if any(name[:at].endswith(word) for word in BEFORE):
            yield rf"(?<={name[:at]}){name[at:]}"


_INSIDE = "|".join(
    (r"(?<=[对关至])于", r"(?<=[对因为由])此", *(c for name in _COUNTRIES for c in _cut(name)))
)
# Where a body's name may begin: after punctuation, what was said, or a word that ends before one.
START = (
    rf"(?!{_INSIDE})(?:(?<![{HAN}A-Za-z0-9·”’）)—\-])|(?<=[。！？，；…]”)|(?<=[应经此])(?={_ABROAD})|{_EDGE})"
)
# A post from its left edge to its title.
POST = rf"{START}(?P<name>{_PIECE}{{0,36}}?{TITLE})"
