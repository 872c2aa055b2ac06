"""Whether a roster can be used, and by how much it fails."""

from __future__ import annotations

from heltid.sweep.task import Budgets
from models.audit import Audit
from models.figures.figures import Figures
from models.roster import Roster, Status


def why_no_roster(roster: Roster, hard_units_left: int | None) -> tuple[str, ...]:
    """Why a search ended without a roster that keeps every hard rule."""
    if roster.status is Status.INFEASIBLE:
        return (roster.message or "Det er bevist at ingen turnus kan holde alle harde regler.",)
    said = "Ingen turnus som holder alle harde regler ble funnet i tiden som var satt av."
    if hard_units_left:
        said += f" Den beste brøt dem med {hard_units_left} enheter."
    return (said,)


def failures(audit: Audit, figures: Figures, budgets: Budgets) -> tuple[str, ...]:
    """Why a roster is not acceptable, in Norwegian; empty when it is."""
    found = []
    if audit.hard:
        found.append(f"Kontrollen finner {len(audit.hard)} brudd på harde regler.")
    share = figures.open_share
    if share is not None and 100 * share > budgets.open_percent_most:
        percent = f"{100 * share:.1f}".replace(".", ",")
        limit = f"{budgets.open_percent_most:g}".replace(".", ",")
        hours = f"{figures.open_person_hours_per_year:,.0f}".replace(",", " ")
        found.append(
            f"{percent} % av timene i minstebemanningen står åpne ({hours} timer i året); grensen er {limit} %."
        )
    return tuple(found)
