"""Compiled code on disk: thrown away when any source of the search has changed.

numba looks at one file for each function. A function that has functions of other files compiled into it would
outlive a change of theirs.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from solver.search.anneal import anneal

_SOURCES = Path(__file__).parent


def _folder() -> Path:
    """Where numba keeps the code: beside the sources, or with the user when that cannot be written to."""
    return Path(anneal.stats.cache_path)  # type: ignore[attr-defined]


def forget_stale_code() -> None:
    """Remove the index of compiled code made from other sources than those that are there."""
    digest = hashlib.sha256()
    for source in sorted(_SOURCES.glob("*.py")):
        digest.update(source.read_bytes())
    folder = _folder()
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


def is_compiled() -> bool:
    """Whether the search starts at once; else its first use compiles it, which takes about half a minute."""
    return any(_folder().glob("anneal.anneal-*.nbi"))
