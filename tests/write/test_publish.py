"""New output replaces the old all at once, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.errors import UsageError
from kgbuild.write import publish


def test_new_files_replace_the_old_ones_and_leave_others_alone(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("old")
    (tmp_path / "notes.md").write_text("mine")
    with publish(tmp_path) as folder:
        (folder / "graph.ttl").write_text("new")
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"graph.ttl": "new", "notes.md": "mine"}


def test_what_an_older_build_left_and_this_one_does_not_make_is_removed(tmp_path: Path) -> None:
    (tmp_path / "graph.nt").write_text("old")
    with publish(tmp_path, stale=["graph.nt", "graph.nq"]) as folder:
        (folder / "graph.ttl").write_text("new")
    assert [path.name for path in tmp_path.iterdir()] == ["graph.ttl"]


def test_the_old_output_stays_whole_where_the_new_one_fails(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("old")

    def fail() -> None:
        with publish(tmp_path) as folder:
            (folder / "graph.ttl").write_text("half")
            raise RuntimeError("the writer broke")

    with pytest.raises(RuntimeError):
        fail()
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"graph.ttl": "old"}


def test_a_folder_that_does_not_exist_is_made(tmp_path: Path) -> None:
    with publish(tmp_path / "a" / "b") as folder:
        (folder / "graph.ttl").write_text("new")
    assert (tmp_path / "a" / "b" / "graph.ttl").read_text() == "new"


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("a file")
    with pytest.raises(UsageError, match="cannot be written"), publish(tmp_path / "output"):
        pass
