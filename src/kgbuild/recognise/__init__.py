"""recognise: what a document's text names, when, and how much.

One recogniser a kind, each a function from a segmented document to its finds, none knowing another.
They may overlap: :mod:`kgbuild.recognise.combine` is the one place that decides who stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kgbuild.model import Mention, Recognised, Segmented
from kgbuild.recognise import (
    event,
    figure,
    honour,
    industry,
    initiative,
    organisation,
    person,
    place,
    post,
    project,
    region,
    tagger,
    time,
)
from kgbuild.recognise.combine import combine

Recogniser = Callable[[Segmented], Iterable[Mention]]

RECOGNISERS: tuple[Recogniser, ...] = (
    region.recognise,
    post.recognise,
    person.recognise,
    organisation.recognise,
    initiative.recognise,
    project.recognise,
    event.recognise,
    honour.recognise,
    industry.recognise,
    place.recognise,
)


def proposals(segmented: Segmented) -> list[Mention]:
    """What the rules propose in a document, one recogniser after the other."""
    return [mention for recogniser in RECOGNISERS for mention in recogniser(segmented)]


def recognise(segmented: Segmented) -> Recognised:
    """All mentions, times and figures of a document, and the mentions that lost."""
    by_rule = proposals(segmented)
    learned = tagger.recognise(segmented, by_rule)
    mentions, rejected = combine(segmented, [*by_rule, *learned.mentions], learned.nothing)
    times = tuple(time.recognise(segmented))
    return Recognised(mentions, rejected, times, tuple(figure.recognise(segmented, times)))
