"""All that one document says."""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.model.recognised import Recognised
from kgbuild.model.resolved import Resolved
from kgbuild.model.statement import Observation, Statement
from kgbuild.model.text import Segmented


@dataclass(frozen=True)
class DocumentGraph:
    """What one document says: the unit of work, a pure function of it and the reference data."""

    segmented: Segmented
    recognised: Recognised
    resolved: Resolved
    statements: tuple[Statement, ...]
    observations: tuple[Observation, ...]
