"""Rosters and what is said of them, kept in memory: a ward leader looks at the same roster again and again."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable

from fastapi import Response
from pydantic import BaseModel

from api.bodies import JSON
from api.rosters import opening
from api.rosters.opening import Stored
from api.rosters.recent import Recent
from api.tags import etag
from models.audit import Audit
from models.findings import Finding
from models.judgement import Judgement, findings_json, judge, judge_again
from models.kpi import Kpis
from models.roster import Roster

MOST_CHARACTERS = 6_000_000
"""Of documents of rosters whose judgements are kept: about 30 wards over 12 weeks, 6 to 9 MB in memory each."""

MOST_REVISIONS = 4
"""Judgements kept of one roster. They share what they have in common, which is nearly all."""


class AuditInfo(BaseModel):
    """The judgement of one revision of a roster.

    Attributes
    ----------
    clean:
        Whether no hard rule is broken, also by findings that are not shown.
    penalties:
        Points by rule line; lines without any are left out.
    hidden_findings:
        Those about exemptions and absences, which only the leader of the units sees.
    """

    roster: str
    revision: int
    instance: str
    instance_revision: int
    clean: bool
    findings: tuple[Finding, ...]
    hidden_findings: int
    penalty: int
    penalties: dict[str, int]
    kpis: Kpis


class _Revisions:
    """The last few judged revisions of one roster, by what they say: a revision whose text is changed is another one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._judged: deque[tuple[str, Judgement]] = deque(maxlen=MOST_REVISIONS)

    def get(self, document: str, make: Callable[[Judgement | None], Judgement]) -> Judgement:
        """The judgement of a revision, made of one before it (None: of nothing) when it is not kept.

        Of several who ask for the same at once one makes it and the others wait.
        """
        with self._lock:
            for known, judgement in self._judged:
                if known == document:
                    return judgement
            made = make(self._judged[-1][1] if self._judged else None)
            self._judged.append((document, made))
            return made


_kept: Recent[tuple[str, str, str], _Revisions] = Recent(MOST_CHARACTERS)


def _revisions(of: Stored) -> _Revisions:
    """Those of a stored roster, judged by the same rules."""
    return _kept.get((of.id, of.instance_document, of.overrides), len(of.document), _Revisions)


def judged(of: Stored) -> Judgement:
    """The judgement of a stored roster."""

    def make(before: Judgement | None) -> Judgement:
        return judge(of.instance, of.roster) if before is None else judge_again(before, of.roster)

    return _revisions(of).get(of.document, make)


def judged_with(before: Judgement, of: Stored, roster: Roster, document: str) -> Judgement:
    """The judgement of what a stored roster becomes, with its document, when ``before`` is that of the stored one."""
    return _revisions(of).get(document, lambda _: judge_again(before, roster))


def forget() -> None:
    """Let go of all that is kept, as when somebody is erased."""
    _kept.clear()
    opening.forget()


def shown_audit(of: Stored) -> Audit:
    """The findings on a stored roster, as they are shown to whoever asks."""
    judgement = judged(of)
    findings = of.ward.hiding.findings(of.instance, judgement.audit.findings)
    return Audit(instance=judgement.audit.instance, findings=findings)


def answer(of: Stored, number: int, judgement: Judgement) -> Response:
    """The judgement as a revision's ``AuditInfo``; its findings, which may be thousands, are written to JSON once."""
    hiding = of.ward.hiding
    findings = hiding.findings(of.instance, judgement.audit.findings)
    whole = findings is judgement.audit.findings
    head = {
        "roster": of.id,
        "revision": number,
        "instance": of.instance_id,
        "instance_revision": of.instance_revision,
        "clean": judgement.audit.clean,
        "hidden_findings": len(judgement.audit.findings) - len(findings),
        "penalty": judgement.audit.penalty,
        "penalties": judgement.audit.penalties,
    }
    body = "".join(
        (
            json.dumps(head).removesuffix("}"),
            ', "findings": ',
            judgement.findings_json if whole else findings_json(findings),
            ', "kpis": ',
            hiding.kpis(judgement.kpis).model_dump_json(),
            "}",
        )
    )
    return Response(body, media_type=JSON, headers={"ETag": etag(number)})
