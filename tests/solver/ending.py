"""Telling work to end at a chosen step, whatever the machine's speed."""

from __future__ import annotations

import threading

from solver.limit import EndedError


class EndsAt:
    """A check that counts its calls and raises at one of them; never when ``call`` is None."""

    def __init__(self, call: int | None = None) -> None:
        self.call, self.calls = call, 0

    def __call__(self) -> None:
        self.calls += 1
        if self.calls == self.call:
            raise EndedError


class SetAfter(threading.Event):
    """A stop that is set when it has been looked at so many times."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        self.left, self.looks = looks, 0

    def is_set(self) -> bool:
        self.looks += 1
        self.left -= 1
        if self.left == 0:
            self.set()
        return super().is_set()
