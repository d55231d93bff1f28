"""What the mentions mean: entities."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from kgbuild.model.recognised import Mention
from kgbuild.model.statement import Statement
from kgbuild.model.text import Kind


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that mentions refer to.

    ``key`` is the path of its IRI below the base: ``region/330700``, ``person/陈明远``; it is made
    of the fewest stable facts and is the same in every document. ``name`` is the fullest official
    form. ``mentions`` are empty for what the text implies but does not name (and then ``implied``
    has the mention it follows from).
    """

    key: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    subtype: str | None = None
    code: str | None = None  # GB/T 2260, regions only
    level: str | None = None  # Country … Village, regions only
    body: str | None = None  # a post's organisation: its key
    region: str | None = None  # the region that a post or organisation governs: its key
    mentions: tuple[Mention, ...] = ()
    implied: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A mention that refers to nothing certain, with the candidates that were left."""

    mention: Mention
    reason: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Resolution:
    """What one strategy resolved, and what it could not."""

    entities: tuple[Entity, ...]
    unresolved: tuple[Unresolved, ...] = ()


@dataclass(frozen=True)
class RegionResolution(Resolution):
    """The regions of a document, which later strategies ask.

    ``piece_region`` has the region whose affairs an article reports, by article number (an entity
    key; absent where nothing says it). ``reference`` are facts from the reference table about these
    regions (a county's parent).
    """

    piece_region: dict[int, str] = field(default_factory=dict)
    reference: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class Resolved:
    """The entities of one document, sorted by key, and what could not be resolved."""

    entities: tuple[Entity, ...]
    unresolved: tuple[Unresolved, ...] = ()
    piece_region: dict[int, str] = field(default_factory=dict)  # see RegionResolution
    reference: tuple[Statement, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, Entity]:
        """Entities by their key."""
        return {e.key: e for e in self.entities}

    @cached_property
    def by_mention(self) -> dict[Mention, Entity]:
        """The entity each mention refers to."""
        return {m: e for e in self.entities for m in e.mentions}
