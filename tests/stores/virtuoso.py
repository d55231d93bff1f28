"""Virtuoso 7, started for a test in a folder of its own."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest

from serving import free_ports
from stores.installed import needs

SETTINGS = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = {sql}
NumberOfBuffers = 10000
DirsAllowed = .
[HTTPServer]
ServerPort = {http}
[SPARQL]
DefaultGraph = urn:kgbuild
"""


@dataclass(frozen=True, slots=True)
class Virtuoso:
    """A running server: its folder, its port of SQL, and its address of HTTP."""

    folder: Path
    port: int
    url: str

    def says(self, command: str) -> bool:
        """Whether ``isql`` runs a command without an error."""
        program = ["isql-vt", f"127.0.0.1:{self.port}", "dba", "dba", f"exec={command}"]
        done = subprocess.run(program, cwd=self.folder, capture_output=True, check=False)
        return done.returncode == 0 and b"Error" not in done.stdout + done.stderr

    def answers(self) -> bool:
        """Whether it answers SQL and SPARQL."""
        try:
            return self.says("select 1;") and urlopen(f"{self.url}/sparql?query=ASK%7B%7D").status == 200
        except OSError:
            return False


@contextmanager
def running(folder: Path) -> Iterator[Virtuoso]:
    """Virtuoso as long as the block; the test is skipped where it is not installed or does not start."""
    program = needs("virtuoso-t", "virtuoso-opensource-7-bin")
    sql, http = free_ports(2)
    (folder / "virtuoso.ini").write_text(SETTINGS.format(sql=sql, http=http))
    command = [program, "+foreground", "+configfile", "virtuoso.ini"]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=folder, stdin=quiet, stdout=quiet, stderr=quiet)
    try:
        server = Virtuoso(folder, sql, f"http://127.0.0.1:{http}")
        end = time.monotonic() + 60
        while not server.answers():
            if process.poll() is not None or time.monotonic() > end:
                pytest.skip("Virtuoso is installed but does not start")
            time.sleep(0.2)
        yield server
    finally:
        process.kill()
        process.wait()
