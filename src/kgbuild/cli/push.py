"""``kgbuild push``."""

from __future__ import annotations

from pathlib import Path

import click

from kgbuild.cli.common import EXIT_CODES
from kgbuild.errors import UsageError


@click.command(epilog=EXIT_CODES)
@click.argument("endpoint")
@click.argument("graph", type=click.Path(path_type=Path))
@click.option(
    "--state",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File that remembers what was sent.  [default: push.jsonl beside GRAPH]",
)
@click.option(
    "--batch", type=click.IntRange(min=1), default=10_000, show_default=True, help="Triples a request."
)
@click.option("--digest", is_flag=True, help="Show the password by HTTP Digest (Virtuoso) instead of Basic.")
@click.option("--dry-run", is_flag=True, help="Say what would be sent and removed; send nothing.")
def push(endpoint: str, graph: Path, state: Path | None, batch: int, digest: bool, dry_run: bool) -> None:
    r"""Bring GRAPH.ttl to the graph store at ENDPOINT: one named graph a document.

    Only what changed is sent, with retries; a graph whose document is gone is removed; a push that was
    broken off goes on where it was. A token in KGBUILD_PUSH_TOKEN, or a user and password in
    KGBUILD_PUSH_USER and KGBUILD_PUSH_PASSWORD, are shown to the endpoint. Needs the extra: pip install
    'kgbuild[push]'.

    \b
    Examples:
      kgbuild push http://localhost:8000/graphs output/graph.ttl
      kgbuild push http://localhost:8890/sparql-graph-crud-auth output/graph.ttl --digest
      kgbuild push https://example.org/rdf/graphs output/graph.ttl --dry-run
    """
    try:
        from kgbuild.push import Plan
        from kgbuild.push import push as push_graph
    except ModuleNotFoundError as error:
        raise UsageError(
            f"pushing needs {error.name}, which is not installed", way_out="pip install 'kgbuild[push]'"
        ) from error
    plan = Plan(endpoint, graph, state or graph.with_name("push.jsonl"), batch, digest, dry_run)
    pushed = push_graph(plan)
    for verb, names in (("send", pushed.sent), ("remove", pushed.removed)):
        if dry_run:
            click.echo("".join(f"would {verb} {name}\n" for name in names), nl=False)
    sent = "would be sent" if dry_run else "sent"
    removed = "would be removed" if dry_run else "removed"
    click.echo(
        f"{len(pushed.sent)} graphs {sent}, {len(pushed.unchanged)} unchanged, "
        f"{len(pushed.removed)} {removed}"
    )
