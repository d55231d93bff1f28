"""The whole way: from files to published output, the same bytes whatever the circumstances."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from rdflib import Graph

from kgbuild import pipeline
from kgbuild.errors import InputError
from kgbuild.query import run_query
from texts import ROOT, SEEDS

HIS_POST = ("陈明远", "丽水市委书记")
FILES = ("graph.html", "graph.ttl", "report.json", "texts.jsonl")


@pytest.fixture(scope="module", name="built")
def build_seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("built") / "output"
    pipeline.build([SEEDS], output)
    return output


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_build_publishes_the_graph_the_page_the_texts_and_the_report(built: Path) -> None:
    assert tuple(sorted(path.name for path in built.iterdir())) == FILES


def test_the_output_in_the_repository_is_what_a_build_of_the_seed_makes(built: Path) -> None:
    kept = {name: (ROOT / "output" / name).read_bytes() for name in FILES}
    assert kept == contents(built), "run: make graph"


def test_the_report_says_what_was_found_inferred_and_unresolved(built: Path) -> None:
    report = json.loads((built / "report.json").read_text(encoding="utf-8"))
    (document,) = report["documents"]
    assert document["source"] == "seeds/zhejiang-daily-2023-10-21.txt"
    assert (document["published"], document["published_inferred"]) == ("2023-10-21", True)
    assert len(document["articles"]) == 10
    assert report["faults"] == []
    assert "regions.tsv" in report["reference_data"]


@pytest.mark.parametrize("hash_seed", ["0", "1"])
def test_two_builds_are_byte_identical_wherever_and_however_they_run(
    built: Path, tmp_path: Path, hash_seed: str
) -> None:
    inputs = tmp_path / "elsewhere" / "seeds"
    shutil.copytree(SEEDS, inputs)
    command = [sys.executable, "-m", "kgbuild", "build", str(inputs), "-o", str(tmp_path / "out"), "-q"]
    subprocess.run(
        [*command, "--jobs", "2"], check=True, env={**os.environ, "PYTHONHASHSEED": hash_seed}, cwd=tmp_path
    )
    assert contents(tmp_path / "out") == contents(built)


def test_adding_a_document_and_taking_it_out_again_gives_the_bytes_from_before(
    built: Path, tmp_path: Path
) -> None:
    inputs, output = tmp_path / "seeds", tmp_path / "out"
    shutil.copytree(SEEDS, inputs)
    extra = inputs / "extra.txt"
    extra.write_text("丽水市召开会议\n10月20日，丽水市委书记陈明远在会上讲话。\n", encoding="utf-8")
    pipeline.build([inputs], output)
    assert contents(output) != contents(built)
    extra.unlink()
    pipeline.build([inputs], output)
    assert contents(output) == contents(built)


def test_the_base_of_the_datas_iris_is_an_option(tmp_path: Path) -> None:
    pipeline.build([SEEDS], tmp_path, base="https://example.org/id/")
    subjects = {str(s) for s in Graph().parse(tmp_path / "graph.ttl").subjects()}
    assert subjects
    assert all(s.startswith("https://example.org/id/") for s in subjects)


def test_a_fault_of_one_file_leaves_the_rest_built_and_is_reported(tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    shutil.copytree(SEEDS, inputs)
    (inputs / "empty.txt").touch()
    (inputs / "marks.md").write_text("#  \n\u3000\n", encoding="utf-8")
    report = pipeline.build([inputs], tmp_path / "out", jobs=2)
    assert {Path(fault["where"]).name for fault in report.content["faults"]} == {"empty.txt"} | {"marks.md"}
    assert len(report.content["documents"]) == 1


def test_where_nothing_can_be_read_nothing_is_published(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        pipeline.build([tmp_path / "missing"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    pipeline.build([SEEDS], tmp_path, progress=lambda *step: told.append(step))
    assert ("extract", 1, 1) in told
    assert [stage for stage, _, _ in told][-1] == "write"


def test_a_story_printed_twice_is_one_independent_source(tmp_path: Path) -> None:
    story = "今年以来，丽水市以项目建设为牵引，持续推进“双百攻坚行动”，全力以赴拼经济、抓发展、惠民生，" * 3
    inputs = tmp_path / "in"
    inputs.mkdir()
    for name, day in (("morning", "2023-10-20"), ("reprint", "2023-10-21")):
        text = f"丽水市委召开全会\n10月20日，丽水市委书记陈明远在全会上讲话。{story[:-1]}。\n"
        (inputs / f"{name}.txt").write_text(text + name, encoding="utf-8")
        (inputs / f"{name}.json").write_text(json.dumps({"published": day}), encoding="utf-8")
    assert sources_of_his_post(inputs) == 1
    (inputs / "other.txt").write_text("项目集中开工\n丽水市委书记陈明远宣布开工。\n", encoding="utf-8")
    assert sources_of_his_post(inputs) == 2


def sources_of_his_post(inputs: Path) -> int:
    pipeline.build([inputs], inputs.parent / "out", published=date(2023, 10, 22))
    rows = json.loads(run_query(inputs.parent / "out" / "graph.ttl", "support", "json"))
    (row,) = [
        r for r in rows["results"]["bindings"] if (r["subject"]["value"], r["object"]["value"]) == HIS_POST
    ]
    return int(row["sources"]["value"])
