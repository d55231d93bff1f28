"""Pages of a corpus, without its Turtle and checks: ``python benchmarks/corpus_page.py CORPUS.jsonl OUTPUT``.

Takes documents evenly from the whole corpus, and writes a page each time that there are enough entities:
``OUTPUT/corpus-2000.html`` and so on, for ``benchmarks/page.py`` to open.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kgbuild.assemble import assemble
from kgbuild.errors import InputError
from kgbuild.model import Document, DocumentGraph
from kgbuild.pipeline import graph_of
from kgbuild.read import read
from kgbuild.resolve.across import same_people
from kgbuild.write.html import write_html

AT_A_TIME = 250  # documents between two looks at how many entities there are


def main() -> None:
    """Extract until the largest page is made, or the corpus is at its end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--entities", nargs="*", type=int, default=[2_000, 20_000], metavar="N")
    parser.add_argument("--every", type=int, default=2, metavar="N", help="take each N-th document")
    asked = parser.parse_args()
    asked.output.mkdir(parents=True, exist_ok=True)
    waiting = sorted(asked.entities)
    documents = read([asked.corpus]).documents[:: asked.every]
    graphs: list[DocumentGraph] = []
    for start in range(0, len(documents), AT_A_TIME):
        graphs += extracted(documents[start : start + AT_A_TIME])
        graph = assemble(graphs, same=same_people(graphs))
        while waiting and len(graph.nodes) >= waiting[0]:
            path = asked.output / f"corpus-{waiting.pop(0)}.html"
            write_html(graph, path)
            print(f"{path}: {len(graph.documents):,} documents, {len(graph.nodes):,} entities")
        if not waiting:
            return


def extracted(documents: tuple[Document, ...]) -> list[DocumentGraph]:
    """What these documents say; one that holds no article says nothing."""
    graphs = []
    for document in documents:
        try:
            graphs.append(graph_of(document))
        except InputError as fault:
            print(f"left out: {fault}")
    return graphs


if __name__ == "__main__":
    main()
