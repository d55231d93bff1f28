"""What the package ships is what the front end's sources give."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from opened import APP


def test_the_shipped_assets_are_a_fresh_bundle_of_typed_sources(front_end: Path) -> None:
    command = ["npm", "run", "--silent", "check"]
    done = subprocess.run(command, cwd=front_end, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_lock_names_versions_and_hashes_but_no_registry() -> None:
    lock = json.loads((APP / "package-lock.json").read_text("utf-8"))
    packages = {name: about for name, about in lock["packages"].items() if name}
    assert all(about["version"] and about["integrity"] for about in packages.values())
    assert not any("resolved" in about for about in packages.values())
