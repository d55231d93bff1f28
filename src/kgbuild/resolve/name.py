"""Resolving open names (initiatives, projects, events, honours, industries, places): short and long forms."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.model import Mention, RegionResolution, Resolution, Segmented


def resolve(segmented: Segmented, mentions: Sequence[Mention], regions: RegionResolution) -> Resolution:
    """The entities with open names that a document's mentions refer to."""
    return Resolution(())
