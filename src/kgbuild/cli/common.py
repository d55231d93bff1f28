"""What the commands share: exit codes, and the way to the terminal."""

from __future__ import annotations

from rich.console import Console

EXIT_CODES = """\b
Exit codes:
  0  done (with a warning for each input that could not be read)
  1  the query is wrong, or an endpoint refuses
  2  wrong arguments
  3  no input could be read
  4  the graph breaks the ontology's shapes
  5  kgbuild's own data are missing or malformed
"""

errors = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
