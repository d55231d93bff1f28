"""Files and folders become documents; each fault is one line that says the file and the way out."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from kgbuild.read import read


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_folder_is_read_in_the_order_of_its_paths_and_named_from_the_folder(tmp_path: Path) -> None:
    write(tmp_path / "news" / "b.txt", "乙")
    write(tmp_path / "news" / "a" / "c.md", "丙")
    documents = read([tmp_path / "news"]).documents
    assert [d.source for d in documents] == ["news/a/c.md", "news/b.txt"]


def test_a_file_is_named_by_its_own_name(tmp_path: Path) -> None:
    path = write(tmp_path / "deep" / "a.txt", "甲")
    assert read([path]).documents[0].source == "a.txt"


def test_the_text_is_exactly_what_was_decoded(tmp_path: Path) -> None:
    content = "\ufeff第一行\r\n\r\n第二行\u3000\n"
    path = write(tmp_path / "a.txt", content)
    assert read([path]).documents[0].text == content


def test_a_sidecar_gives_title_date_publisher_and_origin(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "甲")
    sidecar = {
        "title": "题",
        "published": "2023-10-21",
        "publisher": "某报",
        "source": "https://example.org/",
    }
    write(tmp_path / "a.json", json.dumps(sidecar))
    (document,) = read([tmp_path]).documents
    assert (document.title, document.published, document.publisher, document.origin) == (
        "题",
        date(2023, 10, 21),
        "某报",
        "https://example.org/",
    )
    assert not document.published_inferred


def test_the_given_date_is_for_documents_whose_metadata_have_none(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "甲")
    write(tmp_path / "b.txt", "乙")
    write(tmp_path / "b.json", '{"published": "2020-01-02"}')
    documents = read([tmp_path], published=date(2023, 10, 21)).documents
    assert [d.published for d in documents] == [date(2023, 10, 21), date(2020, 1, 2)]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("paper-2023-10-21.txt", "无日期。", date(2023, 10, 21)),
        ("a.txt", "本报杭州10月20日讯 2023年实施类项目开工。", date(2023, 10, 20)),
        ("a.txt", "2022年3月5日，会议召开。", date(2022, 3, 5)),
        ("a.txt", "2022年13月45日。", None),
        ("a.txt", "会议召开。", None),
    ],
)
def test_a_date_that_no_metadata_say_is_inferred_from_name_or_text(
    tmp_path: Path, name: str, text: str, expected: date | None
) -> None:
    document = read([write(tmp_path / name, text)]).documents[0]
    assert document.published == expected
    assert document.published_inferred == (expected is not None)


def test_each_object_of_a_jsonl_file_is_a_document(tmp_path: Path) -> None:
    lines = [{"id": "x-1", "title": "题", "text": "甲", "published": "2022-01-01"}, {"text": "乙"}]
    path = write(tmp_path / "items.jsonl", "\n".join(json.dumps(x) for x in lines))
    documents = read([path]).documents
    assert [d.source for d in documents] == ["items.jsonl#2", "items.jsonl#x-1"]
    assert documents[1].published == date(2022, 1, 1)


def test_the_same_bytes_twice_are_one_document_and_the_second_is_noted(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "同")
    write(tmp_path / "b.txt", "同")
    reading = read([tmp_path])
    assert len(reading.documents) == 1
    assert "same text as" in reading.ignored[0].reason


def test_other_files_are_ignored_and_said_to_be(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "甲")
    write(tmp_path / "a.json", "{}")
    write(tmp_path / "a.pdf", b"%PDF")
    write(tmp_path / ".hidden.txt", "乙")
    reading = read([tmp_path])
    assert len(reading.documents) == 1
    assert [Path(i.source).name for i in reading.ignored] == [".hidden.txt", "a.pdf"]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b" \n ", "the file is empty"),
        ("a.txt", b"\x00\x01\x02\xff\xfe", "a binary file"),
        ("a.txt", "浙江省金华市固定资产投资增长，居全省首位。".encode("gb18030"), "not UTF-8 at byte 0"),
        ("a.pdf", b"%PDF", "not a kind of file"),
        ("a.jsonl", b"\n", "the file is empty"),
        ("a.jsonl", b"{oops\n", "no JSON"),
        ("a.jsonl", b'{"text": 5}', "no text"),
        ("a.jsonl", b'["text"]', "no JSON object"),
        ("a.jsonl", b'{"text": "\\ud800"}', "half a character"),
        ("a.jsonl", b'{"text": "x", "published": "2023-13-01"}', "'2023-13-01' is no date"),
    ],
)
def test_what_cannot_be_read_is_told_with_the_file_and_a_way_out(
    tmp_path: Path, name: str, content: bytes, problem: str
) -> None:
    path = write(tmp_path / name, content)
    reading = read([path])
    assert reading.documents == ()
    (fault,) = reading.faults
    assert fault.problem.startswith(problem)
    assert fault.where is not None
    assert fault.where.startswith(str(path))
    assert fault.way_out
    assert "\n" not in str(fault)


def test_one_files_fault_leaves_the_others_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"")
    write(tmp_path / "b.txt", "乙")
    write(tmp_path / "c.jsonl", '{"text": "丙"}\n{oops\n{"text": "丁"}\n')
    reading = read([tmp_path, tmp_path / "missing"])
    assert [d.text for d in reading.documents] == ["乙", "丙", "丁"]
    assert len(reading.faults) == 3


def test_a_malformed_sidecar_refuses_its_document(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "甲")
    write(tmp_path / "a.json", "{")
    (fault,) = read([tmp_path]).faults
    assert fault.where is not None
    assert fault.where.endswith("a.json")


def test_a_folder_without_texts_is_a_fault(tmp_path: Path) -> None:
    (fault,) = read([tmp_path]).faults
    assert "no .txt" in fault.problem


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_folder_is_a_fault(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0)
    (fault,) = read([locked]).faults
    assert "cannot be read" in fault.problem
    locked.chmod(0o700)
