"""What a worker holds between requests: the store, the index of search, the limits."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

import pyoxigraph

from kgbuild.serve.limits import Limits
from kgbuild.store import only_named


@dataclass(frozen=True, slots=True)
class State:
    """Open resources of a worker.

    ``union`` says that queries see all graphs as one: so it is where the default graph is empty.
    """

    store: pyoxigraph.Store
    index: sqlite3.Connection
    limits: Limits
    prefixes: dict[str, str]
    base: str
    writable: bool
    union: bool

    @classmethod
    def opened(cls, settings: dict[str, Any]) -> State:
        """Open what ``settings`` names: paths ``store`` and ``index``, ``limits``, ``prefixes``, ``base``.

        Raises:
            OSError: the store cannot be opened.
        """
        writable = bool(settings["writable"])
        store = pyoxigraph.Store(settings["store"]) if writable else _read_only(settings["store"])
        index = sqlite3.connect(f"file:{settings['index']}?mode={'rw' if writable else 'ro'}", uri=True)
        union = not writable and only_named(store)
        limits = Limits(**settings["limits"])
        return cls(store, index, limits, settings["prefixes"], settings["base"], writable, union)


def _read_only(path: str) -> pyoxigraph.Store:
    return pyoxigraph.Store.read_only(path)
