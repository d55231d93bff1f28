"""query: asking a graph in SPARQL, and the competency questions that come with kgbuild."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kgbuild.query.answer import Answer, Description, QueryError
from kgbuild.query.engines import ENGINES, ask, ask_rdflib, opened
from kgbuild.query.questions import Question, find, is_file, questions
from kgbuild.query.render import FORMATS, render

__all__ = [
    "ENGINES",
    "FORMATS",
    "Answer",
    "Description",
    "QueryError",
    "Question",
    "ask",
    "ask_rdflib",
    "find",
    "questions",
    "run_query",
]


def run_query(
    target: Path | str,
    question: str,
    form: str | None = None,
    *,
    engine: str = "oxigraph",
    parameters: Mapping[str, str] | None = None,
) -> str:
    """The answer to ``question``, as text.

    Args:
        target: a file of RDF, the folder of a store or of a build's output, or the URL of an endpoint.
        question: SPARQL, a file of it (``.rq``), or a competency question's name.
        form: one of ``FORMATS``; without one, a table for rows and Turtle for triples.
        engine: of ``ENGINES``, for what is no endpoint.
        parameters: values that variables of the question must have, by the variable's name.

    Raises:
        InputError: the graph cannot be read or reached.
        QueryError: ``question`` is no query, or its answer cannot be written in ``form``.
        UsageError: the engine cannot ask the target.
    """
    sparql = find(question, parameters)
    answering = opened(str(target), engine)
    try:
        return render(answering(sparql), form)
    except QueryError as error:
        if error.where or not is_file(question):
            raise
        raise QueryError(error.problem, where=question, way_out=error.way_out) from error
