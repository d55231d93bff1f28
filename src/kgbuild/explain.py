"""explain: for each mention and statement of a document, the rule, the text, and what lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kgbuild.model import (
    Article,
    DocumentGraph,
    Evidence,
    Mention,
    Observation,
    Rejected,
    Span,
    Statement,
)


def explain(graph: DocumentGraph) -> Iterator[str]:
    """The lines of an account of ``graph``, article by article, in the order of the text.

    Offsets are those of the document as decoded, in code points, end exclusive.
    """
    segmented = graph.segmented
    document = segmented.document
    inferred = " (inferred)" if document.published_inferred else ""
    yield f"{document.source}  published {document.published or 'unknown'}{inferred}"
    for article in segmented.articles:
        yield ""
        yield from _article(graph, article)
        yield from _mentions(graph, article)
        yield from _figures(graph, article)
    yield from _statements(graph)
    yield from _observations(graph)
    yield from _unresolved(graph)


def _article(graph: DocumentGraph, article: Article) -> Iterator[str]:
    piece = graph.resolved.piece_region.get(article.number)
    region = graph.resolved.by_key.get(piece) if piece else None
    of = f"  of {region.name}" if region else ""
    yield f"{article.kind} {article.number}  {article.name}{of}"


def _mentions(graph: DocumentGraph, article: Article) -> Iterator[str]:
    yield "  mentions"
    lost: dict[Mention | None, list[Rejected]] = {}
    for rejected in graph.recognised.rejected:
        lost.setdefault(rejected.winner, []).append(rejected)
    for mention in graph.recognised.mentions:
        if graph.segmented.article_of(mention.span) is not article:
            continue
        entity = graph.resolved.by_mention.get(mention)
        yield f"    {_mention(graph, mention)} → {entity.key if entity else 'unresolved'}"
        for rejected in lost.get(mention, ()):
            yield f"      lost: {_mention(graph, rejected.mention)}: {rejected.reason}"


def _mention(graph: DocumentGraph, mention: Mention) -> str:
    return (
        f"{_place(graph, mention.span)} {mention.kind} {mention.name}"
        f"  [{mention.rule} {mention.confidence:.2f}]"
    )


def _figures(graph: DocumentGraph, article: Article) -> Iterator[str]:
    segmented = graph.segmented
    times = [t for t in graph.recognised.times if segmented.article_of(t.span) is article]
    figures = [f for f in graph.recognised.figures if segmented.article_of(f.span) is article]
    if times:
        yield "  times"
    for time in times:
        period = f"{time.period.start} – {time.period.end}" if time.period else "no period"
        inferred = " (year inferred)" if time.period and time.period.inferred else ""
        words = segmented.words(time.span)
        yield f"    {_place(graph, time.span)} {words}: {period}{inferred}  [{time.rule}]"
    if figures:
        yield "  figures"
    for figure in figures:
        yield (
            f"    {_place(graph, figure.span)} {segmented.words(figure.span)}: {figure.measure}"
            f" {figure.comparator} {figure.value} {figure.unit}  [{figure.rule}]"
        )


def _statements(graph: DocumentGraph) -> Iterator[str]:
    yield ""
    yield "statements"
    for statement in graph.statements:
        subject = _name(graph, statement.subject)
        value = statement.object
        target = value.isoformat() if isinstance(value, date) else _name(graph, value)
        yield (f"  {subject} {statement.predicate} {target}  [{statement.rule} {statement.confidence:.2f}]")
        yield f"    {_evidence(statement)}"


def _observations(graph: DocumentGraph) -> Iterator[str]:
    if graph.observations:
        yield ""
        yield "observations"
    for o in graph.observations:
        period = f"  {o.period.start} – {o.period.end}" if o.period else ""
        scope = f" in {_name(graph, o.rank_scope)}" if o.rank_scope else ""
        yield (
            f"  {_name(graph, o.subject)}: {o.indicator} {o.measure} {o.comparator} {o.value} {o.unit}"
            f"{scope}{period} {o.status}  [{o.rule} {o.confidence:.2f}]"
        )
        yield f"    {_evidence(o)}"


def _unresolved(graph: DocumentGraph) -> Iterator[str]:
    if graph.resolved.unresolved:
        yield ""
        yield "unresolved"
    for lost in graph.resolved.unresolved:
        candidates = f": {'、'.join(lost.candidates)}" if lost.candidates else ""
        yield f"  {_mention(graph, lost.mention)}: {lost.reason}{candidates}"


def _name(graph: DocumentGraph, key: str) -> str:
    entity = graph.resolved.by_key.get(key)
    return entity.name if entity else key


def _place(graph: DocumentGraph, span: Span) -> str:
    evidence = graph.segmented.evidence(span)
    return f"{evidence.start}-{evidence.end}"


def _evidence(source: Statement | Observation) -> str:
    evidence = source.evidence
    if isinstance(evidence, Evidence):
        words = " ".join(evidence.exact.split())
        return f"{evidence.start}-{evidence.end} “{words}”"
    return f"{evidence.dataset} {evidence.version}"
