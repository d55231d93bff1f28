"""Publishing output: all new files or none."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kgbuild.errors import UsageError


@contextmanager
def publish(output: Path, stale: Iterable[str] = ()) -> Iterator[Path]:
    """A folder to write new files into; they replace those in ``output`` when all are written.

    Where the block raises, ``output`` is as it was. Files of other names in it are left alone.

    Args:
        output: the folder.
        stale: names of files that are removed from it: what an earlier build left and this one does not make.

    Raises:
        UsageError: ``output`` is a file, or cannot be written.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".new-", dir=output))
    except OSError as error:
        raise UsageError(
            f"cannot be written: {error.strerror}", where=str(output), way_out="choose another --output"
        ) from error
    try:
        yield staging
        for path in sorted(staging.iterdir()):
            path.chmod(0o644)
            path.replace(output / path.name)
        for name in stale:
            (output / name).unlink(missing_ok=True)
    finally:
        shutil.rmtree(staging)
