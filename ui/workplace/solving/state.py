"""What the page of solving keeps between its runs."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.roster import Roster
from ui.workplace.client import JobInfo, NotThereError
from ui.workplace.session import Session
from ui.workplace.solving.course import Course

KEY = "solving"

MOST_JOBS = 20
"""Earlier jobs of the ward that are shown."""

MOST_ASKED = 10
"""Requests for what a job has told in one run; a long story is heard in several."""

AT_ONCE = 500
"""Events of one answer (``api.jobs.events.MOST_AT_ONCE``)."""


@dataclass
class Followed:
    """A job that is looked at.

    Attributes
    ----------
    incumbent:
        The best roster so far, as of ``penalty``; None before there is any.
    asking:
        Whether it is being asked if the job is to be dropped.
    """

    id: str
    course: Course = field(default_factory=Course)
    incumbent: Roster | None = None
    standing: tuple[int | None, int | None] | None = None
    asking: bool = False


def jobs_of_ward(session: Session) -> list[JobInfo]:
    """The last jobs of the ward, newest first."""
    return [] if session.ward is None else session.client.jobs.of_ward(session.ward, MOST_JOBS)


def open_job(session: Session, jobs: list[JobInfo]) -> JobInfo | None:
    """The job that is looked at: the one in the address, or one of the ward that has not ended."""
    found = None if session.job is None else _named(session, session.job, jobs)
    if found is None:
        running = [job for job in jobs if not job.state.final]
        found = running[-1] if running else None
    session.job = None if found is None else found.id
    return found


def _named(session: Session, job: str, jobs: list[JobInfo]) -> JobInfo | None:
    known = next((one for one in jobs if one.id == job), None)
    if known is not None:
        return known
    try:
        found = session.client.jobs.read(job)
    except NotThereError:
        return None
    return found if found.instance == session.ward else None


def followed(session: Session, job: str) -> Followed:
    """What is known of a job on this page."""
    known = session.kept.get(KEY)
    if not isinstance(known, Followed) or known.id != job:
        known = session.kept[KEY] = Followed(job)
    return known


def listen(session: Session, known: Followed) -> None:
    """Hear what the job has told since the last time."""
    for _turn in range(MOST_ASKED):
        events = session.client.jobs.told(known.id, known.course.last)
        known.course.take(events)
        if len(events) < AT_ONCE:
            return


def look(session: Session, known: Followed) -> None:
    """Fetch the best roster when there is a better one than the one that is shown."""
    now = known.course.now
    if now is None or now.hard is None or known.standing == (now.hard, now.penalty):
        return
    try:
        known.incumbent = session.client.jobs.incumbent(known.id)
        known.standing = (now.hard, now.penalty)
    except NotThereError:  # not stored yet, or the job has ended
        return
