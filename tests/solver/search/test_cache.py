"""Compiled code is kept from one process to the next, and thrown away when a source has changed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import solver

PROGRAM = """
from solver.search import LocalSearch, is_compiled
from solver.search.warm import warm_up
print(is_compiled())
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the solver with stand-ins for compiled code."""
    root = Path(solver.__file__).parent
    shutil.copytree(root, tmp_path / "solver", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(root.parent / "models", tmp_path / "models", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def says_compiled(copy: Path) -> bool:
    found = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=copy, capture_output=True, text=True, encoding="utf-8"
    )
    assert found.returncode == 0, found.stderr
    return found.stdout.strip() == "True"


def test_code_from_other_sources_is_forgotten(copy: Path) -> None:
    kept = copy / "solver" / "search" / "__pycache__"
    assert not says_compiled(copy)
    index = kept / "anneal.anneal-1.py311.nbi"
    index.touch()
    assert says_compiled(copy)
    kernel = copy / "solver" / "search" / "kernel.py"
    kernel.write_text(kernel.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert not says_compiled(copy)
    assert not index.exists()
