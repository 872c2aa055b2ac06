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

    def holds(self, key: KeyT) -> bool:
        """Whether the value of a key is kept now."""
        with self._lock:
            return key in self._kept

    def get(self, key: KeyT, size: int, make: Callable[[], ValueT]) -> ValueT:
        """The value of a key, made when it is not kept. Of several who make it at once all get the first one's."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key][1]
        made = make()
        if size > self._most:
            return made
        with self._lock:
            if key in self._kept:
                return self._kept[key][1]
            self._kept[key] = size, made
            self._size += size
            while self._size > self._most:
                _, (dropped, _) = self._kept.popitem(last=False)
                self._size -= dropped
            return made

    def clear(self) -> None:
        """Keep nothing any more."""
        with self._lock:
            self._kept.clear()
            self._size = 0
