"""A graph is brought to a graph store, in parts, again where that failed, and no part twice."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest

from kgbuild import push as module
from kgbuild.assemble import assemble
from kgbuild.errors import InputError, UsageError
from kgbuild.push import PASSWORD, TOKEN, USER, Plan, PushError, parts_of, push
from kgbuild.write.turtle import write_turtle
from made_graph import first, second

ENDPOINT = "http://localhost:1/graphs"


class Store:
    """A graph store in memory; ``faults`` are what its first answers are instead, None for none."""

    def __init__(self) -> None:
        self.graphs: dict[str, list[str]] = {}
        self.asked: list[tuple[str, str]] = []
        self.faults: list[int | Exception | None] = []
        self.shown: set[str | None] = set()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer a request, as the protocol says."""
        name = request.url.params["graph"]
        self.asked.append((request.method, name))
        self.shown.add(request.headers.get("authorization"))
        if self.faults:
            fault = self.faults.pop(0)
            if isinstance(fault, Exception):
                raise fault
            if fault:
                return httpx.Response(fault, text="not now")
        if request.method == "DELETE":
            return httpx.Response(204 if self.graphs.pop(name, None) is not None else 404)
        lines = request.content.decode().splitlines()
        self.graphs[name] = lines if request.method == "PUT" else self.graphs[name] + lines
        return httpx.Response(204)


@pytest.fixture(name="store")
def fake_store(monkeypatch: pytest.MonkeyPatch) -> Store:
    store, client = Store(), httpx.Client
    transport = httpx.MockTransport(store)
    monkeypatch.setattr(module.httpx, "Client", lambda **given: client(transport=transport, **given))
    for name in (TOKEN, USER, PASSWORD):
        monkeypatch.delenv(name, raising=False)
    return store


@pytest.fixture(name="plan")
def plan_of_two_documents(tmp_path: Path) -> Plan:
    write_turtle(assemble([first(), second()]), tmp_path / "graph.ttl")
    return Plan(ENDPOINT, tmp_path / "graph.ttl", tmp_path / "push.jsonl")


def run(plan: Plan, waited: list[float] | None = None) -> module.Pushed:
    return push(plan, sleep=(waited if waited is not None else []).append)


def test_each_source_gets_a_graph_of_its_own(store: Store, plan: Plan) -> None:
    pushed = run(plan)
    parts = {part.name: list(part.lines) for part in parts_of(plan.graph)}
    assert store.graphs == parts
    assert pushed.sent == list(parts)
    assert sum("/document/" in name for name in parts) == 2


def test_what_did_not_change_is_not_sent_again(store: Store, plan: Plan) -> None:
    first_time = run(plan)
    store.asked.clear()
    again = run(plan)
    assert (store.asked, again.sent, again.unchanged) == ([], [], first_time.sent)


def test_a_graph_whose_document_is_gone_is_removed(store: Store, plan: Plan) -> None:
    before = set(run(plan).sent)
    write_turtle(assemble([first()]), plan.graph)
    after = run(plan)
    left = {part.name for part in parts_of(plan.graph)}
    assert set(after.removed) == before - left
    assert set(store.graphs) == left
    assert run(plan).removed == []


def test_a_graph_that_is_already_gone_there_counts_as_removed(store: Store, plan: Plan) -> None:
    run(plan)
    store.graphs.clear()
    write_turtle(assemble([first()]), plan.graph)
    assert run(plan).removed


def test_a_large_graph_is_sent_in_batches(store: Store, plan: Plan) -> None:
    small = Plan(plan.endpoint, plan.graph, plan.state, batch=7)
    run(small)
    assert store.graphs == {part.name: list(part.lines) for part in parts_of(plan.graph)}
    methods = [method for method, name in store.asked if name == store.asked[0][1]]
    assert methods[0] == "PUT"
    assert set(methods[1:]) == {"POST"}


def test_a_request_that_fails_is_sent_again_after_a_while(store: Store, plan: Plan) -> None:
    waited: list[float] = []
    store.faults = [503, httpx.ConnectError("no way"), 502]
    run(plan, waited)
    assert waited == [1.0, 2.0, 4.0]
    assert len(store.graphs) == len(list(parts_of(plan.graph)))


def test_an_endpoint_that_stays_away_is_given_up_and_a_later_push_goes_on(store: Store, plan: Plan) -> None:
    names = [part.name for part in parts_of(plan.graph)]
    store.faults = [None, *[503] * module.TRIES]
    with pytest.raises(PushError, match="503"):
        run(plan)
    store.asked.clear()
    assert run(plan).unchanged == names[:1]
    assert [name for _, name in store.asked] == names[1:]


def test_a_refusal_is_not_asked_again(store: Store, plan: Plan) -> None:
    store.faults = [401]
    with pytest.raises(PushError, match=rf"401 not now \(set {TOKEN}"):
        run(plan)
    assert len(store.asked) == 1


def test_an_address_that_is_no_graph_store_is_told(store: Store, plan: Plan) -> None:
    store.faults = [405]
    with pytest.raises(PushError, match="give the address of a graph store that can be written"):
        run(plan)


def test_a_dry_run_sends_nothing_and_says_what_it_would(store: Store, plan: Plan) -> None:
    dry = Plan(plan.endpoint, plan.graph, plan.state, dry_run=True)
    assert run(dry).sent == [part.name for part in parts_of(plan.graph)]
    assert store.asked == []
    assert not plan.state.exists()


def test_what_was_sent_to_another_endpoint_is_another_matter(store: Store, plan: Plan) -> None:
    run(plan)
    elsewhere = Plan("http://localhost:2/graphs", plan.graph, plan.state)
    assert run(elsewhere).unchanged == []


def test_a_line_of_the_state_that_is_cut_off_is_as_if_it_were_not(store: Store, plan: Plan) -> None:
    names = run(plan).sent
    text = plan.state.read_text(encoding="utf-8")
    plan.state.write_text(text[:-20], encoding="utf-8")
    assert run(plan).sent == names[-1:]


def test_who_we_are_comes_from_the_environment(
    store: Store, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN, "secret")
    run(plan)
    assert store.shown == {"Bearer secret"}
    assert "secret" not in plan.state.read_text(encoding="utf-8")


def test_a_user_and_password_are_shown_by_basic(
    store: Store, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(USER, "me")
    monkeypatch.setenv(PASSWORD, "pass")
    run(plan)
    assert store.shown == {"Basic bWU6cGFzcw=="}


@pytest.mark.parametrize(
    "endpoint", ["http://example.org/g", "ftp://localhost/", "graphs", "https://a:b@example.org/"]
)
def test_no_secret_travels_in_the_open(
    plan: Plan, store: Store, monkeypatch: pytest.MonkeyPatch, endpoint: str
) -> None:
    monkeypatch.setenv(TOKEN, "secret")
    with pytest.raises(UsageError):
        run(Plan(endpoint, plan.graph, plan.state))
    assert store.asked == []


def test_a_file_that_is_no_graph_is_refused(store: Store, plan: Plan) -> None:
    plan.graph.write_text("no turtle", encoding="utf-8")
    with pytest.raises(InputError, match="no Turtle"):
        run(plan)
    with pytest.raises(InputError):
        run(Plan(ENDPOINT, plan.graph.with_name("none.ttl"), plan.state))


def test_the_state_is_a_line_of_json_for_each_graph(store: Store, plan: Plan) -> None:
    names = run(plan).sent
    rows = [json.loads(line) for line in plan.state.read_text(encoding="utf-8").splitlines()]
    assert [row["graph"] for row in rows] == names
