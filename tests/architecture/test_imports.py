"""Data flows one way (see docs/architecture.md); the contracts stand in pyproject.toml."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_import_contracts_hold() -> None:
    script = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_models_load_without_any_engine_or_screen() -> None:
    script = (
        "import sys, models.audit, models.capacity, models.kpi; "
        "heavy = {'ortools', 'numba', 'numpy', 'pandas', 'rich', 'typer', 'openpyxl', 'xlsxwriter'} & set(sys.modules); "
        "raise SystemExit(' '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
