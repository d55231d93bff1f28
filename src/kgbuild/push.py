"""push: bringing a graph to a triple store over the SPARQL 1.1 Graph Store HTTP Protocol.

One named graph a source (see :mod:`kgbuild.dataset`). What was sent stands in a file, so that a push that
was broken off goes on where it was, a graph that did not change is not sent again, and one whose document
is gone is removed.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat

from kgbuild.dataset import divide
from kgbuild.errors import InputError, KgbuildError, UsageError

TOKEN, USER, PASSWORD = "KGBUILD_PUSH_TOKEN", "KGBUILD_PUSH_USER", "KGBUILD_PUSH_PASSWORD"
UNSOURCED = "urn:x-kgbuild:unsourced"  # the graph of triples that no source accounts for
AGAIN = frozenset({429, 500, 502, 503, 504})  # answers after which a request is sent again
_REFUSED = f"set {TOKEN}, or {USER} and {PASSWORD}, to what this store knows"
_NO_STORE = "give the address of a graph store that can be written"
WAYS_OUT = {401: _REFUSED, 403: _REFUSED, 404: _NO_STORE, 405: _NO_STORE, 501: _NO_STORE}
TRIES = 6
LONGEST = 60.0  # seconds between two tries at most
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class PushError(KgbuildError):
    """The endpoint refuses, or cannot be reached."""


@dataclass(frozen=True, slots=True)
class Part:
    """A named graph to send: its lines of N-Triples, sorted, and the hash of them."""

    name: str
    lines: tuple[str, ...]

    @property
    def digest(self) -> str:
        """The same for the same triples."""
        return hashlib.sha256("\n".join(self.lines).encode()).hexdigest()


@dataclass
class Pushed:
    """What a push did, or with a dry run would do: names of graphs."""

    sent: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    """What to push where.

    Attributes:
        endpoint: the address of the graph store.
        graph: the graph's file, Turtle.
        state: the file that remembers what was sent.
        batch: triples a request at most; a larger graph is sent in several.
        digest: whether the password is shown by HTTP's Digest instead of Basic.
        dry_run: whether to send nothing.
    """

    endpoint: str
    graph: Path
    state: Path
    batch: int = 10_000
    digest: bool = False
    dry_run: bool = False


def push(
    plan: Plan,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    sleep: Callable[[float], None] = time.sleep,
) -> Pushed:
    """Make the graphs at an endpoint those of a file.

    Args:
        plan: what to push where.
        progress: told how many graphs are done, of how many.
        sleep: waits for some seconds before a request is sent again.

    Raises:
        InputError: the graph cannot be read.
        UsageError: a password or token would travel in the open.
        PushError: the endpoint refuses a graph, or cannot be reached.
    """
    parts = {part.name: part for part in parts_of(plan.graph)}
    state = _State(plan.state, plan.endpoint)
    pushed = Pushed()
    gone = sorted(set(state.known) - set(parts))
    with httpx.Client(auth=_auth(plan), timeout=120.0) as client:
        store = _Store(client, plan, sleep)
        for done, (name, part) in enumerate(parts.items(), start=1):
            if state.known.get(name) == part.digest:
                pushed.unchanged.append(name)
            else:
                pushed.sent.append(name)
                if not plan.dry_run:
                    store.put(part)
                    state.remember(name, part.digest)
            progress(done, len(parts))
        for name in gone:
            pushed.removed.append(name)
            if not plan.dry_run:
                store.remove(name)
                state.remember(name, None)
    return pushed


def parts_of(path: Path) -> Iterator[Part]:
    """The named graphs of a file of Turtle, one a source.

    Raises:
        InputError: it cannot be read, or is no Turtle.
    """
    try:
        quads = list(pyoxigraph.parse(path=str(path), format=RdfFormat.TURTLE))
    except OSError as error:
        way_out = "give the graph.ttl that kgbuild build wrote"
        raise InputError(f"cannot be read: {error}", where=str(path), way_out=way_out) from error
    except (SyntaxError, ValueError) as error:
        raise InputError(f"no Turtle: {error}", where=str(path), way_out="build it anew") from error
    triples = [(quad.subject, quad.predicate, quad.object) for quad in quads]
    for name, part in divide(triples, NamedNode):
        lines = sorted(f"{s} {p} {o} ." for s, p, o in part)
        yield Part(getattr(name, "value", UNSOURCED), tuple(lines))


class _State:
    """What was sent to an endpoint: a line of JSON for each graph, added when it has arrived."""

    def __init__(self, path: Path, endpoint: str) -> None:
        self._path, self._endpoint = path, endpoint
        self.known: dict[str, str] = {}
        if path.is_file():
            for line in path.read_text(encoding="utf-8").splitlines():
                self._read(line)

    def _read(self, line: str) -> None:
        try:
            row = json.loads(line)
        except ValueError:
            return  # the last line of a push that was broken off while it wrote: that graph is sent again
        if row["endpoint"] == self._endpoint:
            self.known.pop(row["graph"], None)
            if row["sha256"]:
                self.known[row["graph"]] = row["sha256"]

    def remember(self, name: str, digest: str | None) -> None:
        row = {"endpoint": self._endpoint, "graph": name, "sha256": digest}
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


class _Store:
    """The graph store at the endpoint."""

    def __init__(self, client: httpx.Client, plan: Plan, sleep: Callable[[float], None]) -> None:
        self._client, self._plan, self._sleep = client, plan, sleep

    def put(self, part: Part) -> None:
        """Replace a graph: what it had goes with the first batch, the others are added."""
        method = "PUT"
        for at in range(0, max(1, len(part.lines)), self._plan.batch):
            body = "\n".join(part.lines[at : at + self._plan.batch]).encode()
            self._send(method, part.name, body)
            method = "POST"

    def remove(self, name: str) -> None:
        """Drop a graph; that it is not there is as well."""
        self._send("DELETE", name, None, fine=404)

    def _send(self, method: str, name: str, body: bytes | None, fine: int = 200) -> None:
        url = httpx.URL(self._plan.endpoint).copy_merge_params({"graph": name})
        headers = {"content-type": "text/turtle"} if body is not None else {}  # N-Triples are Turtle
        for attempt in range(TRIES):
            problem, status, wait = "", 0, float(2**attempt)
            try:
                answer = self._client.request(method, url, content=body, headers=headers)
            except httpx.TransportError as error:
                problem = str(error) or type(error).__name__
            else:
                if answer.is_success or answer.status_code == fine:
                    return
                status = answer.status_code
                problem = f"{status} {' '.join(answer.text.split())[:200]}"
                if status not in AGAIN:
                    break
                wait = _asked_for(answer, wait)
            if attempt < TRIES - 1:
                self._sleep(min(wait, LONGEST))
        way_out = WAYS_OUT.get(status, "push again: what has arrived is not sent twice")
        raise PushError(f"{method} of {name}: {problem}", where=self._plan.endpoint, way_out=way_out)


def _asked_for(answer: httpx.Response, otherwise: float) -> float:
    """The seconds that the endpoint asks to wait."""
    asked = answer.headers.get("retry-after", "")
    return float(asked) if asked.isdigit() else otherwise


def _auth(plan: Plan) -> httpx.Auth | None:
    """Who we are, from the environment; never in the open over a network."""
    token, user, password = (os.environ.get(name) for name in (TOKEN, USER, PASSWORD))
    address = urlsplit(plan.endpoint)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise UsageError(
            "is no address of a graph store", where=plan.endpoint, way_out="give one with http(s)://"
        )
    if address.username or address.password:
        raise UsageError("holds a password", way_out=f"put it into {USER} and {PASSWORD}, or {TOKEN}")
    if (token or password) and address.scheme == "http" and address.hostname not in LOCAL:
        raise UsageError("would carry a password in the open", where=plan.endpoint, way_out="use https")
    if token:
        return _Bearer(token)
    if user:
        kind = httpx.DigestAuth if plan.digest else httpx.BasicAuth
        return kind(user, password or "")
    return None


class _Bearer(httpx.Auth):
    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Iterator[httpx.Request]:  # type: ignore[override]
        request.headers["authorization"] = f"Bearer {self._token}"
        yield request
