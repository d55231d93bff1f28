"""People of one name are one across documents where post and time agree, and two where they do not."""

from __future__ import annotations

from datetime import date

from kgbuild.model import (
    Document,
    DocumentGraph,
    Entity,
    Evidence,
    Kind,
    Recognised,
    Resolved,
    Segmented,
    Statement,
)
from kgbuild.resolve.across import same_people


def graph(key: str, posts: list[str], day: str, name: str = "王伟") -> DocumentGraph:
    document = Document(day.replace("-", "").rjust(12, "0"), "made.txt", name, "0" * 64)
    quotation = Evidence(document.id, 0, len(name), name)
    statements = [
        Statement(key, "holdsPost", f"post/{post}", quotation, "person.made", 0.9, date.fromisoformat(day))
        for post in posts
    ]
    person = Entity(key, Kind.PERSON, name)
    return DocumentGraph(
        Segmented(document, name, ((0, 0),), ()),
        Recognised(()),
        Resolved((person,)),
        tuple(statements),
        (),
    )


def test_the_same_post_joins_people_whose_other_posts_differ() -> None:
    both = graph("person/王伟/330681", ["绍兴市委常委", "诸暨市委书记"], "2023-10-21")
    one = graph("person/王伟/330600", ["绍兴市委常委"], "2023-01-05")
    assert same_people([both, one]) == {"person/王伟/330681": "person/王伟/330600"}


def test_other_posts_keep_people_of_one_name_apart() -> None:
    here = graph("person/王伟/330681", ["诸暨市委书记"], "2023-10-21")
    there = graph("person/王伟/420222", ["阳新县县长"], "2023-10-21")
    assert same_people([here, there]) == {}


def test_a_name_alone_joins_nothing() -> None:
    here = graph("person/王伟/330681", ["诸暨市委书记"], "2023-10-21")
    nameless = graph("person/王伟/aaaaaaaaaaaa", [], "2023-10-21")
    assert same_people([here, nameless]) == {}


def test_decades_between_two_holders_of_a_post_keep_them_apart() -> None:
    old = graph("person/王伟/330681", ["诸暨市委书记"], "1998-10-21")
    new = graph("person/王伟/330682", ["诸暨市委书记"], "2023-10-21")
    assert same_people([old, new]) == {}


def test_the_order_of_documents_does_not_matter() -> None:
    a = graph("person/王伟/b", ["甲县县长"], "2020-01-01")
    b = graph("person/王伟/a", ["甲县县长", "甲县委副书记"], "2021-01-01")
    c = graph("person/王伟/c", ["甲县委副书记"], "2022-01-01")
    expected = {"person/王伟/b": "person/王伟/a", "person/王伟/c": "person/王伟/a"}
    assert same_people([a, b, c]) == same_people([c, a, b]) == expected
