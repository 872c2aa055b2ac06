"""Solvers of others, run side by side with ours on the same machine with the same limit."""

from __future__ import annotations

from benchmarks.engines import Engine

PEERS: tuple[Engine, ...] = ()
"""Every peer, those that cannot run here included (``available`` says why)."""
