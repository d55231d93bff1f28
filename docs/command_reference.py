"""Write docs/commands.md from the commands' own help: ``python docs/command_reference.py``."""

from __future__ import annotations

from pathlib import Path

import click

from kgbuild.cli import SETTINGS, cli

TARGET = Path(__file__).parent / "commands.md"
HEAD = """# Commands

Made from the commands' own help by `python docs/command_reference.py`; a test keeps it current.
"""


def reference() -> str:
    """The help of ``kgbuild`` and of each of its commands, as Markdown."""
    parts = [HEAD, _section(cli, "kgbuild")]
    parts += [_section(cli.commands[name], f"kgbuild {name}") for name in sorted(cli.commands)]
    return "\n".join(parts)


def _section(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, terminal_width=100, **SETTINGS)
    return f"## {name}\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
