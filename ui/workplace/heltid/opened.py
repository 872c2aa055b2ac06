"""Which study of the ward is looked at."""

from __future__ import annotations

from dataclasses import dataclass

from ui.workplace.client.studies import StudyInfo, StudyReport
from ui.workplace.heltid.said_report import report_spoken
from ui.workplace.language import current
from ui.workplace.session import Session

NEW_ONE, REPORT, NAMES, SIGHT = "heltid-new-one", "heltid-report", "heltid-names", "heltid-sight"


@dataclass
class Looked:
    """What is known of the study that is looked at.

    Attributes
    ----------
    study:
        As of the last look.
    done:
        Tasks that had ended when the report was fetched.
    shown:
        Tasks that had ended when the whole page was last run.
    names:
        Whether the report was fetched with names.
    language:
        What the report is said in.
    asking:
        What it is being asked about: whether to end or to delete the study.
    """

    study: StudyInfo
    done: int = 0
    shown: int = 0
    names: bool = False
    language: str = ""
    report: StudyReport | None = None
    asking: str = ""


def open_study(session: Session, study: str | None) -> None:
    """Look at a study; None for the ward's newest."""
    session.study = study
    session.kept[NEW_ONE] = False


def begin_another(session: Session) -> None:
    """Turn to a study that has not been begun."""
    session.study = None
    session.kept[NEW_ONE] = True


def study_now(session: Session, studies: list[StudyInfo]) -> StudyInfo | None:
    """The study that is looked at: the one that was opened, else the newest; None for a new one."""
    if session.kept.get(NEW_ONE) or not studies:
        session.study = None
        return None
    found = next((one for one in studies if one.id == session.study), studies[0])
    session.study = found.id
    return found


def looked(session: Session, study: StudyInfo) -> Looked:
    """What is known of a study; its report is fetched again when more of it has been done."""
    known = session.kept.get(REPORT)
    if not isinstance(known, Looked) or known.study.id != study.id:
        known = session.kept[REPORT] = Looked(study)
    known.study = study
    names = shows_names(session)
    if (known.done, known.names, known.language) != (study.done, names, current()):
        found = session.client.studies.report(study.id, names=names)
        known.report = None if found is None else report_spoken(found)
        known.done, known.names, known.language = study.done, names, current()
    return known


def may_see_names(session: Session) -> bool:
    """Whether who is signed in may see names of people in the ward."""
    if session.ward is None:
        return False
    if SIGHT not in session.kept:
        session.kept[SIGHT] = session.client.wards.access(session.ward).names
    return bool(session.kept[SIGHT])


def shows_names(session: Session) -> bool:
    """Whether people are called by name: only when that has been asked for."""
    return bool(session.kept.get(NAMES)) and may_see_names(session)


def reported(session: Session) -> tuple[StudyInfo, StudyReport] | None:
    """The study that ``looked`` has put there, with its report; None when it has none."""
    known = session.kept.get(REPORT)
    if not isinstance(known, Looked):
        return None
    report = looked(session, known.study).report
    return None if report is None else (known.study, report)
