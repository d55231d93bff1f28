"""The words of the pages, in Chinese and English."""

from __future__ import annotations

ZH = {
    "search": "搜索",
    "query": "查询",
    "graph": "图谱",
    "ontology": "本体",
    "ask": "名称、原文或拼音",
    "also": "又称",
    "statements": "陈述",
    "incoming": "被陈述",
    "figures": "数据",
    "sources": "所据",
    "facts": "属性",
    "names": "名称",
    "quotations": "原文",
    "nothing": "没有找到",
    "next": "下一页",
    "previous": "上一页",
    "as_of": "截至",
    "confidence": "置信度",
    "rule": "规则",
    "reference": "参考数据",
    "text": "全文",
    "no_text": "没有保存这份文档的全文。",
    "classes": "类",
    "properties": "属性",
    "values": "取值",
    "example": "例",
    "above": "上位",
    "domain": "定义域",
    "range": "值域",
    "questions": "现成的问题",
    "needs_script": "编辑器需要 JavaScript。没有它也可以这样问：",
    "run": "运行",
}
EN = {
    "search": "Search",
    "query": "Query",
    "graph": "Graph",
    "ontology": "Ontology",
    "ask": "Name, quotation or pinyin",
    "also": "also",
    "statements": "Statements",
    "incoming": "Stated of it elsewhere",
    "figures": "Figures",
    "sources": "Rests on",
    "facts": "Facts",
    "names": "Names",
    "quotations": "Quotations",
    "nothing": "Nothing found",
    "next": "Next page",
    "previous": "Previous page",
    "as_of": "as of",
    "confidence": "confidence",
    "rule": "rule",
    "reference": "reference data",
    "text": "Full text",
    "no_text": "The text of this document is not stored.",
    "classes": "Classes",
    "properties": "Properties",
    "values": "Values",
    "example": "example",
    "above": "below",
    "domain": "domain",
    "range": "range",
    "questions": "Ready questions",
    "needs_script": "The editor needs JavaScript. Without it one may ask so:",
    "run": "Run",
}


def language(accepted: str) -> str:
    """``zh`` or ``en``, whichever an Accept-Language header names first; Chinese where it names neither."""
    for part in accepted.lower().split(","):
        if part.strip()[:2] in ("zh", "en"):
            return part.strip()[:2]
    return "zh"


def words(language: str) -> dict[str, str]:
    """The words of a language."""
    return EN if language == "en" else ZH
