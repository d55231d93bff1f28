"""Answers that are kept: a store that nobody writes gives the same answer to the same request."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Memory(Generic[Kept]):
    """The answers asked for last, as many as there is room for.

    Args:
        room: bytes that the answers take together; 0 keeps none.
    """

    LARGEST = 16  # the part of the room that one answer takes at most

    def __init__(self, room: int) -> None:
        self._room = room
        self._taken = 0
        self._kept: OrderedDict[bytes, tuple[int, Kept]] = OrderedDict()

    def get(self, key: bytes) -> Kept | None:
        """What was kept under ``key``, or None."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[1]

    def keep(self, key: bytes, answer: Kept, size: int) -> None:
        """Keep an answer of ``size`` bytes; what was not asked for longest makes room."""
        size += len(key)
        if size * self.LARGEST > self._room or key in self._kept:
            return
        self._kept[key] = size, answer
        self._taken += size
        while self._taken > self._room:
            _, (freed, _) = self._kept.popitem(last=False)
            self._taken -= freed
