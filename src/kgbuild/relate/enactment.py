"""Who carries out what: implements, undertakes, develops, by the subject that governs the name."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.model import Kind, Role, Span, Statement
from kgbuild.relate.scene import Scene, Sighting
from kgbuild.relate.subject import Subject, governing

PREDICATE = {Kind.INITIATIVE: "implements", Kind.PROJECT: "undertakes", Kind.INDUSTRY: "develops"}


def relate(scene: Scene) -> Iterator[Statement]:
    """The initiatives, projects and industries of a document with those who carry them out."""
    for target in scene.of(*PREDICATE):
        subject = governing(scene, target.span)
        if subject:
            yield from _statements(scene, target, subject)


def _statements(scene: Scene, target: Sighting, subject: Subject) -> Iterator[Statement]:
    predicate = PREDICATE[target.kind]
    clause = scene.clause_of(target.span)
    start = min(clause.start, target.span.start)
    if subject.way == "explicit" and subject.span:
        start = min(start, subject.span.start)
    evidence = scene.segmented.evidence(Span(start, max(clause.end, target.span.end)))
    for entity in subject.entities:
        if predicate == "develops" and entity.kind is not Kind.REGION:
            continue
        line = scene.line_of(target.span)
        role = line.role if line else Role.BODY
        yield Statement(
            entity.key,
            predicate,
            target.entity.key,
            evidence,
            f"{predicate}.{subject.way}.{role}.{entity.kind}",
            0.8,
        )
