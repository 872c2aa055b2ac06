"""What was asked for lately, within a bound."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

KeyT = TypeVar("KeyT", bound=Hashable)
ValueT = TypeVar("ValueT")


class Recent(Generic[KeyT, ValueT]):
    """Keeps the values asked for last, as many as their sizes allow. Any number of threads may ask.

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

    def get(self, key: KeyT, size: int, make: Callable[[], ValueT]) -> ValueT:
        """The value of a key, made when it is not kept; making it must be quick, for others wait."""
        if size > self._most:
            return make()
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                found = self._kept[key] = size, make()
                self._size += size
            self._kept.move_to_end(key)
            while self._size > self._most:
                _, (dropped, _) = self._kept.popitem(last=False)
                self._size -= dropped
            return found[1]

    def clear(self) -> None:
        """Keep nothing any more."""
        with self._lock:
            self._kept.clear()
            self._size = 0
