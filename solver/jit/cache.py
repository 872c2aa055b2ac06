"""Compiled code on disk: thrown away when any source of compiled code has changed.

numba looks at one file for each function. A function that has functions of other files compiled into it would
outlive a change of theirs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

_SOLVER = Path(__file__).parent.parent

_FOLDERS = ("jit", "search", "bounds")
"""Where compiled functions are written."""


def forget_stale_code(function: Callable[..., Any]) -> None:
    """Remove the indexes of code made from other sources than those that are there.

    Parameters
    ----------
    function:
        A compiled function: the code kept where its own is kept is looked at. That is beside its source, or with
        the user when that cannot be written to.
    """
    digest = hashlib.sha256()
    for name in _FOLDERS:
        for source in sorted((_SOLVER / name).glob("*.py")):
            digest.update(source.read_bytes())
    folder = Path(function.stats.cache_path)  # type: ignore[attr-defined]
    stamp = folder / "sources.sha256"
    try:
        if stamp.exists() and stamp.read_text(encoding="utf-8") == digest.hexdigest():
            return
        folder.mkdir(parents=True, exist_ok=True)
        for index in folder.glob("*.nbi"):
            index.unlink(missing_ok=True)
        stamp.write_text(digest.hexdigest(), encoding="utf-8")
    except OSError:  # another process is at it, or nothing can be kept: numba then compiles anew
        return
