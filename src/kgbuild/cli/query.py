"""``kgbuild query``."""

from __future__ import annotations

import click

from kgbuild.cli.common import EXIT_CODES
from kgbuild.query import ENGINES, FORMATS, questions, run_query


@click.command(epilog=EXIT_CODES)
@click.argument("graph")
@click.argument("question", required=False)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="How to print the answer; without it, rows as a table and triples as Turtle.",
)
@click.option(
    "-p",
    "--param",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    help="A value that a variable of the question must have; may be given several times.",
)
@click.option(
    "--engine", type=click.Choice(ENGINES), default="oxigraph", show_default=True, help="What answers."
)
def query(
    graph: str, question: str | None, form: str | None, parameters: tuple[str, ...], engine: str
) -> None:
    r"""Answer QUESTION from GRAPH.

    GRAPH is a file of RDF, the folder of a build or of a store, or the URL of a SPARQL endpoint. QUESTION
    is the name of a competency question, a .rq file, or SPARQL text; without it, the competency questions
    are listed with their parameters.

    \b
    Examples:
      kgbuild query output/graph.ttl
      kgbuild query output/graph.ttl speakers
      kgbuild query output/graph.ttl projects --param region=金华市 --format csv
      kgbuild query output/serve/store my.rq --format tsv
      kgbuild query http://localhost:8000/sparql posts --param person=陈明远
      kgbuild query output/graph.ttl 'SELECT ?l { ?p a kg:Person ; rdfs:label ?l }' --format json
      kgbuild query output/graph.ttl 'CONSTRUCT { ?p kg:holdsPost ?o } WHERE { ?p kg:holdsPost ?o }'
    """
    if question is None:
        for known in questions():
            click.echo(f"{known.name:20} {known.zh}  {known.en}")
            click.echo(f"{'':20} --param {', '.join(known.parameters)}")
        return
    click.echo(run_query(graph, question, form, engine=engine, parameters=_parsed(parameters)), nl=False)


def _parsed(parameters: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for parameter in parameters:
        name, equals, value = parameter.partition("=")
        if not equals or not name:
            raise click.BadParameter(f"{parameter!r} is not NAME=VALUE", param_hint="--param")
        found[name] = value
    return found
