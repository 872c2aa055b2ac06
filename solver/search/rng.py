"""A small random generator whose state is one number (xorshift64*, Vigna 2016): same seed, same roster."""

from __future__ import annotations

from typing import Any

import numpy as np

from solver.jit import inlined
from solver.search.tables import Ints

_MASK = (1 << 64) - 1
_A, _B, _C, _D = np.uint64(12), np.uint64(25), np.uint64(27), np.uint64(32)
_FACTOR = np.uint64(2685821657736338717)
_SMALL = np.uint64(11)


def seeded(seed: int) -> Ints:
    """Generator state, uint64 [1], never 0 (one splitmix64 step of the seed)."""
    z = (seed + 0x9E3779B97F4A7C15) & _MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
    return np.array([(z ^ (z >> 31)) or 1], np.uint64)


@inlined
def bits64(rng: Ints) -> Any:
    """The next 64 bits, as np.uint64."""
    x = rng[0]
    x ^= x >> _A
    x ^= x << _B
    x ^= x >> _C
    rng[0] = x
    return x * _FACTOR


@inlined
def below(rng: Ints, n: int) -> int:
    """A whole number from 0 to n - 1, n under 2**32."""
    return int(np.int64(((bits64(rng) >> _D) * np.uint64(n)) >> _D))


@inlined
def uniform(rng: Ints) -> float:
    """A number from 0 to 1, 1 left out."""
    return np.float64(bits64(rng) >> _SMALL) * (1.0 / 9007199254740992.0)
