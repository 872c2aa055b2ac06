"""Instances as workbooks: handed out filled in, and read without being stored."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from api.access.wards import ward
from api.answers import KeyPath, NumberPath
from api.bodies import JSON, XLSX
from api.context import Reading
from api.database.sessions import reading
from api.instances import store
from api.instances.reading import instance_sent
from api.instances.routes import SENT
from api.pace import Router
from api.problem_details import ProblemError, not_found, responses
from api.tags import etag
from instances.excel import write_template
from models.instance import Instance

router = Router(tags=["instances"])

_WORKBOOK: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The workbook",
        "content": {XLSX: {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get("/v1/templates/instans.xlsx", response_class=Response, responses={**_WORKBOOK, **responses()})
def template(_: Reading) -> Response:
    """The Excel template with a small example to write over."""
    return _workbook(None, "turnusmal.xlsx")


@router.get(
    "/v1/instances/{id}/revisions/{number}/instans.xlsx",
    response_class=Response,
    responses={**_WORKBOOK, **responses(404, 409, 422)},
)
def filled_in(id: KeyPath, number: NumberPath, asked: Reading) -> Response:
    """The Excel template, filled in with what an instance said in one revision."""
    with reading(asked.engine) as session:
        hiding = ward(session, asked.who, id).hiding
        found = store.revision(session, id, number)
    if found is None:
        raise not_found("Revisjonen")
    instance = Instance.model_validate_json(hiding.instance_document(found.document))
    answer = _workbook(instance, f"avdeling-{number}.xlsx")
    answer.headers["ETag"] = etag(number)
    return answer


@router.post(
    "/v1/instances/conversion",
    openapi_extra=SENT,
    response_class=Response,
    responses={
        200: {"description": "The instance", "content": {JSON: {"schema": {"type": "object"}}}},
        **responses(413, 415, 422),
    },
)
async def converted(request: Request, _: Reading) -> Response:
    """An instance that is sent as the Excel template filled in, as JSON. Nothing is stored."""
    instance = await instance_sent(request)

    def written() -> str:
        return instance.model_dump_json(exclude_defaults=True)

    return Response(await run_in_threadpool(written), media_type=JSON)


def _workbook(instance: Instance | None, name: str) -> Response:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        try:
            write_template(path, instance)
        except ValueError as error:  # the sentence tells which column
            raise ProblemError(
                409, "too-long", "Instansen får ikke plass i et regneark", str(error)
            ) from None
        content = path.read_bytes()
    return Response(
        content, media_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
