"""The command line: ``kgbuild build | validate | query | explain | evaluate``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kgbuild import __version__, pipeline
from kgbuild.assemble import DEFAULT_BASE
from kgbuild.errors import InputError, KgbuildError, ValidationError
from kgbuild.evaluate import Evaluation, compare, load_annotation, load_found
from kgbuild.evaluate import evaluate as evaluate_document
from kgbuild.evaluate.compare import as_json, differences, load_earlier, table
from kgbuild.explain import explain as explain_graph
from kgbuild.query import FORMATS, questions, run_query
from kgbuild.read import read
from kgbuild.turtle import read_turtle
from kgbuild.validate import validate_file

EXIT_CODES = """\b
Exit codes:
  0  done (with a warning for each input that could not be read)
  1  the query is wrong
  2  wrong arguments
  3  no input could be read
  4  the graph breaks the ontology's shapes
  5  kgbuild's own data are missing or malformed
"""
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

errors = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


@click.group(context_settings=SETTINGS, epilog=EXIT_CODES)
@click.version_option(__version__, prog_name="kgbuild")
def cli() -> None:
    """Turn Chinese official news into a knowledge graph whose every edge carries its quotation."""


@cli.command(epilog=EXIT_CODES)
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default="output",
    show_default=True,
    help="Folder for graph.ttl, graph.html and report.json.",
)
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Date of publication of inputs whose metadata have none.",
)
@click.option(
    "--base-iri", default=DEFAULT_BASE, show_default=True, help="What the IRIs of the data start with."
)
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Documents worked on at once."
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Also list what was ignored, inferred or unresolved.")
def build(
    inputs: tuple[Path, ...],
    output: Path,
    published: datetime | None,
    base_iri: str,
    jobs: int,
    quiet: bool,
    verbose: bool,
) -> None:
    r"""Build a graph from INPUTS: .txt, .md or .jsonl files, or folders of them.

    A file NAME.json beside NAME.txt may give title, published (YYYY-MM-DD), publisher and source.
    The old output stays whole until the new one is.

    \b
    Examples:
      kgbuild build seeds
      kgbuild build news/2023 report.txt -o graphs/2023 --published 2023-10-21
      kgbuild build corpus.jsonl --jobs 2 --base-iri https://example.org/id/
    """
    with _progress(quiet) as progress:
        built = pipeline.build(
            inputs,
            output,
            published=published.date() if published else None,
            base=base_iri,
            jobs=jobs,
            progress=progress,
        )
    for fault in built.reading.faults:
        errors.print(f"kgbuild: warning: {fault}")
    if not quiet:
        click.echo(built.summary(verbose=verbose))
        click.echo(
            f"Open {output / 'graph.html'} in a browser; ask {output / 'graph.ttl'} with kgbuild query."
        )


@cli.command(epilog=EXIT_CODES)
@click.argument("graph", type=click.Path(path_type=Path))
def validate(graph: Path) -> None:
    r"""Check GRAPH.ttl against the ontology's shapes and the coded checks.

    \b
    Example:
      kgbuild validate output/graph.ttl
    """
    violations = validate_file(graph)
    for violation in violations:
        click.echo(str(violation))
    if violations:
        raise ValidationError(f"{len(violations)} violations", where=str(graph))
    click.echo(f"{graph}: valid")


@cli.command(epilog=EXIT_CODES)
@click.argument("graph", type=click.Path(path_type=Path))
@click.argument("question", required=False)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How to print the answer.",
)
def query(graph: Path, question: str | None, form: str) -> None:
    r"""Answer QUESTION from GRAPH.ttl: a .rq file, SPARQL text, or the name of a competency question.

    Without QUESTION, list the competency questions.

    \b
    Examples:
      kgbuild query output/graph.ttl
      kgbuild query output/graph.ttl speakers
      kgbuild query output/graph.ttl my.rq --format csv
      kgbuild query output/graph.ttl 'SELECT ?l { ?p a kg:Person ; rdfs:label ?l }' --format json
    """
    if question is None:
        for known in questions():
            click.echo(f"{known.name:28} {known.zh}  {known.en}")
        return
    click.echo(run_query(graph, question, form), nl=False)


@cli.command(epilog=EXIT_CODES)
@click.argument("graph", type=click.Path(path_type=Path))
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--missed", is_flag=True, help="List what was missed and what was wrong, with its quotation.")
@click.option("--json", "as_object", is_flag=True, help="Print everything as JSON.")
@click.option("--save", type=click.Path(path_type=Path), help="Write the result as JSON to this file.")
@click.option("--against", type=click.Path(path_type=Path), help="Say what changed since this saved result.")
def evaluate(
    graph: Path,
    gold: tuple[Path, ...],
    missed: bool,
    as_object: bool,
    save: Path | None,
    against: Path | None,
) -> None:
    r"""Score GRAPH.ttl against reference annotations GOLD.json, each of one of its documents.

    \b
    Examples:
      kgbuild evaluate output/graph.ttl gold/a.json --missed
      kgbuild evaluate output/graph.ttl gold/*.json --save today.json --against yesterday.json
    """
    found = read_turtle(graph)
    total = Evaluation()
    for path in gold:
        annotation = load_annotation(path)
        total.add(evaluate_document(load_found(found, annotation.document), annotation))
    text = json.dumps(as_json(total), ensure_ascii=False, indent=1)
    earlier = load_earlier(against) if against else None
    if save:
        save.write_text(text + "\n", encoding="utf-8")
    click.echo(text if as_object else "\n".join(table(total)))
    for line in (*(differences(total) if missed else ()), *(compare(earlier, total) if earlier else ())):
        click.echo(line)


@cli.command(epilog=EXIT_CODES)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Date of publication where the metadata have none.",
)
def explain(file: Path, published: datetime | None) -> None:
    r"""Show what was found in FILE, by which rule, and what lost.

    \b
    Example:
      kgbuild explain seeds/zhejiang-daily-2023-10-21.txt | less
    """
    reading = read([file], published=published.date() if published else None)
    for fault in reading.faults:
        errors.print(f"kgbuild: warning: {fault}")
    if not reading.documents:
        raise InputError("no document could be read", where=str(file), way_out="see the warnings above")
    for document in reading.documents:
        for line in explain_graph(pipeline.graph_of(document)):
            click.echo(line)


@contextmanager
def _progress(quiet: bool) -> Iterator[pipeline.Progress]:
    """A bar on a terminal's standard error; nothing where that is a file, or ``quiet``."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=errors, transient=True, disable=quiet or not errors.is_terminal) as bar:
        task = bar.add_task("read", total=None)

        def show(stage: str, done: int, total: int) -> None:
            bar.update(task, description=stage, completed=done, total=total)

        yield show


def main() -> None:
    """Run the command line; an error that kgbuild raises on purpose is one line and an exit code."""
    try:
        cli(prog_name="kgbuild")
    except KgbuildError as error:
        errors.print(f"kgbuild: error: {error}")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
