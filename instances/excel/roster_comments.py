"""What the audit says of a cell, as the comment that shows when somebody points at it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from instances.excel.roster_lists import SEVERITY_NAMES
from models.audit import Audit
from models.findings import Finding
from models.instance import Instance

LONGEST_STRETCH_DAYS = 7
"""A finding on more days than a week is said beside the name, not on its first day."""

MOST_LINES = 8
"""Findings told in one comment; the others are counted."""

AUTHOR = "Turnus"


class Comments:
    """Findings by the cell they belong to, the gravest first."""

    def __init__(self, instance: Instance, audit: Audit) -> None:
        self._horizon = instance.horizon
        self._people: dict[tuple[str, int | None], list[Finding]] = defaultdict(list)
        self._needs: dict[tuple[str, int], list[Finding]] = defaultdict(list)
        for finding in audit.findings:
            day = self._day(finding)
            if finding.employee is not None:
                self._people[finding.employee, day].append(finding)
            elif finding.demand is not None and day is not None:
                self._needs[finding.demand, day].append(finding)

    def _day(self, finding: Finding) -> int | None:
        """The plan day a finding stands on; None for one that is about more than a week."""
        first, last = self._horizon.day(finding.first), self._horizon.day(finding.last)
        if last - first >= LONGEST_STRETCH_DAYS or last < 0 or first >= self._horizon.days:
            return None
        return max(first, 0)

    def of_person(self, employee: str, day: int | None) -> str | None:
        """What is said of a person's cell; of the person when ``day`` is None."""
        return _text(self._people.get((employee, day), ()))

    def of_need(self, demand: str, day: int) -> str | None:
        """What is said of a need on a day."""
        return _text(self._needs.get((demand, day), ()))


def _text(findings: Sequence[Finding]) -> str | None:
    if not findings:
        return None
    lines = [
        f"{SEVERITY_NAMES[f.severity].capitalize()}: {f.message} [{f.hjemmel}]" for f in findings[:MOST_LINES]
    ]
    left = len(findings) - MOST_LINES
    if left > 0:
        lines.append(f"Og {left} til, se arket Kontroll.")
    return "\n\n".join(lines)


def write_comment(sheet: Any, row: int, column: int, text: str | None) -> None:
    """Put a comment on a cell, large enough to read; nothing when there is nothing to say."""
    if text is None:
        return
    height = 18 * sum(2 + len(line) // 55 for line in text.split("\n\n"))
    sheet.write_comment(row, column, text, {"author": AUTHOR, "width": 330, "height": height, "font_size": 9})
