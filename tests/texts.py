"""Where the seed lies, and the type of what makes a document of a few lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kgbuild.model import Document

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"

MakeDocument = Callable[..., Document]
