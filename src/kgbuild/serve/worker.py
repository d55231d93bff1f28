"""A worker: a process that alone touches the store, so that it can be killed whatever it is doing.

It reads one request after the other from standard input and writes its answer to standard output. Both
are two frames, each its length in four bytes and then itself: a header in JSON and a body.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

from kgbuild.serve import describe, graphs, search, sparql
from kgbuild.serve.refusal import Refusal
from kgbuild.serve.sandbox import confine
from kgbuild.serve.state import State

Header = dict[str, Any]
Operation = Callable[[State, Header, bytes], tuple[Header, bytes]]

OPERATIONS: Mapping[str, Operation] = {
    "sparql": sparql.answer,
    "entity": describe.entity,
    "resource": describe.resource,
    "search": search.search,
    "text": search.text,
    "get": graphs.get,
    "change": graphs.change,
}


def main() -> None:
    """Open what the first request names, then answer the others until the input ends."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    header, _ = _receive(requests)
    state = State.opened(header)
    if not state.writable:
        confine(state.limits.megabytes)
    _send(answers, {}, b"")
    while True:
        try:
            header, body = _receive(requests)
        except EOFError:
            return
        _send(answers, *_answer(state, header, body))


def _answer(state: State, header: Header, body: bytes) -> tuple[Header, bytes]:
    try:
        return OPERATIONS[header["do"]](state, header, body)
    except Refusal as refusal:
        return {"status": refusal.status}, str(refusal).encode()
    except MemoryError:
        return {"status": 500}, b"the answer takes more memory than the limit"
    except (OSError, ValueError, RuntimeError) as error:
        return {"status": 500}, str(error).encode()


def _receive(stream: BinaryIO) -> tuple[Header, bytes]:
    header = json.loads(_frame(stream))
    return header, _frame(stream)


def _frame(stream: BinaryIO) -> bytes:
    length = stream.read(4)
    if len(length) < 4:
        raise EOFError
    return stream.read(int.from_bytes(length, "big"))


def _send(stream: BinaryIO, header: Header, body: bytes) -> None:
    for frame in (json.dumps(header).encode(), body):
        stream.write(len(frame).to_bytes(4, "big"))
        stream.write(frame)
    stream.flush()


if __name__ == "__main__":
    main()
