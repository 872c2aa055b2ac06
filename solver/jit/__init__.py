"""Compiled code: how it is made, and that it is thrown away when a source has changed."""

from solver.jit.cache import forget_stale_code
from solver.jit.compiling import compiled, inlined

__all__ = ["compiled", "forget_stale_code", "inlined"]
