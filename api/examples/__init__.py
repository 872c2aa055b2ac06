"""Examples of requests and their answers, as data: what the description of the service shows, and tests send.

Each file is of one subject: operations (``GET /v1/jobs/{id}``), and under each its exchanges by name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from pydantic import Field

from models.base import Model

SHARED = "problems.json"
"""The file of problems that any operation with sign-in may answer with: the operation is the status there."""


class Request(Model):
    """What is sent.

    Attributes
    ----------
    parameters:
        Of address, query and headers, by the names they have in the description.
    type:
        The media type of the body; None without one.
    body:
        A JSON value, or text. A workbook has a type and no body.
    """

    parameters: dict[str, str | int] = Field(default_factory=dict)
    type: str | None = None
    body: Any = None


class Answer(Model):
    """What the service answers.

    Attributes
    ----------
    headers:
        Those of ``api.description.HEADERS`` that it carries.
    type, body:
        As of a request. So have files that are no text.
    """

    status: int
    headers: dict[str, str] = Field(default_factory=dict)
    type: str | None = None
    body: Any = None


class Exchange(Model):
    """A request and its answer.

    Attributes
    ----------
    longest_list:
        Lists in the answer are cut to this many items; None: they are whole.
    """

    summary: str
    longest_list: int | None = None
    request: Request = Request()
    answer: Answer


def files() -> list[str]:
    """The names of the files with examples of single operations."""
    names = [file.name for file in resources.files(__name__).iterdir()]
    return sorted(name for name in names if name.endswith(".json") and name != SHARED)


def read(name: str) -> dict[str, dict[str, Exchange]]:
    """The examples of one file: exchanges by name by operation."""
    text = resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
    return {
        operation: {key: Exchange.model_validate(one) for key, one in named.items()}
        for operation, named in json.loads(text).items()
    }


@cache
def examples() -> Mapping[str, Mapping[str, Exchange]]:
    """Exchanges by name by operation."""
    return {operation: named for file in files() for operation, named in read(file).items()}


@cache
def shared() -> Mapping[str, Exchange]:
    """Problems that any operation with sign-in may answer with, by status."""
    return {status: exchange for status, named in read(SHARED).items() for exchange in named.values()}
