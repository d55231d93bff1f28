"""Combining the proposals of all recognisers: which mentions stay, and why the others go.

Mentions of the same stretch compete; a mention inside another stays only where a longer name may
hold that kind (a region in an organisation's name, a person's post with its body); mentions that
cross each other never both stay. A rule that is certain decides before the learned tagger; among the
others the better one is the one with more confidence, then the longer, then the one whose recogniser
comes first. Which one decided is the winner's rule; what lost is kept, with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.model import Kind, Mention, Rejected, Segmented

# What a name of a kind may hold inside it. Everything may hold a region.
MAY_HOLD: dict[Kind, frozenset[Kind]] = {
    Kind.POST: frozenset({Kind.REGION, Kind.ORGANIZATION}),
    Kind.ORGANIZATION: frozenset({Kind.REGION, Kind.ORGANIZATION, Kind.PLACE, Kind.INITIATIVE}),
    Kind.EVENT: frozenset(
        {Kind.REGION, Kind.PLACE, Kind.INITIATIVE, Kind.ORGANIZATION, Kind.PERSON, Kind.POST}
    ),
    Kind.PROJECT: frozenset({Kind.REGION, Kind.PLACE, Kind.INITIATIVE, Kind.ORGANIZATION}),
    Kind.INITIATIVE: frozenset({Kind.REGION, Kind.PLACE, Kind.INITIATIVE}),
    Kind.HONOUR: frozenset({Kind.REGION, Kind.INITIATIVE, Kind.ORGANIZATION}),
    Kind.PLACE: frozenset({Kind.REGION, Kind.PLACE}),
    Kind.REGION: frozenset({Kind.REGION}),
    Kind.INDUSTRY: frozenset({Kind.REGION}),
    Kind.PERSON: frozenset(),
}

CERTAIN = 0.85  # confidence of a rule that decides before the tagger
# Kinds whose names are open: there the tagger may say no to what a rule proposes.
OPEN = frozenset(
    {Kind.ORGANIZATION, Kind.PROJECT, Kind.INITIATIVE, Kind.EVENT, Kind.HONOUR, Kind.INDUSTRY, Kind.PLACE}
)
NO_NAME = 0.95  # mean probability of no name at which it does: chosen by cross-validation


def combine(
    segmented: Segmented,
    proposals: Sequence[Mention],
    nothing: Sequence[float] = (),
    no_name: float = NO_NAME,
) -> tuple[tuple[Mention, ...], tuple[Rejected, ...]]:
    """Decide among overlapping proposals.

    Args:
        segmented: the document.
        proposals: of rules and tagger.
        nothing: for each character the tagger's probability that it is in no name.
        no_name: the mean of it at which a name that a rule is not certain of goes.

    Returns:
        the mentions that stay, in the order of the text, and those that lost, with the winner.
    """
    kept: list[Mention] = []
    rejected: list[Rejected] = []
    if nothing:
        doubted = [m for m in proposals if _doubted(m, nothing, no_name)]
        rejected += [Rejected(m, "the tagger sees no name here") for m in doubted]
        proposals = [m for m in proposals if m not in doubted]
    people = [m for m in proposals if m.kind is Kind.PERSON and _certain(m)]
    syllables = {id(m): p for m in proposals if (p := _in_name_of(m, people))}
    rejected += [Rejected(m, "part of a Person", p) for m in proposals if (p := syllables.get(id(m)))]
    proposals = [m for m in proposals if id(m) not in syllables]
    order = {id(m): i for i, m in enumerate(proposals)}
    regions = [m for m in proposals if m.kind is Kind.REGION or (m.kind is Kind.PLACE and _certain(m))]
    proposals = [m for m in proposals if m.kind is Kind.REGION or not _only_regions(m, regions)]
    ranked = sorted(proposals, key=lambda m: (not _certain(m), -m.confidence, -len(m.span), order[id(m)]))
    for mention in ranked:
        rival = next((k for k in kept if k.span.overlaps(mention.span) and not _compatible(k, mention)), None)
        if rival is None:
            kept.append(mention)
        elif (rival.kind, rival.span) != (mention.kind, mention.span):
            rejected.append(Rejected(mention, _reason(rival, mention), rival))
    kept.sort(key=lambda m: (m.span.start, -m.span.end, m.kind))
    rejected.sort(key=lambda r: (r.mention.span, r.mention.kind, r.mention.rule))
    return tuple(kept), tuple(rejected)


def _certain(mention: Mention) -> bool:
    """Whether a rule found it that is right nine times in ten, whatever the tagger says."""
    return mention.confidence >= CERTAIN and not mention.rule.startswith("tagger.")


def _doubted(mention: Mention, nothing: Sequence[float], no_name: float) -> bool:
    """Whether the tagger sees no name where a rule that is not certain proposes an open one."""
    if mention.kind not in OPEN or _certain(mention) or mention.rule.startswith("tagger."):
        return False
    span = mention.span
    return sum(nothing[span.start : span.end]) > no_name * len(span)


def _in_name_of(mention: Mention, people: Sequence[Mention]) -> Mention | None:
    """The person of whose name what looks like a region is a part (石玉林)."""
    if mention.kind is not Kind.REGION:
        return None
    return next((p for p in people if mention.span in p.span and mention.span != p.span), None)


def _only_regions(mention: Mention, regions: Sequence[Mention]) -> bool:
    """Whether a name is but a region, or a chain of regions and places (丽水市莲都区, 越南河内)."""
    at = mention.span.start
    others = (m.span for m in regions if m.kind is Kind.REGION or m.span != mention.span)
    for region in sorted(others):
        if region.start == at and region.end <= mention.span.end:
            at = region.end
    return at == mention.span.end


def _compatible(a: Mention, b: Mention) -> bool:
    """Whether two overlapping mentions can both stay: one inside the other, of a kind it may hold."""
    if a.span == b.span:
        return False
    outer, inner = (a, b) if b.span in a.span else (b, a)
    return inner.span in outer.span and inner.kind in MAY_HOLD[outer.kind]


def _reason(winner: Mention, loser: Mention) -> str:
    if winner.span == loser.span:
        return f"the same words are a {winner.kind}"
    if loser.span in winner.span:
        return f"part of a {winner.kind}"
    if winner.span in loser.span:
        return f"holds a {winner.kind} that is surer"
    return f"crosses a {winner.kind}"
