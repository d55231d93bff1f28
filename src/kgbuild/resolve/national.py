"""The posts of the Party centre and the State, and the people who lead them."""

from __future__ import annotations

from functools import cache

from kgbuild.lexicon import load
from kgbuild.lexicon.gazetteer import COUNTRY
from kgbuild.model import Entity, Kind, Mention


@cache
def _posts() -> dict[str, tuple[str, str, str]]:
    """The usual name of each post, its body and that body's kind, by every form in use."""
    return {row["term"]: (row["post"], row["body"], row["kind"]) for row in load("national_posts").rows}


def is_post(name: str) -> bool:
    """Whether this is a form of such a post's name."""
    return name in _posts()


def post(mention: Mention, form: str | None = None) -> tuple[Entity, Entity | None]:
    """The post that a mention names, and its body; one of the State is for the country.

    Args:
        mention: what names it.
        form: a form of its name, where that is not the mention's own.
    """
    name, body, kind = _posts()[form or mention.name]
    key = f"organization/{body}" if body != "-" else None
    entity = Entity(
        f"post/{name}",
        Kind.POST,
        name,
        (mention.name,) if form is None and mention.name != name else (),
        body=key,
        region=f"region/{COUNTRY}" if kind == "government" else None,
        mentions=(mention,),
    )
    return entity, Entity(key, Kind.ORGANIZATION, body, subtype=kind, implied=(mention,)) if key else None


def stands_alone(title: str) -> bool:
    """Whether a title needs no name beside it (总书记)."""
    return any(row["title"] == title for row in load("leaders").rows)


def leads(person: str) -> bool:
    """Whether a name is that of a leader of the country."""
    return any(row["person"] == person for row in load("leaders").rows)


def post_of(person: str, title: str) -> str | None:
    """The post that a title after a leader's name means (习近平|主席: 国家主席)."""
    return next(
        (
            row["post"]
            for row in load("leaders").rows
            if row["person"] == person and row["post"].endswith(title)
        ),
        None,
    )
