"""``kgbuild query``."""

from __future__ import annotations

from pathlib import Path

import click

from kgbuild.cli.common import EXIT_CODES
from kgbuild.query import FORMATS, questions, run_query


@click.command(epilog=EXIT_CODES)
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
