"""The region in which a rank is held: 居全省首位, 全市第一, 全国前列."""

from __future__ import annotations

import re

from kgbuild.lexicon.rank import region_of_rank
from kgbuild.model import Entity, Figure
from kgbuild.relate.scene import Scene

COUNTRY = "region/100000"
SCOPE = re.compile(r"(?P<country>全国|我国|国内|各省|省区)|全(?P<rank>自治区|自治州|省|市|州|盟|县|区|旗)")
BEFORE = 12  # characters before a rank in which its scope may stand: 全省各县中|排名第一


def scope_of(scene: Scene, figure: Figure, subject: Entity) -> str | None:
    """The key of the region in which ``figure`` ranks; None where the text names none of the document's."""
    start = max(scene.segmented.sentence_of(figure.span).start, figure.span.start - BEFORE)
    matches = list(SCOPE.finditer(scene.segmented.text, start, figure.span.end))
    if not matches:
        return _of_piece(scene, figure, subject) if figure.rule == "figure.league" else None
    match = matches[-1]
    if match["country"]:
        key: str | None = COUNTRY
    else:
        key = region_of_rank(
            scene.segmented, scene.resolved.piece_region, scene.resolved.entities, figure.span, match["rank"]
        )
    return key if key in scene.resolved.by_key else None


def _of_piece(scene: Scene, figure: Figure, subject: Entity) -> str | None:
    """The region of the piece, whose parts a league table ranks."""
    region = scene.piece_region(figure.span)
    return region.key if region and region.key != subject.key else None
