"""How far a project has come, as reported: status, one a project, the furthest that the document tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kgbuild.grammar import alternatives
from kgbuild.lexicon import terms
from kgbuild.model import Evidence, Kind, Recognised, Resolved, Segmented, Span, Statement
from kgbuild.relate.scene import Scene, Sighting

STAGES = ("Planned", "Started", "Underway", "Completed", "Operating")
# What is told as to come has not come.
TO_COME = re.compile(r"将|力争|计划|预计|拟|有望|争取|即将|确保|明年|年底前|年内|建成后|建成前|到20\d\d年")
GAP_BEFORE = r"(?:了|好|一批|[的■“《])*$"  # between a verb and the name after it
GAP_AFTER = (
    r"(?:[”》等也已正的]|正在|项目|工程|正式|全面|全线|顺利|加快|加紧|有序|全力|提速|今天|近日|日前|昨天|同步|"
    r"将于?|即将|有望|计划|预计|力争|明年|年内|年底前|于)*"
)


def relate(segmented: Segmented, recognised: Recognised, resolved: Resolved) -> Iterator[Statement]:
    """The status of each project of which the document tells one."""
    scene = Scene(segmented, resolved)
    furthest: dict[str, tuple[int, Evidence]] = {}
    for project in scene.of(Kind.PROJECT):
        found = _stage(scene, project)
        if found and (project.entity.key not in furthest or furthest[project.entity.key][0] < found[0]):
            furthest[project.entity.key] = found
    for key, (stage, quotation) in furthest.items():
        yield Statement(key, "status", f"kg:{STAGES[stage]}", quotation, "status.words-beside", 0.85)


def _stage(scene: Scene, project: Sighting) -> tuple[int, Evidence] | None:
    """The furthest stage that the words beside a mention tell, with the stretch from word to name."""
    clause = scene.clause_of(project.span)
    lead = scene.masked[clause.start : project.span.start]
    rest = scene.words(project.span.end, max(clause.end, project.span.end))
    to_come = TO_COME.search(lead + rest)
    for stage in reversed(range(len(STAGES))):
        before, after = _words(STAGES[stage])
        at = before.search(lead)
        behind = after.match(rest)
        if to_come and (at or behind) and STAGES[stage] != "Underway":
            return (0, scene.segmented.evidence(clause)) if STAGES[stage] in {"Planned", "Started"} else None
        if behind:
            span = Span(project.span.start, project.span.end + behind.end())
            return stage, scene.segmented.evidence(span)
        if at:
            return stage, scene.segmented.evidence(Span(clause.start + at.start(), project.span.end))
    return None


@cache
def _words(stage: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words of a stage right before a name, and right after one."""
    before = terms("project_status", status=stage, place="before")
    after = terms("project_status", status=stage, place="after")
    return (
        re.compile(alternatives(before) + GAP_BEFORE if before else r"(?!)"),
        re.compile(GAP_AFTER + alternatives(after)),
    )
