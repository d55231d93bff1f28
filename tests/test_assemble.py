"""Documents' graphs become one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kgbuild.assemble import assemble
from kgbuild.graph import Edge, Graph
from kgbuild.model import DocumentGraph, Entity, Evidence, Kind, Statement
from made_graph import CORRIDOR, FAIR, POST, SHAOXING, TABLE, WHO, ZHEJIANG, first, second


@pytest.fixture(scope="module")
def both() -> Graph:
    return assemble([first(), second()])


def edge(graph: Graph, subject: str, predicate: str) -> Edge:
    (found,) = [e for e in graph.edges if (e.subject, e.predicate) == (subject, predicate)]
    return found


def renamed(graph: DocumentGraph, key: str, name: str, *aliases: str) -> DocumentGraph:
    entities = [
        replace(e, name=name, aliases=aliases) if e.key == key else e for e in graph.resolved.entities
    ]
    return replace(graph, resolved=replace(graph.resolved, entities=tuple(entities)))


def test_the_order_of_documents_makes_no_difference(both: Graph) -> None:
    assert assemble([second(), first()]) == both


def test_a_document_given_twice_is_one(both: Graph) -> None:
    assert assemble([first(), second(), first()]) == both


def test_adding_a_document_leaves_the_claims_of_the_others_as_they_were(both: Graph) -> None:
    alone = assemble([first()])
    assert set(alone.claims) <= set(both.claims)


def test_the_same_statement_in_two_documents_is_one_edge_with_a_claim_of_each(both: Graph) -> None:
    claims = edge(both, WHO, "holdsPost").claims
    sources = {evidence.document for claim in claims for evidence in claim.evidence}
    assert sources == {document.id for document in both.documents}
    assert {claim.as_of for claim in claims} == {date(2023, 10, 21)}


def test_a_post_stated_for_two_days_has_two_claims() -> None:
    graph = first()
    (post,) = [s for s in graph.statements if s.predicate == "holdsPost"]
    later = replace(graph, statements=(*graph.statements, replace(post, as_of=date(2024, 1, 1))))
    days = [claim.as_of for claim in edge(assemble([later]), WHO, "holdsPost").claims]
    assert days == [date(2023, 10, 21), date(2024, 1, 1)]


def test_an_event_that_ends_before_it_starts_has_neither_day() -> None:
    graph = first()
    days = {"startDate": date(2023, 10, 12), "endDate": date(2023, 10, 10)}
    told = [replace(s, object=days.get(s.predicate, s.object)) for s in graph.statements]
    found = assemble([replace(graph, statements=tuple(told))]).edges
    assert {e.predicate for e in found if e.subject == FAIR} & {"date", *days} == {"date"}


def test_several_rules_that_agree_make_one_claim_with_the_best_confidence() -> None:
    graph = first()
    (post,) = [s for s in graph.statements if s.predicate == "holdsPost"]
    again = replace(post, rule="made.again", confidence=0.99)
    (claim,) = edge(
        assemble([replace(graph, statements=(*graph.statements, again))]), WHO, "holdsPost"
    ).claims
    assert (claim.rules, claim.confidence) == (("made.again", "made.by-hand"), 0.99)


def test_a_figure_that_two_documents_report_is_one_observation(both: Graph) -> None:
    growth, rank = sorted(both.observations, key=lambda o: o.measure)
    assert (len(growth.claims), len(rank.claims)) == (2, 1)
    assert growth.period is not None
    assert growth.period.inferred


def test_figures_without_a_period_stay_with_their_documents() -> None:
    def timeless(graph: DocumentGraph) -> DocumentGraph:
        return replace(graph, observations=tuple(replace(o, period=None) for o in graph.observations))

    assert len(assemble([timeless(first()), timeless(second())]).observations) == 3


def test_every_entity_is_mentioned_in_the_article_that_names_it(both: Graph) -> None:
    mentioned = [e for e in both.edges if e.predicate == "mentionedIn" and e.subject == CORRIDOR]
    assert [both.article_of(c.evidence[0]).key for e in mentioned for c in e.claims] == [
        e.object for e in mentioned
    ]
    assert len(mentioned) == 2


def test_an_entity_that_the_text_only_implies_is_mentioned_where_that_follows_from() -> None:
    graph = first()
    post = graph.resolved.by_key[POST]
    implied = Entity("organization/办公室", Kind.ORGANIZATION, "办公室", implied=post.mentions)
    entities = (*graph.resolved.entities, implied)
    built = assemble([replace(graph, resolved=replace(graph.resolved, entities=entities))])
    assert edge(built, implied.key, "mentionedIn").claims[0].evidence[0].exact == "绍兴市委书记"


def test_a_regions_code_is_claimed_by_the_reference_table(both: Graph) -> None:
    code = edge(both, ZHEJIANG, "adminCode")
    assert (code.object, code.target, code.claims[0].evidence) == ("330000", None, (TABLE,))


def test_articles_are_part_of_their_document_and_speeches_of_their_digest(both: Graph) -> None:
    (speech,) = [a for a in both.articles if a.kind == "speech"]
    assert edge(both, speech.key, "dcterms:isPartOf").object == f"document/{speech.document}"
    assert edge(both, speech.key, "inDigest").object == f"article/{speech.document}-1"


def test_the_name_is_the_one_that_most_documents_use_then_the_longest() -> None:
    two = assemble([renamed(first(), WHO, "周 若川"), second()])
    assert two.node[WHO].name == "周 若川"
    assert two.node[WHO].aliases == ("周若川",)


def test_keys_known_to_be_the_same_become_one() -> None:
    merged = assemble([first(), second()], same={WHO: "person/周若川-绍兴"})
    assert WHO not in merged.node
    assert edge(merged, "person/周若川-绍兴", "holdsPost").object == POST
    assert len(edge(merged, "person/周若川-绍兴", "holdsPost").claims) == 2


def test_a_statement_about_no_entity_is_refused() -> None:
    graph = first()
    lost = Statement(WHO, "holdsPost", "post/无", graph.statements[-1].evidence, "made.by-hand", 0.9)
    with pytest.raises(ValueError, match="post/无"):
        assemble([replace(graph, statements=(*graph.statements, lost))])


def test_an_observation_about_no_entity_is_refused() -> None:
    graph = first()
    lost = tuple(replace(o, subject="region/000000") for o in graph.observations)
    with pytest.raises(ValueError, match="region/000000"):
        assemble([replace(graph, observations=lost)])


def test_a_quotation_that_is_not_there_is_refused() -> None:
    graph = first()
    false = Evidence(graph.segmented.document.id, 0, 2, "没有")
    statement = Statement(WHO, "holdsPost", POST, false, "made.by-hand", 0.9)
    with pytest.raises(ValueError, match="没有"):
        assemble([replace(graph, statements=(statement,))])


def test_a_relation_that_goes_both_ways_is_one_edge() -> None:
    graph = first()
    (one,) = [s for s in graph.statements if s.predicate == "cooperatesWith"]
    other = replace(one, subject=str(one.object), object=one.subject)
    built = assemble([replace(graph, statements=(*graph.statements, other))])
    assert len([e for e in built.edges if e.predicate == "cooperatesWith"]) == 1


def test_near_copies_of_an_article_are_linked() -> None:
    from kgbuild.model import Document, Recognised, Resolved
    from kgbuild.segment import segment

    sentences = "，".join(f"第{n}项工作由各县区分头推进并按月通报完成情况" for n in "一二三四五六七八九十")
    texts = [f"# 工作部署\n\n{sentences}。\n", f"# 工作部署（转载）\n\n{sentences}。\n"]
    graphs = [
        DocumentGraph(
            segment(Document(f"{n:012}", f"{n}.txt", text, "0" * 64, published=date(2023, 1, n))),
            Recognised(()),
            Resolved(()),
            (),
            (),
        )
        for n, text in enumerate(texts, start=1)
    ]
    assert edge(assemble(graphs), "article/000000000002-1", "reprintOf").object == "article/000000000001-1"


def test_networkx_holds_what_leads_from_entity_to_entity(both: Graph) -> None:
    graph = both.to_networkx()
    assert graph.has_edge(WHO, POST, key="holdsPost")
    assert graph.nodes[SHAOXING]["label"] == "绍兴市"
    assert graph.number_of_nodes() == len(both.nodes) + len(both.articles)
    assert {key for _, _, key in graph.edges(keys=True)}.isdisjoint({"adminCode", "status", "date"})
    assert len(graph.edges[WHO, POST, "holdsPost"]["claims"]) == 2
