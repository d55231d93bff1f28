"""``kgbuild build``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kgbuild.cli.common import EXIT_CODES, errors
from kgbuild.graph import DEFAULT_BASE
from kgbuild.write.formats import FORMATS

if TYPE_CHECKING:
    from kgbuild import pipeline


@click.command(epilog=EXIT_CODES)
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
@click.option(
    "-f",
    "--format",
    "formats",
    type=click.Choice(list(FORMATS)),
    multiple=True,
    help="A further format to write; may be given several times. graph.ttl is always written.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Also list what was ignored, inferred or unresolved.")
def build(
    inputs: tuple[Path, ...],
    output: Path,
    published: datetime | None,
    base_iri: str,
    jobs: int,
    formats: tuple[str, ...],
    quiet: bool,
    verbose: bool,
) -> None:
    r"""Build a graph from INPUTS: .txt, .md or .jsonl files, or folders of them.

    A file NAME.json beside NAME.txt may give title, published (YYYY-MM-DD), publisher and source.
    The old output stays whole until the new one is. Files of formats that are not asked for, left by an
    earlier build, are removed.

    \b
    Examples:
      kgbuild build seeds
      kgbuild build news/2023 report.txt -o graphs/2023 --published 2023-10-21
      kgbuild build corpus.jsonl --jobs 2 --base-iri https://example.org/id/
      kgbuild build seeds --format nquads --format neo4j
    """
    from kgbuild import pipeline  # here: other commands need not wait until its rules are compiled

    with _progress(quiet) as progress:
        built = pipeline.build(
            inputs,
            output,
            published=published.date() if published else None,
            base=base_iri,
            jobs=jobs,
            formats=formats,
            progress=progress,
        )
    for fault in built.reading.faults:
        errors.print(f"kgbuild: warning: {fault}")
    if not quiet:
        click.echo(built.summary(verbose=verbose))
        click.echo(
            f"Open {output / 'graph.html'} in a browser; ask {output / 'graph.ttl'} with kgbuild query."
        )


@contextmanager
def _progress(quiet: bool) -> Iterator[pipeline.Progress]:
    """A bar on a terminal's standard error; nothing where that is a file, or ``quiet``."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=errors, transient=True, disable=quiet or not errors.is_terminal) as bar:
        task = bar.add_task("read", total=None)

        def show(stage: str, done: int, total: int) -> None:
            bar.update(task, description=stage, completed=done, total=total)

        yield show
