"""How the search is compiled: without the interpreter lock, kept on disk, and without counting references."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

from numba import njit

P = ParamSpec("P")
R = TypeVar("R")

# Compiled code here never creates an array; counting references to the arrays it is handed (dozens, at every
# call) made it six times slower. ``_nrt=False`` leaves that out and refuses code that would create one.
_OPTIONS: dict[str, Any] = {"nogil": True, "cache": True, "_nrt": False}


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function of arrays and numbers that creates no array."""
    return cast("Callable[P, R]", njit(**_OPTIONS)(function))


def inlined(function: Callable[P, R]) -> Callable[P, R]:
    """The same, copied into each caller."""
    return cast("Callable[P, R]", njit(**_OPTIONS, inline="always")(function))
