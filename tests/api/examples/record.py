"""Write the answers of the examples anew, where the service answers otherwise than they show:
``python -m tests.api.examples.record``.

A new example needs a summary, a request and the status of its answer; the rest is written here. Look at what changed.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from httpx2 import Response

import api.examples
from api.examples import SHARED, Exchange, files, read
from tests.api.examples.problems import problems
from tests.api.examples.replaying import TIME, Service, said, unlike

FOLDER = Path(api.examples.__file__).parent
NOW = "2026-11-02T09:15:00Z"
"""Stands for the time of an answer."""


def record(name: str, send: Callable[[str, Exchange], Response]) -> None:
    """Write one file."""
    raw = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    for operation, exchanges in read(name).items():
        for key, exchange in exchanges.items():
            now = answered(send, operation, exchange)
            if unlike(raw[operation][key]["answer"], now):
                raw[operation][key]["answer"] = now
                print(f"{operation}: {key}")
    text = json.dumps(raw, ensure_ascii=False, indent=2) + "\n"
    (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


def answered(send: Callable[[str, Exchange], Response], operation: str, exchange: Exchange) -> Any:
    """The answer as it stands in the file."""
    now = said(send(operation, exchange), exchange.longest_list)
    if now.status != exchange.answer.status:
        raise SystemExit(f"{operation} answers {now.status}, not {exchange.answer.status}: {now.body}")
    return json.loads(TIME.sub(NOW, now.model_dump_json(exclude_defaults=True)))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        service, shared = Service(Path(folder)), problems(Path(folder))
        for name in files():
            record(name, service.send)
        record(SHARED, lambda status, _: shared[status])
