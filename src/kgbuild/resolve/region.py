"""Resolving regions, the region of each piece, and ancestors from the reference table."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.model import Mention, RegionResolution, Segmented


def resolve(segmented: Segmented, mentions: Sequence[Mention]) -> RegionResolution:
    """The regions that a document's mentions refer to."""
    return RegionResolution(())
