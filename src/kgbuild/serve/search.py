"""Searching names and quotations: any piece of Chinese, a name's pinyin in full or by its initials."""

from __future__ import annotations

import json
from typing import Any

from kgbuild.serve.refusal import Refusal
from kgbuild.serve.reindex import refresh
from kgbuild.serve.state import State
from kgbuild.serve.words import words

MOST = 50  # hits of each kind on a page
LONGEST = 200  # characters of a question


def search(state: State, header: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
    """Names and quotations in which each of the words separated by spaces occurs.

    Args:
        state: what the worker holds.
        header: ``question``.
        body: nothing.

    Raises:
        Refusal: the question is too long.
    """
    question = str(header["question"])
    if len(question) > LONGEST:
        raise Refusal(400, f"a question has at most {LONGEST} characters")
    if state.writable:
        refresh(state.index, state.store)
    phrases = [phrase for part in question.split() if (phrase := words(part))]
    content = {"names": _names(state, question, phrases), "quotations": _quotations(state, phrases)}
    return {"status": 200}, json.dumps(content, ensure_ascii=False).encode()


def _names(state: State, question: str, phrases: list[list[str]]) -> list[dict[str, Any]]:
    if not phrases:
        return []
    match = " AND ".join(_name_phrase(phrase) for phrase in phrases)
    rows = state.index.execute(
        "SELECT iri, kind, label, names FROM name WHERE name MATCH ?"
        " ORDER BY label = ? DESC, instr(spoken, ?) = 1 DESC, length(label), label LIMIT ?",
        (match, question.strip(), question.strip().lower(), MOST),
    )
    return [{"iri": iri, "kind": kind, "label": label, "names": names} for iri, kind, label, names in rows]


def _quotations(state: State, phrases: list[list[str]]) -> list[dict[str, Any]]:
    if not phrases:
        return []
    match = " AND ".join(_phrase(phrase) for phrase in phrases)
    rows = state.index.execute(
        "SELECT document, start, end, exact FROM quotation WHERE quotation MATCH ? LIMIT ?", (match, MOST)
    )
    return [{"document": d, "start": s, "end": e, "exact": exact} for d, s, e, exact in rows]


def _phrase(phrase: list[str]) -> str:
    """In the language of FTS5: the words one after the other. They have letters and digits alone."""
    return 'words : "' + " ".join(phrase) + '"'


def _name_phrase(phrase: list[str]) -> str:
    """A phrase of a name; Latin letters may also begin its pinyin."""
    if len(phrase) == 1 and phrase[0].isascii():
        return f'(words : "{phrase[0]}" * OR spoken : "{phrase[0]}" *)'
    return f"({_phrase(phrase)})"


def text(state: State, header: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
    """The text of a document, or nothing where it is not stored.

    Args:
        state: what the worker holds.
        header: ``iri`` of the document.
        body: nothing.
    """
    row = state.index.execute("SELECT text FROM text WHERE document = ?", (header["iri"],)).fetchone()
    return {"status": 200}, json.dumps({"text": row[0] if row else None}, ensure_ascii=False).encode()
