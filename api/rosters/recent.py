"""What was worked out lately, within a bound."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

KeyT = TypeVar("KeyT", bound=Hashable)
ValueT = TypeVar("ValueT")

LOCKS = 64
"""Different values that can be made at once."""


class Recent(Generic[KeyT, ValueT]):
    """Keeps the values used last, as many as their sizes allow. Any number of threads may ask.

    Parameters
    ----------
    most:
        The sum of the sizes of what is kept; one value larger than it is not kept.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._kept: OrderedDict[KeyT, tuple[int, ValueT]] = OrderedDict()
        self._lock = threading.Lock()
        self._making = tuple(threading.Lock() for _ in range(LOCKS))

    def get(self, key: KeyT, size: int, make: Callable[[], ValueT]) -> ValueT:
        """The value of a key, made when it is not kept; of several who ask at once one makes it and the others wait."""
        found = self._find(key)
        if found is None:
            with self._making[hash(key) % LOCKS]:
                found = self._find(key)
                if found is None:
                    found = size, make()
                    self._keep(key, found)
        return found[1]

    def clear(self) -> None:
        """Keep nothing any more."""
        with self._lock:
            self._kept.clear()
            self._size = 0

    def _find(self, key: KeyT) -> tuple[int, ValueT] | None:
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def _keep(self, key: KeyT, value: tuple[int, ValueT]) -> None:
        with self._lock:
            self._kept[key] = value
            self._size += value[0]
            while self._size > self._most:
                _, (size, _) = self._kept.popitem(last=False)
                self._size -= size
