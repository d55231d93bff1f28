"""The command line: ``kgbuild build | validate | query | explain | evaluate | serve | push``."""

from __future__ import annotations

import gc
import sys
from typing import Any

import click

from kgbuild import __version__
from kgbuild.cli.build import build
from kgbuild.cli.check import evaluate, explain, validate
from kgbuild.cli.common import EXIT_CODES, errors
from kgbuild.cli.push import push
from kgbuild.cli.query import query
from kgbuild.cli.serve import serve
from kgbuild.errors import KgbuildError

# Patterns, lexicons and graphs live to the end: to look for garbage among them as often as Python does
# of itself costs a third of a build's time, and finds none.
COLLECT_AFTER = 300_000  # objects
SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=SETTINGS, epilog=EXIT_CODES)
@click.version_option(__version__, prog_name="kgbuild")
def cli() -> None:
    """Turn Chinese official news into a knowledge graph whose every edge carries its quotation."""


for command in (build, validate, query, explain, evaluate, serve, push):
    # A raw docstring holds as two characters the \b by which click keeps the lines of a paragraph.
    command.help = (command.help or "").replace("\\b", "\b")
    cli.add_command(command)


def main() -> None:
    """Run the command line; an error that kgbuild raises on purpose is one line and an exit code."""
    gc.set_threshold(COLLECT_AFTER, 10, 10)
    try:
        cli(prog_name="kgbuild")
    except KgbuildError as error:
        errors.print(f"kgbuild: error: {error}")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
