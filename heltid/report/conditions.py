"""What a policy did to the ward, what it could not do, and what must be agreed on before it is used."""

from __future__ import annotations

from heltid.report.assumptions import basis_sources
from heltid.report.report import Report
from heltid.report.table import Row
from models.base import Model
from models.tariff.sourced import CONFIDENCE_NAMES, Confidence

OUTCOMES = {"changed": "Gjort", "not_done": "Lot seg ikke gjøre", "condition": "Må være på plass"}


class Said(Model):
    """One thing that was done, could not be done, or must be in place."""

    outcome: str
    text: str
    people: int | None


class Agreement(Model):
    """Law or agreement that a change rests on."""

    change: str
    text: str
    confidence: str
    sources: tuple[str, ...]


def said(report: Report, row: Row) -> tuple[Said, ...]:
    """What came of each change, in order."""
    return tuple(
        Said(outcome=OUTCOMES[note.outcome], text=report.names.prose(note.text), people=note.people)
        for note in report.shown_for(row).notes
    )


def agreements(report: Report, row: Row) -> tuple[Agreement, ...]:
    """What the changes of a policy rest on; kinds that rest on none are left out."""
    found = [
        Agreement(
            change=change.TITLE,
            text=change.HJEMMEL.text,
            confidence=CONFIDENCE_NAMES[Confidence(change.HJEMMEL.confidence)],
            sources=basis_sources(change.HJEMMEL),
        )
        for change in report.shown_for(row).policy.changes
        if change.HJEMMEL is not None
    ]
    return tuple(dict.fromkeys(found))
