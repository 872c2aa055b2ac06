"""Which edition of the product made a result: another edition's results are not taken for this one's."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from solver.cluster.identity import identity

_PACKAGES = ("models", "heltid/robustness", "heltid/sweep")
"""What a result depends on beside the engine; data files too, such as tariff tables."""


@cache
def edition() -> str:
    """The engine's edition and a digest of what else a result depends on. Ends of lines do not count."""
    root = Path(__file__).resolve().parents[2]
    digest = hashlib.sha256()
    for package in _PACKAGES:
        folder = root / package
        for file in sorted(folder.rglob("*"), key=lambda path: path.relative_to(root).as_posix()):
            if file.suffix in (".py", ".json"):
                digest.update(file.relative_to(root).as_posix().encode())
                digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return f"{identity()}, heltid {digest.hexdigest()[:8]}"
