"""A quotation in the running text of its document."""

from __future__ import annotations

import sqlite3
from typing import Any

from pyoxigraph import NamedNode

from kgbuild.serve import terms
from kgbuild.serve.view import View, first, named

AROUND = 400  # characters of a paragraph that are shown before and after a quotation


class Passages:
    """Finds quotations with what stands around them; each document's text is looked up once."""

    def __init__(self, view: View, index: sqlite3.Connection) -> None:
        self._view, self._index = view, index
        self._texts: dict[str, str | None] = {}

    def of(self, evidence: NamedNode) -> dict[str, Any]:
        """The quotation that ``evidence`` is: document, place, text, and its paragraph before and after.

        For reference data, its title alone.
        """
        values = self._view.values(evidence)
        document = next(named(values, terms.HAS_SOURCE), None)
        if document is None:
            return {"iri": evidence.value, "reference": first(values, terms.TITLE) or evidence.value}
        found: dict[str, str] = {}
        for selector in named(values, terms.HAS_SELECTOR):
            selected = self._view.values(selector)
            for name, property_ in (("start", terms.START), ("end", terms.END), ("exact", terms.EXACT)):
                if (value := first(selected, property_)) is not None:
                    found[name] = value
        start, end = int(found.get("start", 0)), int(found.get("end", 0))
        before, after = _around(self._text(document.value) or "", start, end, found.get("exact", ""))
        return {
            "iri": evidence.value,
            "document": document.value,
            "start": start,
            "end": end,
            "exact": found.get("exact", ""),
            "before": before,
            "after": after,
        }

    def _text(self, document: str) -> str | None:
        if document not in self._texts:
            row = self._index.execute("SELECT text FROM text WHERE document = ?", (document,)).fetchone()
            self._texts[document] = row[0] if row else None
        return self._texts[document]


def _around(text: str, start: int, end: int, exact: str) -> tuple[str, str]:
    """What stands before and after in the same paragraph; nothing where the text is another."""
    if text[start:end] != exact:
        return "", ""
    first_line = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    before = text[max(first_line, start - AROUND) : start]
    after = text[end : min(last if last >= 0 else len(text), end + AROUND)]
    return ("…" if start - AROUND > first_line else "") + before, after
