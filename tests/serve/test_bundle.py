"""The editor that the package ships is what its sources give."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

SERVE = Path(__file__).parents[2] / "src" / "kgbuild" / "serve"
EDITOR = SERVE / "editor"


@pytest.fixture(name="editor")
def install_editor(tmp_path: Path) -> Path:
    """The editor's folder with what it is built by; skipped without Node or npm."""
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("Node and npm are not installed: the shipped bundle is used as it is")
    if (EDITOR / "node_modules").is_dir():
        return EDITOR
    shutil.copytree(EDITOR, tmp_path / "editor")
    shutil.copytree(SERVE / "assets", tmp_path / "assets")
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=tmp_path / "editor", capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"npm ci did not work: {done.stderr.strip().splitlines()[-1:]}")
    return tmp_path / "editor"


def test_the_shipped_editor_is_a_fresh_bundle(editor: Path) -> None:
    command = ["npm", "run", "--silent", "check"]
    done = subprocess.run(command, cwd=editor, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_lock_names_versions_and_hashes_but_no_registry() -> None:
    lock = json.loads((EDITOR / "package-lock.json").read_text("utf-8"))
    packages = {name: about for name, about in lock["packages"].items() if name}
    assert all(about["version"] and about["integrity"] for about in packages.values())
    assert not any("resolved" in about for about in packages.values())


def test_the_licences_of_what_is_bundled_are_shipped() -> None:
    text = (SERVE / "assets" / "query.LICENSE.txt").read_text("utf-8")
    assert "@zazuko/yasqe" in text
    assert "codemirror" in text
