"""Where findings stand in the grid: on a day, along some days, or beside the person's name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from models.calendar import Horizon
from models.findings import Finding, Severity
from ui.workplace.grid.data import GridNote, Level
from ui.workplace.grid.words import GridWords
from ui.workplace.said import spoken

LONGEST_ON_DAYS = 7
"""Days; a finding over a longer time is about the person, not about the days."""

_LEVELS: dict[Severity, Level] = {
    Severity.HARD: "hard",
    Severity.DEVIATION: "deviation",
    Severity.SOFT: "soft",
}
_ORDER: tuple[Level, ...] = ("", "soft", "deviation", "hard")


def findings_by_person(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings that are shown on people, by employee id: waived ones and those about needs are left out."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.employee is not None and finding.severity in _LEVELS:
            found[finding.employee].append(finding)
    return found


class PersonNotes:
    """One person's findings by where they are shown.

    Attributes
    ----------
    notes:
        The sentences; the others name them by their place here.
    about:
        Those that are not about single days.
    flags, lines:
        By plan day: the worst finding that begins there, and the worst of those over several days.
    """

    def __init__(
        self,
        horizon: Horizon,
        findings: Iterable[Finding],
        words: GridWords,
        sentence: Callable[[Finding], str] | None,
    ) -> None:
        self.notes: list[GridNote] = []
        self.about: list[int] = []
        self.flags: dict[int, Level] = {}
        self.lines: dict[int, Level] = {}
        self._on_day: dict[int, list[int]] = defaultdict(list)
        names = {"hard": words.hard, "deviation": words.deviation, "soft": words.soft}
        for finding in findings:
            level = _LEVELS[finding.severity]
            text = f"{names[level]}: {spoken(finding.message) if sentence is None else sentence(finding)}"
            self.notes.append(
                GridNote(level=level, text=f"{text} ({spoken(finding.hjemmel)})" if finding.hjemmel else text)
            )
            self._place(
                len(self.notes) - 1, level, horizon.day(finding.first), horizon.day(finding.last), horizon
            )

    def _place(self, note: int, level: Level, first: int, last: int, horizon: Horizon) -> None:
        days = range(max(0, first), min(horizon.days, last + 1))
        if last - first >= LONGEST_ON_DAYS or not days:
            self.about.append(note)
            return
        _raise(self.flags, days[0], level)
        for day in days:
            self._on_day[day].append(note)
            if len(days) > 1:
                _raise(self.lines, day, level)

    def on_day(self, day: int) -> tuple[int, ...]:
        """Places of the notes about a day."""
        return tuple(self._on_day.get(day, ()))


def _raise(levels: dict[int, Level], day: int, level: Level) -> None:
    levels[day] = max(levels.get(day, ""), level, key=_ORDER.index)
