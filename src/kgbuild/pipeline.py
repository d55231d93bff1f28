"""The whole way, from a folder of news to a graph and a page. Read this first.

    read ─► segment ─► recognise ─► resolve ─► relate ─► assemble ─► validate ─► write

Up to relate, a document is worked on alone; assemble sees them all. The verbs are the modules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

from kgbuild.assemble import DEFAULT_BASE, assemble
from kgbuild.errors import InputError, ValidationError
from kgbuild.model import Document, DocumentGraph
from kgbuild.read import Reading, read
from kgbuild.recognise import recognise
from kgbuild.relate import relate
from kgbuild.resolve import resolve
from kgbuild.resolve.across import same_people
from kgbuild.segment import segment
from kgbuild.validate import validate_file
from kgbuild.write import formats as forms
from kgbuild.write import publish
from kgbuild.write.html import write_html
from kgbuild.write.report import Report, report_on, write_report
from kgbuild.write.texts import write_texts
from kgbuild.write.turtle import write_turtle

CHUNK = 16  # documents a worker takes at a time

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""


def build(
    inputs: Sequence[Path],
    output: Path,
    *,
    published: date | None = None,
    base: str = DEFAULT_BASE,
    jobs: int = 1,
    formats: Sequence[str] = (),
    progress: Progress = lambda stage, done, total: None,
) -> Report:
    """Build ``graph.ttl``, ``graph.html``, ``texts.jsonl`` and ``report.json`` in ``output`` from ``inputs``.

    Args:
        inputs: files (.txt, .md, .jsonl) and folders.
        output: the folder; its old files stay whole until the new ones are.
        published: the date of publication of inputs whose metadata have none.
        base: what the IRIs of the data start with.
        jobs: how many documents are worked on at once; the bytes written do not depend on it.
        formats: names of further formats to write the graph in (see :mod:`kgbuild.write.formats`); files
            of formats not named, left by an earlier build, are removed.
        progress: told of each step.

    Returns:
        what was read, found, inferred, ignored and left unresolved.

    Raises:
        InputError: no input could be read.
        UsageError: a format cannot be written here.
        ValidationError: the graph breaks the ontology's shapes or a coded check; a defect of kgbuild.
    """
    forms.check(formats)
    reading = read(inputs, published=published)
    if not reading.documents:
        raise _nothing_read(reading)
    worked = list(_work(reading.documents, jobs, progress))
    graphs = [result for result in worked if isinstance(result, DocumentGraph)]
    reading = replace(reading, faults=(*reading.faults, *(r for r in worked if isinstance(r, InputError))))
    if not graphs:
        raise _nothing_read(reading)
    progress("assemble", 0, 0)
    graph = assemble(graphs, base=base, same=same_people(graphs))
    report = report_on(reading, graphs, graph)
    with publish(output, stale=forms.others(formats)) as folder:
        progress("write", 0, 0)
        write_turtle(graph, folder / "graph.ttl")
        progress("validate", 0, 0)
        _must_be_valid(folder / "graph.ttl")
        progress("write", 1, 1)
        forms.write(graph, formats, folder)
        write_html(graph, folder / "graph.html")
        write_texts(graph, folder / "texts.jsonl")
        write_report(report, folder / "report.json")
    return report


def graph_of(document: Document) -> DocumentGraph:
    """What one document says: a pure function of it, the lexicons and the reference data.

    Raises:
        InputError: the document holds no article.
    """
    segmented = segment(document)
    recognised = recognise(segmented)
    resolved = resolve(segmented, recognised)
    statements, observations = relate(segmented, recognised, resolved)
    return DocumentGraph(segmented, recognised, resolved, statements, observations)


def _work(
    documents: Sequence[Document], jobs: int, progress: Progress
) -> Iterator[DocumentGraph | InputError]:
    """What each document says, or why it says nothing, in the order of the documents."""
    total = len(documents)
    if jobs == 1:
        yield from _counted(map(_graph_or_fault, documents), total, progress)
        return
    with ProcessPoolExecutor(min(jobs, total)) as pool:
        yield from _counted(pool.map(_graph_or_fault, documents, chunksize=CHUNK), total, progress)


def _counted(
    results: Iterator[DocumentGraph | InputError], total: int, progress: Progress
) -> Iterator[DocumentGraph | InputError]:
    for done, result in enumerate(results, start=1):
        progress("extract", done, total)
        yield result


def _graph_or_fault(document: Document) -> DocumentGraph | InputError:
    try:
        return graph_of(document)
    except InputError as fault:
        return fault


def _must_be_valid(path: Path) -> None:
    """What is published is what was checked: the file as written."""
    violations = validate_file(path)
    if violations:
        more = f" and {len(violations) - 1} more" if len(violations) > 1 else ""
        raise ValidationError(
            f"nothing published: {violations[0]}{more}",
            way_out="this is a defect of kgbuild: please report it with the input",
        )


def _nothing_read(reading: Reading) -> InputError:
    """The one fault, or a line that sums them up."""
    if len(reading.faults) == 1:
        return reading.faults[0]
    problems = "; ".join(str(fault) for fault in reading.faults)
    return InputError(f"no input could be read: {problems}")
