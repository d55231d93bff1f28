"""Resolving posts: full name, the body they are in, the region they are for."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.model import Mention, RegionResolution, Resolution, Segmented


def resolve(segmented: Segmented, mentions: Sequence[Mention], regions: RegionResolution) -> Resolution:
    """The posts that a document's mentions refer to."""
    return Resolution(())
