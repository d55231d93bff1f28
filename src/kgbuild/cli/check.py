"""``kgbuild validate | evaluate | explain``: is it right, how right, and why."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from kgbuild.cli.common import EXIT_CODES, errors
from kgbuild.errors import InputError, ValidationError
from kgbuild.evaluate import Evaluation, compare, load_annotation, load_found
from kgbuild.evaluate import evaluate as evaluate_document
from kgbuild.evaluate.compare import as_json, differences, load_earlier, table
from kgbuild.explain import explain as explain_graph
from kgbuild.read import read
from kgbuild.turtle import read_turtle
from kgbuild.validate import validate_file


@click.command(epilog=EXIT_CODES)
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


@click.command(epilog=EXIT_CODES)
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


@click.command(epilog=EXIT_CODES)
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
    from kgbuild import pipeline  # here: other commands need not wait until its rules are compiled

    reading = read([file], published=published.date() if published else None)
    for fault in reading.faults:
        errors.print(f"kgbuild: warning: {fault}")
    if not reading.documents:
        raise InputError("no document could be read", where=str(file), way_out="see the warnings above")
    for document in reading.documents:
        for line in explain_graph(pipeline.graph_of(document)):
            click.echo(line)
