"""The wording of an indicator: what a rank's own words name, attributes by their name, quotations whole."""

from __future__ import annotations

import re

from kgbuild.model import Figure, Measure

# What is ranked where the rank's own words say it: 全国|经济总量|第一.
RANKED = re.compile(r"(?:全[国省市区县球]|世界|国内)(?P<what>(?:(?!排名|排序|位居)[^，。；第]){3,8})第")
# The attribute with which a long head ends: 首个国家级基地|年产.
OWN_SIZE = re.compile(r"(?:设计|最高|最大|平均|东西|南北)?(?:时速|年产|占地|总投资|全长|总长|宽|长)$")
LONG_HEAD = 8  # characters of a head that says more than an attribute


def worded(text: str, figure: Figure, name: str) -> str:
    """The indicator of a figure as it is written down.

    Args:
        text: the document's.
        figure: a figure in it.
        name: the words that say what it measures.
    """
    return _ranked(text, figure) or _balanced(_sized(name))


def _ranked(text: str, figure: Figure) -> str:
    match = (
        RANKED.search(text, figure.span.start, figure.span.end) if figure.measure is Measure.RANK else None
    )
    return match["what"] if match else ""


def _sized(name: str) -> str:
    """An attribute by its name: 占地 is 占地面积, and without a long description before it."""
    size = OWN_SIZE.search(name)
    if size and len(name) > LONG_HEAD:
        name = size[0]
    return name + "面积" if name.endswith("占地") else name


def _balanced(name: str) -> str:
    """A name with both signs of a quotation of which it holds but one, or with none."""
    name = re.sub("[和与及]?“$", "", name)
    if name.count("”") > name.count("“") and not name.startswith("”"):
        return "“" + name if not name.endswith("”") else name[:-1]
    return name if name.count("“") == name.count("”") else re.sub("[“”]", "", name)
