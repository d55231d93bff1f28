"""The pages for people: templates, filled; whatever comes from the graph or a request is escaped."""

from __future__ import annotations

from functools import cache, partial
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from kgbuild.serve.terms import KG
from kgbuild.serve.texts import language, words
from kgbuild.serve.vocabulary import called, shortened

VARY = {"vary": "accept, accept-language"}


def page(request: Request, template: str, **values: Any) -> HTMLResponse:
    """A template as a response, in the language that the request prefers.

    Args:
        request: whose languages and base of IRIs count.
        template: its file's name without ``.html.j2``.
        values: what the template shows.
    """
    chosen = language(request.headers.get("accept-language", ""))
    text = (
        _environment()
        .get_template(f"{template}.html.j2")
        .render(
            t=words(chosen),
            lang=chosen,
            called=partial(called, language=chosen),
            href=partial(href, base=request.app.state.base),
            shortened=shortened,
            **values,
        )
    )
    return HTMLResponse(text, headers=VARY)


def href(iri: str, base: str) -> str:
    """The address of the page of an IRI.

    >>> href("https://example.org/id/program/三个%20100", "https://example.org/id/")
    '/id/program/%E4%B8%89%E4%B8%AA%2520100'
    """
    if iri.startswith(base) and len(iri) > len(base):
        return "/id/" + quote(iri.removeprefix(base), safe="/:@!$&'()*+,;=~-._")
    if iri.startswith(KG):
        return "/ontology#" + quote(iri.removeprefix(KG))
    return "/entity?iri=" + quote(iri, safe="")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("kgbuild.serve", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
