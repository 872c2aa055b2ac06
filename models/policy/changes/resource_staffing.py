"""Resource staffing (*ressursbemanning*): more people in the plan than needed, for planned absence."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from models.demand import Demand
from models.instance import Instance
from models.policy.altering import altered, position_percent
from models.policy.base import Change, Changed, Note, changed, not_done
from models.policy.needs import WEEKEND, hours_per_week
from models.policy.sources import Basis
from models.policy.wording import number
from models.staff import WEEKLY_NORM_MINUTES


class ResourceStaffing(Change):
    """``percent`` more person-hours wanted than the need; the minimum stays.

    Whole people are added to the lines that count anyone (or, without such, to all), in proportion to what they
    want and so that the sum comes nearest. The maximum is raised as much. Whoever staffs the ward covers these needs, so
    nothing more is kept for absence on top of them.

    Attributes
    ----------
    days:
        ``weekdays``: only to lines without Saturday, Sunday and holiday.
    """

    TITLE: ClassVar[str] = "Ressursbemanning"
    HJEMMEL: ClassVar[Basis | None] = None
    SHORT: ClassVar[str | None] = "percent"

    kind: Literal["resource_staffing"] = "resource_staffing"
    percent: float = Field(gt=0, le=30)
    days: Literal["all", "weekdays"] = "all"

    def words(self) -> str:
        when = " på hverdager" if self.days == "weekdays" else ""
        return f"{number(self.percent)} % ressursbemanning{when} for planlagt fravær"

    def slug(self) -> str:
        return f"ressurs{self.percent:g}" + ("hverdag" if self.days == "weekdays" else "")

    def apply(self, instance: Instance) -> Changed:
        need = [line for line in instance.demand if line.wanted and not line.competences]
        need = need or [line for line in instance.demand if line.wanted]
        lines = [line for line in need if self.days == "all" or WEEKEND.isdisjoint(line.days)]
        target = self.percent / 100 * hours_per_week(need)
        more = _spread(lines, target)
        added = sum(hours_per_week([line]) / line.wanted * more[line.id] for line in lines)
        if not added:
            return Changed(instance, (not_done("Behovet er for lite til at en hel person kan legges til."),))
        demand = tuple(
            altered(
                line,
                wanted=line.wanted + more[line.id],
                maximum=None if line.maximum is None else line.maximum + more[line.id],
            )
            if more.get(line.id)
            else line
            for line in instance.demand
        )
        whole = hours_per_week(need)
        notes: list[Note] = [
            changed(
                f"{number(added, 1)} timer i uka er lagt til behovet på {number(whole, 1)} timer "
                f"({number(100 * added / whole, 1)} %), i {sum(map(bool, more.values()))} av {len(lines)} behov."
            )
        ]
        staff = sum(
            (position_percent(instance, e) or 0)
            / 100
            * WEEKLY_NORM_MINUTES[_norm(e.contracts[-1].weekly_norm)]
            / 60
            for e in instance.employees
        )
        short = whole + added - staff
        if short > 0:
            notes.append(
                not_done(
                    f"Stillingene gir {number(staff, 1)} timer i uka, {number(short, 1)} for lite. Uten større eller flere "
                    "stillinger står resten som åpne vakter."
                )
            )
        return Changed(altered(instance, demand=demand), tuple(notes))


def _norm(norm: str) -> str:
    return "35.5" if norm == "tredelt" else norm


def _spread(lines: list[Demand], target: float) -> dict[str, int]:
    """People more for each line, by id: each person goes where the share is furthest behind, while the sum comes nearer."""
    each = {line.id: hours_per_week([line]) / line.wanted for line in lines}
    more = dict.fromkeys(each, 0)
    wanted = {line.id: line.wanted for line in lines}
    added = 0.0
    while True:
        fits = [i for i in each if each[i] and abs(added + each[i] - target) < abs(target - added)]
        if not fits:
            return more
        best = max(fits, key=lambda i: (wanted[i] / (more[i] + 1), each[i]))
        more[best] += 1
        added += each[best]
