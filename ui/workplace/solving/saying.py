"""What is left in a plan and why, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from models.capacity import CapacityRow
from models.instance import Instance
from ui.workplace.language import _, clock, decimal, ngettext, percent, together
from ui.workplace.rulebook.titles import title
from ui.workplace.said import spoken
from ui.workplace.solving.course import Course, Point

MOST_NAMED = 3
"""Rules that are named with what is left."""

NEAR = 0.05
"""A plan within so much of what is proved is as good as the best."""

STILL_SECONDS = 30.0
STILL_SHARE = 0.3
"""Without anything better for so long, and for so much of the time spent, it is said that one may well end."""

MOST_SHORT = 3


def sentences(course: Course, instance: Instance) -> list[str]:
    """Where a solve stands, in some sentences."""
    now = course.now
    if now is None or now.hard is None:
        return [_("Leser reglene og leter etter en første plan.")]
    if now.hard:
        return [
            ngettext(
                "Leter etter en plan som holder alt som må holdes. Den beste så langt har {count} brudd igjen.",
                "Leter etter en plan som holder alt som må holdes. Den beste så langt har {count} brudd igjen.",
                now.hard,
            )
        ]
    return [
        _("Planen holder alt som må holdes, og kan beholdes når du vil."),
        *what_is_left(now, instance),
        *how_near(now),
        *_still(course, now),
    ]


def what_is_left(now: Point, instance: Instance) -> list[str]:
    """The rules that cost most, with what that means."""
    kinds = {line.id: line.rule for line in instance.rules_in_force.lines}
    points: dict[str, int] = {}
    for rule, cost in now.penalties.items():
        points[kinds.get(rule, rule)] = points.get(kinds.get(rule, rule), 0) + cost
    total = sum(points.values())
    if not total:
        return []
    most = sorted(points, key=lambda kind: -points[kind])[:MOST_NAMED]
    return [
        _("Mest gjenstår av {what}.").format(
            what=together([f"{left(kind)} ({percent(points[kind] / total)})" for kind in most])
        )
    ]


def left(kind: str) -> str:
    """What is left when a kind of rule costs points."""
    said = {
        "cover": _("vakter som mangler folk, eller har færre enn ønsket"),
        "contract_hours": _("timer over eller under stillingen"),
        "wishes": _("ønsker som ikke er oppfylt"),
        "fair_shares": _("ujevn fordeling"),
        "fragmentation": _("korte vakter og ekstra oppmøter"),
        "weekends": _("for tette helger"),
        "whole_weekends": _("delte helger"),
        "free_weekend": _("frihelger som begynner sent eller slutter tidlig"),
        "daily_rest": _("kort hvile mellom vakter"),
        "weekly_rest": _("kort ukefri"),
        "run_length": _("for lange eller korte stubber med vakter"),
        "free_run": _("enkle fridager"),
        "free_after_nights": _("lite fri etter netter"),
        "rotation": _("vakter mot klokka"),
        "other_units": _("vakter på andre enheter"),
        "shift_days": _("vakter på dager de ikke skal gå"),
        "newcomer": _("nyansatte alene"),
        "not_alone": _("folk alene på vakt"),
        "events": _("møter og opplæring som ikke passer inn"),
        "heltid": _("heltidsmål"),
        "changes": _("endringer fra planen som var"),
    }
    return said.get(kind, title(kind))


def how_near(now: Point) -> list[str]:
    """How much better any plan could be, as far as it is proved."""
    if now.penalty is None or not now.bound:
        return []
    if now.penalty <= now.bound * (1 + NEAR):
        return [_("Det er bevist at ingen plan kan bli merkbart bedre med disse reglene og dette behovet.")]
    return [
        _(
            "Det er bevist at minst {bound} av {points} poeng ikke går bort, samme hvordan vaktene legges."
        ).format(bound=decimal(now.bound, 0), points=decimal(now.penalty, 0))
    ]


def _still(course: Course, now: Point) -> list[str]:
    if course.better_at is None:
        return []
    still = now.seconds - course.better_at
    if still < max(STILL_SECONDS, STILL_SHARE * now.seconds):
        return []
    return [
        _("Det er {time} siden planen sist ble bedre. Du kan godt avslutte nå.").format(time=clock(still))
    ]


def needs(rows: Sequence[CapacityRow]) -> list[str]:
    """What cannot add up, whatever the roster; the sentences of the service."""
    short = [spoken(row.sentence) for row in rows if row.verdict == "short"]
    if len(short) > MOST_SHORT:
        more = len(short) - MOST_SHORT
        return [*short[:MOST_SHORT], ngettext("… og {count} til", "… og {count} til", more)]
    return short
