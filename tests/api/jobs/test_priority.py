"""A solve leaves the processors to whoever answers people."""

from __future__ import annotations

import subprocess
import sys

import pytest

SAY = "import os; from api.jobs.process import step_back; step_back(); print(os.getpriority(os.PRIO_PROCESS, 0))"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has classes of priority in place of niceness")
def test_a_solve_has_what_nobody_else_wants() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SAY], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.strip() == "19"
