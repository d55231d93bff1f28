"""The command line: every command has examples, every fault one line and an exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgbuild.cli import cli
from texts import SEEDS

COMMANDS = sorted(cli.commands)


def run(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kgbuild", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


@pytest.fixture(scope="module", name="graph")
def build_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("cli")
    assert run("build", SEEDS, "-o", output, "--quiet").returncode == 0
    return output / "graph.ttl"


def test_the_commands_are_the_stages_the_questions_and_the_server() -> None:
    assert COMMANDS == ["build", "evaluate", "explain", "push", "query", "serve", "validate"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_and_exit_codes(command: str) -> None:
    text = CliRunner().invoke(cli, [command, "--help"]).output
    assert f"kgbuild {command} " in text.partition("Example")[2]
    assert "Exit codes:" in text


def test_a_build_says_what_it_found_and_where_to_open_it(tmp_path: Path) -> None:
    done = run("build", SEEDS, "-o", tmp_path / "out")
    assert done.returncode == 0
    assert "1 document," in done.stdout
    assert str(tmp_path / "out" / "graph.html") in done.stdout


def test_a_quiet_build_says_nothing(tmp_path: Path) -> None:
    done = run("build", SEEDS, "-o", tmp_path, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_verbose_build_lists_what_was_inferred(tmp_path: Path) -> None:
    done = run("build", SEEDS, "-o", tmp_path, "--verbose")
    assert "inferred: seeds/zhejiang-daily-2023-10-21.txt published 2023-10-21" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["build", "missing"], 3, "missing: no such file or folder (check the path)"),
        (["build", "empty.txt"], 3, "empty.txt: the file is empty"),
        (["build", "binary.txt"], 3, "binary.txt: a binary file, not text"),
        (["build", "other.txt"], 3, "other.txt: not UTF-8 at byte 0"),
        (["build", "a.txt", "--published", "2023-13-01"], 2, "2023-13-01"),
        (["build", "a.txt", "--jobs", "0"], 2, "--jobs"),
        (["build"], 2, "Missing argument"),
        (["build", "a.txt", "-o", "a.txt"], 2, "a.txt"),
        (["query", "missing.ttl", "speakers"], 3, "missing.ttl"),
        (["validate", "missing.ttl"], 3, "missing.ttl"),
        (["explain", "missing.txt"], 3, "missing.txt: no such file or folder"),
        (["evaluate", "missing.ttl", "a.json"], 3, "missing.ttl"),
    ],
)
def test_a_fault_is_a_line_with_the_file_and_the_way_out(
    tmp_path: Path, arguments: list[str], code: int, message: str
) -> None:
    (tmp_path / "a.txt").write_text("会议召开。", encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02\xff\xfe")
    (tmp_path / "other.txt").write_bytes("浙江省金华市固定资产投资增长，居全省首位。".encode("gb18030"))
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_built_graph_is_valid(graph: Path) -> None:
    assert run("validate", graph).returncode == 0


def test_a_graph_that_breaks_a_shape_is_told_and_ends_with_4(graph: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    text = graph.read_text(encoding="utf-8")
    broken.write_text(text.replace('oa:exact "', 'oa:exact "多', 1), encoding="utf-8")
    done = run("validate", broken)
    assert done.returncode == 4
    assert "violation" in done.stderr


def test_questions_are_listed_and_answered(graph: Path) -> None:
    listed = run("query", graph)
    assert listed.stdout.count("？") >= 8
    answered = run("query", graph, "article-evidence", "--format", "json")
    assert json.loads(answered.stdout)["results"]["bindings"]


def test_an_unknown_question_is_an_error_that_names_the_known_ones(graph: Path) -> None:
    done = run("query", graph, "nonsense")
    assert done.returncode == 1
    assert "nonsense" in done.stderr


def test_explain_says_rule_text_and_what_lost() -> None:
    done = run("explain", SEEDS / "zhejiang-daily-2023-10-21.txt")
    assert done.returncode == 0
    for heading in ("mentions", "times", "figures", "statements", "observations"):
        assert heading in done.stdout
