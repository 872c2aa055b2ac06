"""Data flows one way (see docs/architecture.md); the contracts stand in pyproject.toml."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_import_contracts_hold() -> None:
    script = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("loaded", "left_out"),
    [
        (
            "models.audit, models.capacity, models.kpi",
            "ortools numba numpy pandas rich typer openpyxl xlsxwriter",
        ),
        ("api.jobs.worker", "ortools numba numpy pandas solver.search openpyxl"),
        ("api.app", "ortools numba pandas solver.search"),
    ],
    ids=["models", "worker", "service"],
)
def test_no_engine_is_loaded_where_none_works(loaded: str, left_out: str) -> None:
    """Each solve has a process of its own; whoever waits for it has no use for an engine in memory."""
    script = (
        f"import sys, {loaded}; heavy = set({left_out!r}.split()) & set(sys.modules); "
        "raise SystemExit(' '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
