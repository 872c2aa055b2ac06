"""An instance out of what a client sent."""

from __future__ import annotations

import tempfile
from pathlib import Path

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from api.bodies import JSON, XLSX, media_type
from instances.excel import read_excel
from instances.json_file import decode, parse_instance
from models.instance import Instance
from models.problems import InputError


async def instance_sent(request: Request) -> Instance:
    """The instance in the body, JSON or the Excel template filled in.

    Raises
    ------
    InputError
        With every problem found in it.
    ProblemError
        When the body is neither JSON nor a workbook.
    """
    kind = media_type(request, JSON, XLSX)
    body = await request.body()
    return await run_in_threadpool(_from_json if kind == JSON else _from_excel, body)


def _from_json(body: bytes) -> Instance:
    return parse_instance(decode(body))


def _from_excel(body: bytes) -> Instance:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "instans.xlsx"
        path.write_bytes(body)
        try:
            return read_excel(path)
        except InputError as error:
            raise InputError(error.problems) from None
