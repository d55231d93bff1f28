"""Resolving people: by name together with post, region and time; by title alone (总书记)."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.model import Mention, Resolution, Segmented


def resolve(segmented: Segmented, mentions: Sequence[Mention], posts: Resolution) -> Resolution:
    """The people that a document's mentions refer to."""
    return Resolution(())
