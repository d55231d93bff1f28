"""relate: typed statements between a document's entities, and its observations, each with evidence.

One module a family of properties, each a function that yields statements and none knowing another.
"""

from __future__ import annotations

from datetime import date

from kgbuild.model import Evidence, Observation, Recognised, Resolved, Segmented, Statement
from kgbuild.relate import action, affiliation, article, dating, location, observation, post, progress

RELATORS = (
    post.relate,
    affiliation.relate,
    article.relate,
    location.relate,
    action.relate,
    progress.relate,
    dating.relate,
)


def relate(
    segmented: Segmented, recognised: Recognised, resolved: Resolved
) -> tuple[tuple[Statement, ...], tuple[Observation, ...]]:
    """The statements and observations of a document, in a fixed order; none of a thing and itself."""
    statements = [*resolved.reference]
    for relator in RELATORS:
        found = relator(segmented, recognised, resolved)
        statements.extend(s for s in found if s.subject != s.object)
    observations = observation.relate(segmented, recognised, resolved)
    return (
        tuple(sorted(dict.fromkeys(statements), key=_statement_order)),
        tuple(sorted(dict.fromkeys(observations), key=_observation_order)),
    )


def _statement_order(statement: Statement) -> tuple[str, str, str, int, int, str]:
    value = statement.object.isoformat() if isinstance(statement.object, date) else statement.object
    place = (
        (statement.evidence.start, statement.evidence.end)
        if isinstance(statement.evidence, Evidence)
        else (-1, -1)
    )
    return (statement.subject, statement.predicate, value, *place, statement.rule)


def _observation_order(observation: Observation) -> tuple[int, int, str, str, str]:
    evidence = observation.evidence
    return (evidence.start, evidence.end, observation.subject, observation.indicator, str(observation.value))
