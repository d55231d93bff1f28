"""What is known about a document beside its text: from a sidecar, a record, or the text's own dates."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kgbuild.errors import InputError

FIELDS = ("title", "published", "publisher", "source")
IN_A_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)")
IN_FULL = re.compile(r"((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日")
DATELINE = re.compile(r"(\d{1,2})月(\d{1,2})日(?:讯|电)")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年|[\u4e00-\u9fff])")


@dataclass(frozen=True)
class Metadata:
    """A document's title, date of publication, publisher and origin (mostly a URL), where known."""

    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    origin: str | None = None


def parse_date(value: str, where: str) -> date:
    """A date written YYYY-MM-DD.

    Raises:
        InputError: it is none.
    """
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise InputError(f"{value!r} is no date", where=where, way_out="write YYYY-MM-DD") from error


def parse_metadata(record: object, where: str) -> Metadata:
    """The metadata in a JSON object; other fields are left alone.

    Raises:
        InputError: it is no object, or a field is neither text nor null, or the date is none.
    """
    if not isinstance(record, Mapping):
        raise InputError("no JSON object", where=where, way_out='write {"title": …, "published": …}')
    values: dict[str, str | None] = {}
    for name in FIELDS:
        value = record.get(name)
        if value is not None and not isinstance(value, str):
            raise InputError(f"{name!r} is not text", where=where, way_out="write it in quotation marks")
        values[name] = value or None
    published = values["published"]
    return Metadata(
        values["title"],
        parse_date(published[:10], where) if published else None,
        values["publisher"],
        values["source"],
    )


def read_sidecar(path: Path) -> Metadata:
    """The metadata in ``NAME.json`` beside ``NAME.txt``; empty where there is none.

    Raises:
        InputError: it is no JSON, or not of the form that :func:`parse_metadata` reads.
    """
    sidecar = path.with_suffix(".json")
    if not sidecar.is_file():
        return Metadata()
    try:
        record = json.loads(sidecar.read_bytes())
    except (ValueError, OSError) as error:
        raise InputError(f"no JSON: {error}", where=str(sidecar), way_out="mend or remove it") from error
    return parse_metadata(record, str(sidecar))


def infer_published(text: str, name: str) -> date | None:
    """The date of publication that a file's name (2023-10-21) or its text gives away.

    In the text it is the day of a dateline (本报杭州10月20日讯) in the latest year the text names,
    else the latest day written in full. None where neither stands there.
    """
    for match in IN_A_NAME.finditer(name):
        return _day(*match.groups())
    years = [int(year) for year in YEAR.findall(text)]
    for match in DATELINE.finditer(text):
        if years:
            return _day(str(max(years)), match[1], match[2])
    days = [day for match in IN_FULL.finditer(text) if (day := _day(*match.groups()))]
    return max(days, default=None)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
