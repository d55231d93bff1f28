"""Which found entity is which annotated one, and which found figure which annotated one.

Entities: one to one, those of the same class with a name in common first; lenient also those of the
same class of which one's name contains the other's (at least half as long), then those of another
class. Figures: equal value and an indicator alike; strict also equal subject and measure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from kgbuild.evaluate.annotation import AnnotatedObservation, Annotation
from kgbuild.evaluate.found import Found, FoundObservation
from kgbuild.evaluate.names import alike, near

TOLERANCE = Decimal("1e-6")  # of the annotated value

Names = frozenset[str]


def match_entities(found: Found, annotation: Annotation, *, lenient: bool) -> dict[str, str]:
    """The id of the annotated entity that each found one (by IRI) is."""
    matched: dict[str, str] = {}
    sweeps: list[tuple[bool, Callable[[Names, Names], bool]]] = [(True, _common)]
    if lenient:
        sweeps += [(True, _near), (False, _common), (False, _near)]
    for same_kind, test in sweeps:
        _sweep(found, annotation, matched, same_kind, test)
    return matched


def _sweep(
    found: Found,
    annotation: Annotation,
    matched: dict[str, str],
    same_kind: bool,
    test: Callable[[Names, Names], bool],
) -> None:
    taken = set(matched.values())
    for iri in sorted(found.entities.keys() - matched.keys()):
        entity = found.entities[iri]
        for key, annotated in annotation.entities.items():
            if key in taken or (same_kind and annotated.kind != entity.kind):
                continue
            if test(entity.names, annotated.names):
                matched[iri] = key
                taken.add(key)
                break


def _common(a: Names, b: Names) -> bool:
    return bool(a & b)


def _near(a: Names, b: Names) -> bool:
    return any(near(x, y) for x in a for y in b)


def match_observations(
    found: Found, annotation: Annotation, entities: Mapping[str, str]
) -> list[tuple[FoundObservation, AnnotatedObservation, bool]]:
    """Pairs of a found figure and the annotated one that it is, and whether strictly so."""
    free, open_ = list(annotation.observations), list(found.observations)
    pairs = []
    for strict in (True, False):
        for item in list(open_):
            hit = next((o for o in free if _same(item, o, entities, strict)), None)
            if hit is not None:
                free.remove(hit)
                open_.remove(item)
                pairs.append((item, hit, strict))
    return pairs


def _same(
    item: FoundObservation, annotated: AnnotatedObservation, entities: Mapping[str, str], strict: bool
) -> bool:
    if abs(item.value - annotated.value) > abs(annotated.value) * TOLERANCE:
        return False
    if not alike(item.indicator, annotated.indicator):
        return False
    same_subject = entities.get(item.subject) == annotated.subject
    return not strict or (same_subject and item.measure == annotated.measure)
