"""What a figure measures: the topic of its clause, or the thing that the clause takes up again."""

from __future__ import annotations

import pytest

from kgbuild.pipeline import graph_of
from texts import MakeDocument


def subjects(text: str, make_document: MakeDocument) -> list[str]:
    graph = graph_of(make_document(text, published="2023-10-21"))
    return [graph.resolved.by_key[o.subject].name for o in graph.observations]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("连接江西赣州和福建龙岩的赣龙铁路总长573公里。", "赣龙铁路"),
        ("赣龙铁路西起江西赣州，全长290公里。", "赣龙铁路"),
        ("在福建，投资10亿元的龙岩机场二期工程正加紧建设。", "龙岩机场二期工程"),
        ("赣州、龙岩等13个市参加试点，福建省投入资金3亿元。", "福建省"),
        ("赣龙铁路全长290公里，建成通车后，赣州至龙岩最快仅需1小时。", "赣龙铁路"),
        ("中央和江西省累计投入各类资金90亿元。", "江西省"),
        ("2014年，中央支持建设90个产业集群，中国农业持续发展。", "中国"),
        ("水利部今天（4月4日）发布，一季度我国新开工项目70个。", "中国"),
        ("国家药监局发布的《药品审评报告》显示，去年审评通过47个新药，我国医药业发展。", "中国"),
        ("党的二十大以来，我国财政投入资金29亿元。", "中国"),
        ("在湖北荆州江陵县，500亩水田缺水。", "江陵县"),
        ("位于大别山区的重庆云阳，群众栽植50万株树苗。", "云阳县"),
        (
            "福建龙岩“5·9”较大火灾事故调查报告公布。龙岩一家公司厂房起火，造成8人死亡。",
            "福建龙岩“5·9”较大火灾事故",
        ),
        ("教育部启动“春苗成长”培养计划，将培养20万名技术能手。", "“春苗成长”培养计划"),
        ("在福建福州、厦门、龙岩等地，546个重大项目开工。", "福建省"),
        ("在四季如春的龙岩机场二期工程，20多个团队加紧施工。", "龙岩机场二期工程"),
        ("福建推进龙岩机场二期工程。现在这里有52台机械。", "龙岩机场二期工程"),
        ("赣龙铁路赣江大桥合龙。该桥全长1834米。", "赣龙铁路赣江大桥"),
        ("湘西革命老区振兴发展。十年来，老区修建公路3万公里。", "湘西革命老区"),
    ],
)
def test_the_subject_of_a_figure(text: str, subject: str, make_document: MakeDocument) -> None:
    assert subjects(text, make_document)[-1] == subject


def test_a_breakdown_has_the_subject_of_what_it_breaks_down(make_document: MakeDocument) -> None:
    text = (
        "根据报告，《福州市2023年重大项目计划》共安排项目883个。其中，新开工项目98个。"
        "\n\n从区域分布看，山区项目582个。"
    )
    assert set(subjects(text, make_document)) == {"福州市2023年重大项目计划"}
