"""Rosters and what is said of them, kept in memory: a ward leader looks at the same roster again and again."""

from __future__ import annotations

import json
import threading
import weakref
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
from models.found import findings_json
from models.judgement import Judgement, judge, judge_again
from models.kpi import Kpis
from models.roster import Roster

MOST_CHARACTERS = 6_000_000
"""Of documents of rosters whose judgements are kept: about 30 wards over 12 weeks, 6 to 9 MB in memory each."""

MOST_REVISIONS = 8
"""Judgements kept of one roster. They share what they have in common, which is nearly all."""

MOST_WARDS = 100
"""Instances and rules of which it is known what was judged last."""


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


class _Ward:
    """Of the rosters of one instance under the same rules one is judged at a time, from the one judged last."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self._document = ""
        self._judgement: weakref.ref[Judgement] | None = None

    def keep(self, document: str, judgement: Judgement) -> None:
        """Remember the last, for as long as some roster keeps it."""
        self._document, self._judgement = document, weakref.ref(judgement)

    def latest(self) -> tuple[str, Judgement | None]:
        """What the roster judged last says, and its judgement; None when nobody keeps it any more."""
        return self._document, None if self._judgement is None else self._judgement()


class _Revisions:
    """The last few judged revisions of one roster, by what they say: a revision whose text is changed is another one."""

    def __init__(self, ward: _Ward) -> None:
        self._ward = ward
        self._judged: tuple[tuple[str, Judgement], ...] = ()

    def find(self, document: str) -> Judgement | None:
        """The judgement of a revision, when it is kept. Nobody is waited for."""
        return next((judgement for known, judgement in self._judged if known == document), None)

    def get(self, document: str, make: Callable[[Judgement | None], Judgement]) -> Judgement:
        """The judgement of a revision, made of one before it or of another roster (None: of nothing) when it is not kept.

        Of several who ask for the same at once one makes it and the others wait.
        """
        found = self.find(document)
        if found is not None:
            return found
        with self._ward.lock:
            found = self.find(document)
            if found is None:
                said, latest = self._ward.latest()
                if latest is not None and said == document:
                    found = latest
                else:
                    found = make(self._judged[-1][1] if self._judged else latest)
                self._judged = (*self._judged, (document, found))[-MOST_REVISIONS:]
                self._ward.keep(document, found)
            return found


_wards: Recent[tuple[str, str], _Ward] = Recent(MOST_WARDS)
_kept: Recent[tuple[str, str, str], _Revisions] = Recent(MOST_CHARACTERS)


def _revisions(of: Stored) -> _Revisions:
    """Those of a stored roster, judged by the same rules."""
    rules = of.instance_document, of.overrides
    return _kept.get((of.id, *rules), len(of.document), lambda: _Revisions(_wards.get(rules, 1, _Ward)))


def judged(of: Stored) -> Judgement:
    """The judgement of a stored roster."""

    def make(before: Judgement | None) -> Judgement:
        return judge(of.instance, of.roster) if before is None else judge_again(before, of.roster)

    return _revisions(of).get(of.document, make)


def judged_with(before: Judgement, of: Stored, roster: Roster, document: str) -> Judgement:
    """The judgement of what a stored roster becomes, with its document, when ``before`` is that of the stored one."""
    return _revisions(of).get(document, lambda _: judge_again(before, roster))


def shown_roster(of: Stored) -> Roster:
    """A stored roster, as it is shown to whoever asks; one whose judgement is kept need not be read again."""
    kept = _revisions(of).find(of.document)
    return of.shown_roster if kept is None else of.ward.hiding.roster(kept.roster)


def forget() -> None:
    """Let go of all that is kept, as when somebody is erased."""
    _kept.clear()
    _wards.clear()
    opening.forget()


def shown_audit(of: Stored) -> Audit:
    """The findings on a stored roster, as they are shown to whoever asks."""
    judgement = judged(of)
    findings = of.ward.hiding.findings(of.instance, judgement.audit.findings)
    return Audit(instance=judgement.audit.instance, findings=findings)


def answer(of: Stored, number: int, judgement: Judgement) -> Response:
    """The judgement as a revision's ``AuditInfo``; its findings, which may be thousands, are written to JSON once."""
    hiding, found = of.ward.hiding, judgement.found
    hidden, findings, kpis = 0, found.json_parts(), judgement.kpis_json
    if not hiding.sight.full:
        shown = hiding.findings(of.instance, judgement.audit.findings)
        hidden, findings = len(judgement.audit.findings) - len(shown), [findings_json(shown)]
        kpis = hiding.kpis(judgement.kpis).model_dump_json().encode()
    head = {
        "roster": of.id,
        "revision": number,
        "instance": of.instance_id,
        "instance_revision": of.instance_revision,
        "clean": found.clean,
        "hidden_findings": hidden,
        "penalty": found.penalty,
        "penalties": found.penalties,
    }
    body = b"".join(
        (json.dumps(head).removesuffix("}").encode(), b', "findings": ', *findings, b', "kpis": ', kpis, b"}")
    )
    return Response(body, media_type=JSON, headers={"ETag": etag(number)})
