"""The page on which one writes queries: an editor that knows the ontology's terms, and ready questions."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from kgbuild import ontology
from kgbuild.query import questions
from kgbuild.serve.pages import page
from kgbuild.serve.terms import KG
from kgbuild.serve.vocabulary import terms
from kgbuild.write.html.page import as_json

FIRST = """\
SELECT ?person ?post ?quotation WHERE {
  ?p kg:holdsPost ?o ; rdfs:label ?person .
  ?o rdfs:label ?post .
  ?claim rdf:subject ?p ; rdf:predicate kg:holdsPost ; rdf:object ?o ;
         kg:evidence / oa:hasSelector / oa:exact ?quotation .
} LIMIT 20
"""


async def query_page(request: Request) -> Response:
    """The page on which one writes queries."""
    return page(request, "query", questions=questions(), given=_given())


@cache
def _given() -> Markup:
    """What the editor is given: a first query, prefixes, terms to complete, the questions' SPARQL."""
    declared = "".join(
        f"PREFIX {prefix}: <{ontology.PREFIXES[prefix]}>\n" for prefix in ("kg", "oa", "rdf", "rdfs")
    )
    return as_json(
        {
            "query": f"{declared}\n{FIRST}",
            "prefixes": ontology.PREFIXES,
            "classes": [KG + term.name for term in terms().values() if term.kind == "class"],
            "properties": [KG + term.name for term in terms().values() if term.kind == "property"],
            "questions": {question.name: question.sparql for question in questions()},
        }
    )
