"""Where the public benchmark data lies; tests that need it are skipped where it does not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SOURCES = {
    "curtois": "the instances of schedulingbenchmarks.org/nrp",
    "inrc2": "the data sets of the Second International Nurse Rostering Competition",
    "inrc1": "the XML files of the First International Nurse Rostering Competition 2010",
    "rws": "the rotating workforce scheduling instances of Musliu, 2006",
    "csplib087": "problem 087 of csplib.org",
    "classic": "the .ros files of the Nottingham employee scheduling collection",
}


def folder(family: str) -> Path:
    """The folder of a family's public data; skips the test when it is not there."""
    root = os.environ.get("TURNUS_BENCHMARKS")
    beside = Path(__file__).resolve().parents[3] / "shared" / "benchmarks"
    found = (Path(root) if root else beside) / family
    if not found.is_dir():
        pytest.skip(
            f"needs {SOURCES[family]} in a folder {family}/; set TURNUS_BENCHMARKS to the folder it lies in"
        )
    return found
