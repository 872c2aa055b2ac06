"""What came of a study: ``/v1/studies/{id}/report`` and the results behind it."""

from __future__ import annotations

import json
from functools import partial
from typing import Annotated, Any

from fastapi import Depends, Header, Path, Query, Response

from api.answers import KeyPath
from api.bodies import CSV, JSON, PDF, XLSX
from api.context import Context, Reading
from api.database.sessions import reading
from api.database.tables import InstanceRevision
from api.documents import instance_with
from api.pace import PRINTING, Router
from api.problem_details import ProblemError, not_found, responses
from api.rosters.files import KINDS, Ending, best_kind
from api.rosters.recent import Recent
from api.studies import results
from api.studies.request import StudyRequest
from api.studies.results import Kept
from api.studies.routes import UNCHANGED, Known, found, is_known, mark
from heltid.report.delimited import report_csv, report_json
from heltid.report.excel import report_workbook
from heltid.report.memo import memo
from heltid.report.report import Report, report
from heltid.sweep.edition import edition
from heltid.sweep.task import tasks_of

router = Router(prefix="/v1/studies/{id}", tags=["studies"])

FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The report, as JSON, Excel, CSV or PDF",
        "content": {
            JSON: {"schema": {"type": "object"}},
            XLSX: {"schema": {"type": "string", "format": "binary"}},
            CSV: {"schema": {"type": "string"}},
            PDF: {"schema": {"type": "string", "format": "binary"}},
        },
    }
}

DOCUMENT: dict[int | str, dict[str, Any]] = {
    200: {"description": "The result", "content": {JSON: {"schema": {"type": "object"}}}}
}

MOST_REPORTS = 32
"""That are kept as they were made: many look at a study that is under way."""

_made: Recent[str, bytes] = Recent(MOST_REPORTS)


def forget() -> None:
    """Let go of all that is kept, as when somebody is erased."""
    _made.clear()
    results.forget()


NamesShown = Annotated[
    bool, Query(alias="names", description="People by name, if you may see names; else they have numbers")
]


async def _kind(accept: Annotated[str | None, Header(max_length=1000)] = None) -> Ending:
    ending = best_kind(accept)
    if ending is None:
        raise ProblemError(
            406, "not-acceptable", "Rapporten finnes ikke i det formatet", ", ".join(KINDS.values())
        )
    return ending


@router.get(
    "/report", responses={**FILES, **UNCHANGED, **responses(404, 406, 409, 422)}, response_class=Response
)
async def reported(
    id: KeyPath,
    asked: Reading,
    kind: Annotated[Ending, Depends(_kind)],
    names: NamesShown = False,
    known: Known = None,
) -> Response:
    """What came of a study so far, in the format that is accepted: the policies side by side, and what that rests on."""
    return await PRINTING.run(partial(_answer, asked, id, kind, names, known))


@router.get(
    "/report.{ending}", responses={**FILES, **UNCHANGED, **responses(404, 409, 422)}, response_class=Response
)
async def file(
    id: KeyPath, ending: Ending, asked: Reading, names: NamesShown = False, known: Known = None
) -> Response:
    """What came of a study so far, in the format that the ending of the address names, for browsers."""
    return await PRINTING.run(partial(_answer, asked, id, ending, names, known))


def _answer(asked: Context, study_id: str, ending: Ending, names: bool, known: str | None) -> Response:
    with reading(asked.engine) as session:
        study, of = found(session, asked, study_id)
        numbers = results.numbers(session, study)
        if not numbers:
            raise not_found("Resultater av studien")
        said = session.get_one(InstanceRevision, (study.instance_id, study.instance_revision))
        shown = names and of.hiding.sight.names
        # somebody who is erased changes the hash, so that no report with them is handed out again
        tag = mark(study.id, study.request, said.hash, numbers, shown, ending)
        headers = {"ETag": tag, "Vary": "Accept"}
        if is_known(tag, known):
            return Response(status_code=304, headers=headers)

    def make() -> bytes:
        with reading(asked.engine) as session:
            kept = Kept.of(session, study, said.hash)
        request = StudyRequest.model_validate_json(study.request)
        ward, whole = instance_with(said.document), request.study()
        tasks = tasks_of(whole, ward, request.budgets, edition())
        made = report(whole, ward, tasks, kept, show_names=shown)
        if not made.results:
            raise results.other_edition()
        return _written(made, ending)

    if ending != "json":
        headers["Content-Disposition"] = f'attachment; filename="heltid.{ending}"'
    return Response(_made.get(tag, 1, make), media_type=KINDS[ending], headers=headers)


def _written(made: Report, ending: Ending) -> bytes:
    match ending:
        case "xlsx":
            return report_workbook(made)
        case "pdf":
            return memo(made)
        case "csv":
            return report_csv(made)
        case "json":
            return json.dumps(report_json(made), ensure_ascii=False).encode()


PolicyPath = Annotated[str, Path(min_length=1, max_length=40)]
SeedPath = Annotated[int, Path(ge=0, lt=1 << 31)]


@router.get(
    "/results/{policy_id:path}/{seed}",
    responses={**DOCUMENT, **responses(404, 422)},
    response_class=Response,
)
def result(id: KeyPath, policy_id: PolicyPath, seed: SeedPath, asked: Reading) -> Response:
    """What came of a policy with a seed: figures, cost, and the ward and the roster behind them."""
    with reading(asked.engine) as session:
        study, of = found(session, asked, id)
        document = results.document(session, study, policy_id, seed)
        if document is None:
            raise not_found("Resultatet")
        said = session.get_one(InstanceRevision, (study.instance_id, study.instance_revision))
    return Response(results.shown(document, instance_with(said.document), of.hiding), media_type=JSON)
