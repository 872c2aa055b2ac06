"""Examples sent to the real service, and whether its answers are those they show."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response

from api.app import create_app
from api.bodies import XLSX
from api.database.engine import open_database
from api.database.migrate import upgrade
from api.description import HEADERS
from api.examples import Answer, Exchange
from instances.excel import write_template
from tests.api.examples import world

READABLE_JSON = re.compile(r"application/(?:\w+\+)?json")

TIME = re.compile(r"(?!2026-10-)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
"""A time that is not one of the world."""

VARYING = (
    (TIME, "a time"),
    (re.compile(r"DTSTAMP:\d{8}T\d{6}Z"), "a time"),
    (re.compile(r"(?m)^(turnus_\w+_created) \S+$"), r"\1 a time"),
    (re.compile(r"\bslettet-[0-9a-f]+"), "a person"),
    (re.compile(r"\b\d+(?= s$)|^\d{1,2}$"), "some"),
    (re.compile(r"\bturnus_[0-9a-f]{16}_[\w-]+"), "a key"),
    (re.compile(r"^\d+\.\d+\.\d+$"), "a version"),
)
"""What is another in each answer."""

DRAWN = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|(?<!\")\b[0-9a-f]{16}\b(?!\")")
"""Ids that are drawn when something is made."""

KNOWN = {
    *(
        world.INSTANCE,
        world.NIGHT,
        world.ROSTER,
        world.SOLVED,
        world.WAITING,
        world.RUNNING,
        world.ENDED,
        world.TRIED,
        world.TRYING,
        world.KEY,
    ),
    *(one.hash for one in (world.ward(), world.ward(absences=False), world.night())),
}


class Service:
    """A new application over a new copy of the world for each exchange.

    Parameters
    ----------
    folder:
        Where the databases are put.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sent = 0
        engine = open_database(f"sqlite:///{folder}/world.db")
        upgrade(engine)
        world.fill(engine)
        engine.dispose()
        self._world = (folder / "world.db").read_bytes()
        self._described = create_app(engine).openapi()

    def send(self, operation: str, exchange: Exchange) -> Response:
        """What the service answers the request of an exchange. A 503 is asked for on a database without tables."""
        self._sent += 1
        file = self._folder / f"copy-{self._sent}.db"
        if exchange.answer.status != 503:
            file.write_bytes(self._world)
        engine = open_database(f"sqlite:///{file}")
        try:
            with TestClient(create_app(engine), base_url="http://localhost") as client:
                return self._sent_by(client, operation, exchange)
        finally:
            engine.dispose()

    def _sent_by(self, client: TestClient, operation: str, exchange: Exchange) -> Response:
        method, path = operation.split(" ")
        known = self._described["paths"][path][method.lower()].get("parameters", [])
        places = {parameter["name"]: parameter["in"] for parameter in known}
        query, headers = {}, {}
        for name, value in exchange.request.parameters.items():
            match places[name]:
                case "path":
                    path = path.replace(f"{{{name}}}", str(value))
                case "query":
                    query[name] = value
                case "header":
                    headers[name] = str(value)
        content: str | bytes | None = None
        if exchange.request.type is not None:
            headers["content-type"] = exchange.request.type
            content = self._content(exchange.request.type, exchange.request.body)
        return client.request(method, path, params=query, headers=headers, content=content)

    def _content(self, kind: str, body: Any) -> str | bytes:
        """What is sent. A workbook is not shown: it is that of the ward."""
        if kind == XLSX:
            file = self._folder / "ward.xlsx"
            write_template(file, world.ward())
            return file.read_bytes()
        return json.dumps(body) if READABLE_JSON.fullmatch(kind) else str(body)


def said(answer: Response, longest_list: int | None) -> Answer:
    """An answer as an example shows it."""
    kind = answer.headers["content-type"].partition(";")[0] if answer.content else None
    body: Any = None
    if kind is not None and READABLE_JSON.fullmatch(kind):
        body = cut(answer.json(), longest_list)
    elif kind is not None and kind.startswith("text/"):
        body = answer.text
    headers = {name: answer.headers[name] for name in HEADERS if name in answer.headers}
    return Answer(status=answer.status_code, headers=headers, type=kind, body=body)


def cut(value: Any, longest: int | None) -> Any:
    """A JSON value with no list longer than that."""
    if isinstance(value, dict):
        return {key: cut(one, longest) for key, one in value.items()}
    if isinstance(value, list):
        return [cut(one, longest) for one in value[:longest]]
    return value


def unlike(shown: Any, now: Any, where: str = "") -> list[str]:
    """Where two JSON values differ, but for what is another in each answer."""
    if isinstance(shown, dict) and isinstance(now, dict):
        if shown.keys() != now.keys():
            return [f"{where}: keys {sorted(shown)} are shown, {sorted(now)} are answered"]
        return [line for key in shown for line in unlike(shown[key], now[key], f"{where}.{key}")]
    if isinstance(shown, list) and isinstance(now, list):
        if len(shown) != len(now):
            return [f"{where}: {len(shown)} items are shown, {len(now)} are answered"]
        pairs = enumerate(zip(shown, now, strict=True))
        return [line for k, (a, b) in pairs for line in unlike(a, b, f"{where}[{k}]")]
    if isinstance(shown, str) and isinstance(now, str):
        same = steady(shown) == steady(now)
    elif isinstance(shown, float) and isinstance(now, float):
        same = math.isclose(shown, now)
    else:
        same = type(shown) is type(now) and shown == now
    return [] if same else [f"{where}: {shown!r} is shown, {now!r} is answered"]


def steady(text: str) -> str:
    """A text without what is another in each answer."""
    for pattern, instead in VARYING:
        text = pattern.sub(instead, text)
    return DRAWN.sub(lambda found: found[0] if found[0] in KNOWN else "an id", text)
