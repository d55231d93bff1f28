"""Resolving organisations: full names, short forms, bodies named by their rank alone (市委)."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.model import Mention, RegionResolution, Resolution, Segmented


def resolve(segmented: Segmented, mentions: Sequence[Mention], regions: RegionResolution) -> Resolution:
    """The organisations that a document's mentions refer to."""
    return Resolution(())
