"""Programs that a test needs and a machine may lack."""

from __future__ import annotations

import shutil

import pytest


def needs(program: str, package: str) -> str:
    """The path of a program; the test is skipped where it is not installed."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed (Debian: {package}; make stores)")
    return found
