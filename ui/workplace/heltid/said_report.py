"""A study and its report in the language of the page: the service tells them in bokmål.

Names and notes of measures that somebody has written stay as they are; those that come with the product are known.
"""

from __future__ import annotations

from heltid.report.assumptions import AssumptionRow
from heltid.report.conditions import Agreement, Said
from ui.workplace.client.studies import PolicyRow, StudyInfo, StudyReport
from ui.workplace.said import measure_spoken, spoken, title_spoken


def report_spoken(report: StudyReport) -> StudyReport:
    """A report with its sentences, names of measures and assumptions in the language."""
    return report.model_copy(
        update={
            "rows": tuple(_row(row) for row in report.rows),
            "answers": tuple(map(spoken, report.answers)),
            "not_known": tuple(map(spoken, report.not_known)),
            "assumptions": tuple(map(_assumption, report.assumptions)),
        }
    )


def study_spoken(study: StudyInfo) -> StudyInfo:
    """A study with names of measures, and why any of them failed, in the language."""
    return study.model_copy(
        update={
            "tasks": tuple(
                task.model_copy(
                    update={
                        "policy_name": title_spoken(task.policy_name),
                        "reason": None if task.reason is None else spoken(task.reason),
                    }
                )
                for task in study.tasks
            )
        }
    )


def _row(row: PolicyRow) -> PolicyRow:
    return row.model_copy(
        update={
            "name": title_spoken(row.name),
            "sentence": measure_spoken(row.sentence),
            "note": spoken(row.note),
            "refused": spoken(row.refused),
            "failures": tuple(map(spoken, row.failures)),
            "anew_failures": tuple(map(spoken, row.anew_failures)),
            "notes": tuple(_note(note) for note in row.notes),
            "agreements": tuple(_agreement(one) for one in row.agreements),
        }
    )


def _note(note: Said) -> Said:
    return note.model_copy(update={"outcome": spoken(note.outcome), "text": spoken(note.text)})


def _agreement(one: Agreement) -> Agreement:
    return one.model_copy(
        update={
            "change": spoken(one.change),
            "text": spoken(one.text),
            "confidence": spoken(one.confidence),
        }
    )


def _assumption(row: AssumptionRow) -> AssumptionRow:
    return row.model_copy(
        update={
            "subject": spoken(row.subject),
            "what": spoken(row.what),
            "value": "; ".join(spoken(one) for one in row.value.split("; ")),
            "confidence": spoken(row.confidence),
            "sources": tuple(map(spoken, row.sources)),
            "note": spoken(row.note),
        }
    )
