"""Ctrl-C while work is done."""

from __future__ import annotations

import signal

import pytest

from ui.stopping import stopping


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_the_first_asks_the_work_to_end_and_the_second_ends_it(told: signal.Signals) -> None:
    before = signal.getsignal(told)
    with stopping() as stop:
        assert not stop.is_set()
        signal.raise_signal(told)
        assert stop.is_set()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(told)
    assert signal.getsignal(told) is before
