"""Timefold with the same ward, the same rules and the same weights, in a virtual environment of its own."""

from benchmarks.peers.timefold.engine import Timefold

__all__ = ["Timefold"]
