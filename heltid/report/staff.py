"""Who a ward staffed anew is made of: people of one kind and position size in one line."""

from __future__ import annotations

from heltid.report.people import PersonLine, people_lines
from heltid.report.report import Report
from heltid.report.table import Row
from heltid.report.wording import figure

STAFF_HEADS = ("Hvem", "Antall", "Helger", "Helgetimer", "Kvelder", "Netter", "Dager")
"""Of ``staff_rows``; all but the number of people are means per person and year."""

_MEANS = (
    ("weekends_per_year", 1),
    ("weekend_hours_per_year", 0),
    ("evenings_per_year", 0),
    ("nights_per_year", 0),
    ("days_at_work_per_year", 0),
)


def staff_rows(report: Report, row: Row) -> list[list[str]]:
    """The staff of the roster that proves a ward staffed anew, as text under ``STAFF_HEADS``; empty without one."""
    kinds: dict[str, list[PersonLine]] = {}
    for line in people_lines(report, row, anew=True):
        kinds.setdefault(line.name.rpartition(" nr ")[0] or line.name, []).append(line)
    return [
        [
            kind,
            str(len(lines)),
            *(
                figure(sum(getattr(one, name) for one in lines) / len(lines), decimals)
                for name, decimals in _MEANS
            ),
        ]
        for kind, lines in kinds.items()
    ]
