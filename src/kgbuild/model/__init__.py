"""The values that pass from stage to stage. All are frozen: a stage takes some and returns new ones.

Two coordinate systems, never mixed:

* A :class:`Span` counts Unicode code points in the **healed text** of a document
  (:attr:`Segmented.text`), in which sentences broken by a page are whole again.
* An :class:`Evidence` counts code points in the **document as decoded** (:attr:`Document.text`).
  :meth:`Segmented.evidence` is the only way from the one to the other.

Ends are exclusive. Periods are inclusive on both sides.
"""

from kgbuild.model.graph import DocumentGraph
from kgbuild.model.recognised import (
    Comparator,
    Figure,
    Measure,
    Mention,
    Period,
    Recognised,
    Rejected,
    Status,
    TimeExpression,
)
from kgbuild.model.resolved import Entity, RegionResolution, Resolution, Resolved, Unresolved
from kgbuild.model.statement import Observation, Reference, Statement
from kgbuild.model.text import Article, ArticleKind, Document, Evidence, Kind, Line, Role, Segmented, Span

__all__ = [
    "Article",
    "ArticleKind",
    "Comparator",
    "Document",
    "DocumentGraph",
    "Entity",
    "Evidence",
    "Figure",
    "Kind",
    "Line",
    "Measure",
    "Mention",
    "Observation",
    "Period",
    "Recognised",
    "Reference",
    "RegionResolution",
    "Rejected",
    "Resolution",
    "Resolved",
    "Role",
    "Segmented",
    "Span",
    "Statement",
    "Status",
    "TimeExpression",
    "Unresolved",
]
