"""The phrase beside a figure that says what it measures: the noun after it, or the words before it.

A segmenter's word classes are read as hints of where a phrase ends; no name is cut by them.
"""

from __future__ import annotations

import re

import rjieba

# Words that a segmenter takes for verbs where they mostly are what is counted or measured.
NOUNS = frozenset(
    "举措 做法 收入 投资 贷款 补贴 就业 出口 进口 支出 消费 服务 建设 改革 工程 措施 成果 政策 展品 车辆 订单 需求 会员 贸易 "
    "交易 规划 设计 报告 建议 提案 议案 意见 案件 活动 演出 展览 培训 合作 研究 试点 示范 监测 保险 存款 救助 援助 奖补 专利 "
    "代表 导演 编辑 领导 教练 运动员 志愿 居住 展位 展区 发明 创新 任务 指标 岗位 职位 航班 航线 班列 产能 产量 载体 平台 "
    "场景 应用 技术 供水 供电 用电 灌溉 住宿 餐饮 养殖 种植 设施 设备 装备 制造 加工 物流 运输 快递 包裹 检测 检查 救援 参展 "
    "参赛 支援 医护 造林 绿化 减税 降费 退税 融资 授信 债券 工作 工艺 传承 经营 管理 招聘 集中 重点 优惠".split()
)
# What a phrase after a figure ends at, once it holds a noun.
ENDS = frozenset({"v", "p", "d", "l", "r", "ad", "c", "uj", "f", "t", "i", "zg"})
WHOLE = re.compile(r"全[国省市区县球部]|世界|各地|以上|以下|左右|等$|不等|共计|同步|先后|集中|纷纷|首次")
LIST = re.compile(r".*(?:、|等|以及)(?=[\u4e00-\u9fff]{2,})")
VERB = re.compile(
    r"(?:累计|新增?|共|再|已|全年|完成|每[年天月]|年均?|日均?|年内|力争|计划|预计|可|总)*[\u4e00-\u9fff]{2}$"
)
WEAK = re.compile(
    r"(?:达到|实现|共有|拥有|超过|突破|具有|来自|作为|成为|涉及|包括|其中|组织|进行|开展|通过|以来|现有|已有|还有|分别|每个|"
    r"目前|以及|就是|一个|累计|共计|总共|当前|当年|同时|有效|助力|帮助|带领|安排|涵盖|覆盖|达成|提供|形成|建有|设有|聚集|汇聚|吸引).?$"
)


def noun_after(words: str) -> str:
    """The noun phrase with which ``words`` open: 名|党员|深入到一线 is 党员.

    Args:
        words: what follows a figure, to the end of its clause.

    Returns:
        the phrase without a relative clause before it or a list inside it; empty where there is none.
    """
    words = re.sub(r"^[的“\"（(]+", "", words)
    opening = _relative(words)
    phrase, noun = "", False
    for word, tag in rjieba.tag(words[len(opening) :]):
        if noun and (_ends(word, tag) or WHOLE.match(word)):
            break
        if tag == "x" and word not in "、·-—“”":
            break
        phrase += word
        noun = noun or tag[0] in "nbjs" or word in NOUNS or tag in {"vn", "eng", "nz"}
    phrase = re.sub(r"[、和与及等的“”\"]+$", "", phrase)
    return LIST.sub("", phrase)


def _relative(words: str) -> str:
    """The relative clause before a noun: 符合政策的|农民."""
    match = re.match(r"[^，；、]{2,20}的(?=[\u4e00-\u9fff]{2})", words)
    return match[0] if match and rjieba.tag(words)[0][1] in {"v", "p", "d", "vn", "l"} else ""


def _ends(word: str, tag: str) -> bool:
    return tag in ENDS and word not in NOUNS and word not in {"和", "与", "及"}


def verb_before(words: str) -> str:
    """The verb with which ``words`` end, with what qualifies it: 累计发放; empty where there is none."""
    tags = rjieba.tag(words)
    if not tags or tags[-1][1] not in {"v", "vn"} or len(tags[-1][0]) < 2 or WEAK.search(tags[-1][0]):
        return ""
    verb = tags[-1][0]
    if len(tags) > 1 and re.fullmatch(r"累计|新|共|再|每年|每天|年|日均|年均", tags[-2][0]):
        verb = tags[-2][0] + verb
    return verb
