"""A solver process that answers, fails, talks nonsense, never stops talking, or never ends."""

from __future__ import annotations

import sys
import threading
import time

import pytest

from benchmarks.peers.child import Child, ChildError


def python(code: str) -> Child:
    return Child([sys.executable, "-c", f"import json, sys, time\n{code}"])


def soon() -> float:
    return time.monotonic() + 60.0


def test_messages_go_both_ways() -> None:
    with python("print(json.dumps({'twice': 2 * json.loads(sys.stdin.readline())['æ']}))") as child:
        child.send({"æ": 21})
        assert list(child.messages(soon(), threading.Event())) == [{"twice": 42}]


def test_an_error_shows_what_the_process_wrote() -> None:
    with (
        python("sys.exit('no licence')") as child,
        pytest.raises(ChildError, match="ended with code 1: no licence"),
    ):
        list(child.messages(soon(), threading.Event()))


@pytest.mark.parametrize("line", ["hello", "[1]"])
def test_what_is_not_a_message_is_refused(line: str) -> None:
    with python(f"print('{line}')") as child, pytest.raises(ChildError, match="not a message"):
        list(child.messages(soon(), threading.Event()))


@pytest.mark.parametrize("code", ["time.sleep(1000)", "while True: print('{}', flush=True)"])
def test_its_time_is_up_whether_it_is_silent_or_not(code: str) -> None:
    with python(code) as child:
        list(child.messages(time.monotonic() + 0.3, threading.Event()))
        process = child._process
    assert process.poll() is not None


def test_stop_ends_the_wait() -> None:
    stop = threading.Event()
    with python("print('{}', flush=True); time.sleep(1000)") as child:
        for _ in child.messages(soon(), stop):
            stop.set()
    assert stop.is_set()


def test_sending_to_a_process_that_is_gone_is_an_error() -> None:
    with python("sys.exit('gone')") as child:
        child._process.wait()
        with pytest.raises(ChildError, match="gone"):
            child.send({"much": "x" * 1_000_000})
