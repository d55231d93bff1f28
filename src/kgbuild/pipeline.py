"""The whole way, from a folder of news to a graph and a page. Read this first.

    read ─► segment ─► recognise ─► resolve ─► relate ─► assemble ─► validate ─► write

Up to relate, a document is worked on alone; assemble sees them all.
"""

from __future__ import annotations

from kgbuild.model import Document, DocumentGraph
from kgbuild.recognise import recognise
from kgbuild.relate import relate
from kgbuild.resolve import resolve
from kgbuild.segment import segment


def graph_of(document: Document) -> DocumentGraph:
    """What one document says: a pure function of it, the lexicons and the reference data.

    Raises:
        InputError: the document holds no article.
    """
    segmented = segment(document)
    recognised = recognise(segmented)
    resolved = resolve(segmented, recognised)
    statements, observations = relate(segmented, recognised, resolved)
    return DocumentGraph(segmented, recognised, resolved, statements, observations)
