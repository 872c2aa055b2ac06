"""Solvers of others, run side by side with ours on the same machine with the same limit."""

from __future__ import annotations

from benchmarks.engines import Engine
from benchmarks.peers.cpsat_plain import CpsatPlain
from benchmarks.peers.highs import Highs
from benchmarks.peers.timefold import Timefold

PEERS: tuple[Engine, ...] = (CpsatPlain(), Highs(), Timefold())
"""Every peer, those that cannot run here included (``available`` says why)."""
