"""The wards that tests of the grid show."""

from __future__ import annotations

from instances.library import load_named
from models.instance import Instance
from models.roster import Roster
from tests.build import line, person, roster, shift, ward

HOSTILE = "<img src=x onerror=document.title='caught'>"

CODES = (
    shift("D", "07:30", "15:00", name="Dag", competences=[]),
    shift("DK", "07:30", "13:00", name="Kort dag"),
    shift("A", "15:00", "22:30", "evening", name="Kveld"),
    shift("N", "22:15", "07:45", "night", name="Natt"),
)
"""``D`` may go on to ``DK``; ``A`` and ``N`` are whole as soon as they are written."""

ROWS = {
    "kari": "A D - - - - - | D D D - - - - | N N N",
    "per": "D A@v - N",
    "ola": "- - D D D",
}


def small() -> tuple[Instance, Roster]:
    """Three weeks of Easter for three people in two units, one with a script for a name."""
    instance = ward(
        kind="calendar",
        start="2027-03-22",
        weeks=3,
        units=[{"id": "u", "name": "Utsikten", "site": "s"}, {"id": "v", "name": "Vika", "site": "s"}],
        employees=[
            {**person("kari", percent=80), "name": "Kari Nordmann", "competences": ["sp"]},
            {**person("per"), "name": HOSTILE, "competences": ["hf"]},
            {**person("ola", percent=50), "name": "Ola Øst", "home_unit": "v"},
        ],
        competences=[{"id": "sp", "name": "Sykepleier"}, {"id": "hf", "name": "Helsefagarbeider"}],
        shifts=CODES,
        demand=[
            {
                "id": "dag",
                "name": "Dag",
                "units": ["u"],
                "start": "07:30",
                "end": "13:00",
                "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"],
                "minimum": 1,
                "wanted": 2,
            }
        ],
        absences=[{"employee": "ola", "first": "2027-03-29", "last": "2027-04-02", "kind": "ferie"}],
        wishes=[{"employee": "kari", "want": "free", "dates": ["2027-03-22", "2027-03-24"]}],
        rules=[line("daily_rest", minimum_minutes=480, normal_minutes=660)],
    )
    return instance, roster(instance, ROWS)


def large() -> tuple[Instance, Roster]:
    """Sixty people over twelve weeks."""
    turn = "D D A A - - - | D D - N N N - | - - A A A D D | - D D D - - -".replace("|", "").split()
    people = [f"p{k:02d}" for k in range(60)]
    instance = ward(weeks=12, employees=people, shifts=CODES)
    rows = {p: " ".join(turn[(5 * k + d) % len(turn)] for d in range(84)) for k, p in enumerate(people)}
    return instance, roster(instance, rows)


DAY_TURN = "D D A A - - - D D - A A D D - - A A KA - - - D D D - - -"
NIGHT_TURN = "N N - - - - - - - N N N - - - - - - N N N - - - - - - -"


def korgen() -> tuple[Instance, Roster]:
    """A ward of the samples, filled in by a simple turn: much of it is wrong, as in a draft."""
    instance = load_named("hemnes/korgen-12")
    day = DAY_TURN.split()
    night = NIGHT_TURN.split()
    rows = {}
    for k, employee in enumerate(instance.employees):
        turn = night if "dagkveld" not in employee.competences else day
        rows[employee.id] = " ".join(turn[(9 * k + d) % len(turn)] for d in range(instance.horizon.days))
    return instance, roster(instance, rows)


WARDS = {"small": small, "large": large, "korgen": korgen}
