"""resolve: which entity each mention refers to; more than one candidate is reported, never guessed.

One strategy a kind of reference, in the order in which they need one another: the regions and the
region of each piece first (全市, 市委, 省商务厅 point to it), then bodies and posts, then people,
then the names that are open.
"""

from __future__ import annotations

from kgbuild.model import Recognised, Resolved, Segmented
from kgbuild.resolve import name, organisation, person, post, region
from kgbuild.resolve.merge import merge


def resolve(segmented: Segmented, recognised: Recognised) -> Resolved:
    """The entities of a document."""
    mentions = recognised.mentions
    regions = region.resolve(segmented, mentions)
    organisations = organisation.resolve(segmented, mentions, regions)
    posts = post.resolve(segmented, mentions, regions, organisations)
    people = person.resolve(segmented, mentions, posts)
    names = name.resolve(segmented, mentions, regions)
    resolutions = (regions, organisations, posts, people, names)
    return Resolved(
        entities=merge(entity for resolution in resolutions for entity in resolution.entities),
        unresolved=tuple(lost for resolution in resolutions for lost in resolution.unresolved),
        piece_region=regions.piece_region,
        reference=regions.reference,
    )
