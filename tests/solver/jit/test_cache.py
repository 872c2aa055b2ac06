"""Compiled code is kept from one process to the next, and thrown away when a source has changed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import solver

PROGRAM = "import solver.search, solver.bounds"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the solver with stand-ins for compiled code."""
    root = Path(solver.__file__).parent
    shutil.copytree(root, tmp_path / "solver", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(root.parent / "models", tmp_path / "models", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def start(copy: Path) -> None:
    """Import the solver in a process of its own."""
    found = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=copy, capture_output=True, text=True, encoding="utf-8"
    )
    assert found.returncode == 0, found.stderr


@pytest.mark.parametrize("changed", ["search/kernel.py", "bounds/completion.py", "jit/compiling.py"])
def test_code_from_other_sources_is_forgotten(copy: Path, changed: str) -> None:
    start(copy)
    indexes = [
        copy / "solver" / "search" / "__pycache__" / "anneal.anneal-1.py311.nbi",
        copy / "solver" / "bounds" / "__pycache__" / "labels.search-1.py311.nbi",
    ]
    for index in indexes:
        index.touch()
    start(copy)
    assert all(index.exists() for index in indexes)
    source = copy / "solver" / changed
    source.write_text(source.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    start(copy)
    assert not any(index.exists() for index in indexes)
