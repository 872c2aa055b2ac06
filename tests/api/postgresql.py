"""A PostgreSQL of the tests' own: made in a temporary folder, without a network, gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

REQUIRED = "TURNUS_TEST_POSTGRESQL"
"""Set where PostgreSQL must be there, so that its tests fail and are not left out."""


def programs() -> Path | None:
    """The folder of PostgreSQL's programs; None when it is not installed."""
    found = shutil.which("initdb")
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True)
    if found is not None:
        places.insert(0, Path(found).resolve().parent)
    return next((place for place in places if (place / "pg_ctl").exists()), None)


@contextmanager
def server() -> Iterator[str]:
    """A running server; the address of its database ``postgres``."""
    bin_folder = programs()
    if bin_folder is None:
        if os.environ.get(REQUIRED):
            raise FileNotFoundError("PostgreSQL is not installed: apt-get install postgresql")
        pytest.skip("PostgreSQL is not installed")
    user = "postgres" if os.geteuid() == 0 else None  # it refuses to run as root
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # a socket's path must be short
    if user is not None:
        shutil.chown(folder, user)

    def run(program: str, arguments: Sequence[str]) -> None:
        subprocess.run(
            [bin_folder / program, *arguments], user=user, cwd=folder, check=True, capture_output=True
        )

    try:
        run("initdb", ["-A", "trust", "-U", "turnus", "-D", f"{folder}/data", "--no-sync"])
        options = f"-c listen_addresses= -k {folder} -c fsync=off -c max_connections=200"
        run("pg_ctl", ["-D", f"{folder}/data", "-o", options, "-l", f"{folder}/log", "-w", "start"])
        try:
            yield f"postgresql+psycopg://turnus@/postgres?host={folder}"
        finally:
            run("pg_ctl", ["-D", f"{folder}/data", "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)
