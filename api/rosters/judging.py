"""Rosters and what is said of them, kept in memory: a ward leader looks at the same roster again and again."""

from __future__ import annotations

import hashlib

from fastapi import Response
from pydantic import BaseModel

from api.bodies import JSON
from api.rosters.opening import Stored
from api.rosters.recent import Recent
from api.tags import etag
from models.findings import Finding
from models.judgement import Judgement, judge, judge_again
from models.kpi import Kpis
from models.roster import Roster

MOST_CHARACTERS = 16_000_000
"""Of roster documents whose judgements are kept: about 80 wards over 12 weeks. Each takes some ten times as many bytes in memory."""


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


_kept: Recent[bytes, Judgement] = Recent(MOST_CHARACTERS)


def _key(of: Stored, document: str) -> bytes:
    """Names what is judged and by which rules, by content: a revision whose text is changed is another one."""
    digest = hashlib.sha256()
    for text in (of.instance_document, of.overrides, document):
        digest.update(hashlib.sha256(text.encode()).digest())
    return digest.digest()


def judged(of: Stored) -> Judgement:
    """The judgement of a stored roster."""
    return _kept.get(
        _key(of, of.document),
        len(of.document),
        lambda: judge(of.instance, Roster.model_validate_json(of.document)),
    )


def judged_with(before: Judgement, of: Stored, roster: Roster, document: str) -> Judgement:
    """The judgement of what a stored roster becomes, with its document, when ``before`` is that of the stored one."""
    return _kept.get(_key(of, document), len(document), lambda: judge_again(before, roster))


def forget() -> None:
    """Let go of all that is kept, as when somebody is erased."""
    _kept.clear()


def answer(of: Stored, number: int, judgement: Judgement) -> Response:
    """The judgement as a revision's ``AuditInfo``, written straight to JSON: there are thousands of findings."""
    hiding = of.ward.hiding
    findings = hiding.findings(of.instance, judgement.audit.findings)
    info = AuditInfo(
        roster=of.id,
        revision=number,
        instance=of.instance_id,
        instance_revision=of.instance_revision,
        clean=judgement.audit.clean,
        findings=findings,
        hidden_findings=len(judgement.audit.findings) - len(findings),
        penalty=judgement.audit.penalty,
        penalties=judgement.audit.penalties,
        kpis=hiding.kpis(judgement.kpis),
    )
    return Response(info.model_dump_json(), media_type=JSON, headers={"ETag": etag(number)})
