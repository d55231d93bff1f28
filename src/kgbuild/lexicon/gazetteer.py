"""The gazetteer: China's administrative divisions by code, name, short form and parent.

Pure lookups over the reference tables ``regions.tsv`` (county level and above, current and former) and
``townships.tsv`` (read only when asked for). A division's code is its identity: six digits to the county
(GB/T 2260), nine for a township. An entity key is ``region/CODE``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kgbuild.lexicon.table import load

COUNTRY = "100000"
LEVELS = ("Country", "Province", "Prefecture", "County", "Township", "Village")
PREFIX = "region/"
MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})


@dataclass(frozen=True, slots=True)
class Division:
    """A unit of the administrative division.

    ``shorts`` are the forms that the press uses for it; ``since`` and ``until`` the years in which it
    appeared and ended (None: before 2016, and not yet); ``successors`` the codes of what replaced it.
    """

    code: str
    name: str
    shorts: tuple[str, ...]
    level: str
    parent: str | None
    since: int | None = None
    until: int | None = None
    successors: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The key of its entity."""
        return PREFIX + self.code

    def exists(self, year: int | None) -> bool:
        """Whether there was such a division in ``year`` (today, where that is None)."""
        if year is None:
            return self.until is None
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


@cache
def divisions() -> tuple[Division, ...]:
    """All divisions of county level and above, current and former, sorted by code."""
    return tuple(
        Division(
            row["code"],
            row["name"],
            tuple(row["short"].split()),
            row["level"],
            row["parent"] or None,
            int(row["since"]) if row["since"] else None,
            int(row["until"]) if row["until"] else None,
            tuple(row["successors"].split()),
        )
        for row in load("regions").rows
    )


def version() -> str:
    """The vintage of the reference table, a date."""
    return (
        next(line for line in load("regions").header if "Vintage:" in line)
        .split("Vintage:")[1]
        .split()[0]
        .rstrip(".")
    )


@cache
def _by_code() -> dict[str, Division]:
    """The division of each code: the current one where a former one had the same code."""
    return {d.code: d for d in sorted(divisions(), key=lambda d: d.until or 0, reverse=True) if d.until} | {
        d.code: d for d in divisions() if not d.until
    }


def by_code(code: str) -> Division | None:
    """The division with this code, six digits or nine; None where there is none."""
    return _townships().get(code) if len(code) == 9 else _by_code().get(code)


def by_key(key: str) -> Division | None:
    """The division of an entity key ``region/CODE``; None where the table has none."""
    return by_code(key.removeprefix(PREFIX)) if key.startswith(PREFIX) else None


@cache
def forms() -> dict[str, tuple[Division, ...]]:
    """Every full name and short form (county level and above) with the divisions that have it."""
    found: dict[str, list[Division]] = {}
    for division in divisions():
        autonomous = division.shorts[:1] if division.name.endswith("自治县") else ()
        for form in (division.name, *division.shorts, *(short + "县" for short in autonomous)):
            found.setdefault(form, []).append(division)
    return {form: tuple(found[form]) for form in found}


def named(name: str) -> tuple[Division, ...]:
    """The divisions, current and former, whose full name or short form this is; townships by full name."""
    return forms().get(name) or (_townships_by_name().get(name, ()) if name[-1:] in "镇乡道木" else ())


@cache
def abbreviations() -> dict[str, str]:
    """The one-character names of the provinces, with their codes (浙 → 330000)."""
    return {row["term"]: row["code"] for row in load("region_abbreviations").rows}


@cache
def _townships() -> dict[str, Division]:
    return {
        row["code"]: Division(row["code"], row["name"], (), "Township", row["code"][:6])
        for row in load("townships").rows
    }


@cache
def _townships_by_name() -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = {}
    for division in _townships().values():
        found.setdefault(division.name, []).append(division)
    return {name: tuple(found[name]) for name in found}


def ancestors(code: str) -> tuple[Division, ...]:
    """The divisions above this one, its direct parent first, the province last (the country is left out).

    >>> [d.name for d in ancestors("330782")]
    ['金华市', '浙江省']
    """
    found = []
    division = by_code(code)
    while division and division.parent and division.parent != COUNTRY:
        division = by_code(division.parent)
        if division:
            found.append(division)
    return tuple(found)


def chain(code: str) -> tuple[Division, ...]:
    """The division itself and its ancestors up to the province."""
    division = by_code(code)
    return (division, *ancestors(code)) if division else ()


def province(code: str) -> str:
    """The code of the province a division is in (the province's own code for itself)."""
    return code[:2] + "0000"


def within(code: str, ancestor: str) -> bool:
    """Whether a division is ``ancestor`` or lies in it."""
    return ancestor == COUNTRY or code == ancestor or any(d.code == ancestor for d in ancestors(code))


def common_ancestor(codes: Iterable[str]) -> str | None:
    """The narrowest division in which all of these lie; None where that is no province or less."""
    chains = [[d.code for d in reversed(chain(code))] for code in codes]
    shared = None
    for level in zip(*chains, strict=False):
        if len(set(level)) > 1:
            break
        shared = level[0]
    return shared
