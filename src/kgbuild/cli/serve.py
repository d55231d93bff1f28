"""``kgbuild serve``."""

from __future__ import annotations

from pathlib import Path

import click

from kgbuild.cli.common import EXIT_CODES, errors
from kgbuild.errors import UsageError
from kgbuild.serve.limits import Limits

LIMITS = Limits()


@click.command(epilog=EXIT_CODES)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port.")
@click.option("--name", "names", multiple=True, help="A further name under which the service may be asked.")
@click.option(
    "--workers", type=click.IntRange(min=1), default=2, show_default=True, help="Queries answered at once."
)
@click.option(
    "--seconds",
    type=click.FloatRange(min=0.1),
    default=LIMITS.seconds,
    show_default=True,
    help="A query that runs longer is stopped.",
)
@click.option(
    "--rows",
    type=click.IntRange(min=1),
    default=LIMITS.rows,
    show_default=True,
    help="A longer answer is refused.",
)
@click.option(
    "--megabytes",
    type=click.IntRange(min=128),
    default=LIMITS.megabytes,
    show_default=True,
    help="A query that wants more memory is stopped.",
)
@click.option(
    "--writable", is_flag=True, help="Let clients that show the token KGBUILD_SERVE_TOKEN write graphs."
)
def serve(
    folder: Path,
    host: str,
    port: int,
    names: tuple[str, ...],
    workers: int,
    seconds: float,
    rows: int,
    megabytes: int,
    writable: bool,
) -> None:
    r"""Serve FOLDER over HTTP: SPARQL, a page for every resource, search, the graph to explore.

    FOLDER is the output of kgbuild build, or an Oxigraph store. Read-only and for this machine alone,
    unless options say otherwise. Needs the extra: pip install 'kgbuild[serve]'.

    \b
    Examples:
      kgbuild serve output
      kgbuild serve output --port 8080 --seconds 30
      KGBUILD_SERVE_TOKEN=... kgbuild serve store --writable
    """
    try:
        from kgbuild.serve import run
    except ModuleNotFoundError as error:
        raise UsageError(
            f"the server needs {error.name}, which is not installed", way_out="pip install 'kgbuild[serve]'"
        ) from error
    limits = Limits(seconds=seconds, rows=rows, megabytes=megabytes)
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    run.serve(
        folder,
        host=host,
        port=port,
        names=names,
        workers=workers,
        writable=writable,
        limits=limits,
        ready=lambda: errors.print(f"kgbuild: serving {folder} at {address} until Ctrl-C"),
    )
