"""Rosters in the family's XML: for each person the shift (by id) of each day worked, days counted from 0."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from benchmarks.families.classic.instance import Instance
from benchmarks.families.classic.schema import Known, check_known
from benchmarks.families.classic.values import Values
from benchmarks.families.markup import Element, read_markup
from benchmarks.families.plain_text import errors_of
from instances.saving import put_in_place
from models.problems import InputError, InputProblem

_TEXT = Known()
_ROSTER = Known(
    children={
        **dict.fromkeys(("SchedulingPeriodFile", "Penalty", "DateFound", "FoundBy", "System", "CPU"), _TEXT),
        "Employee": Known(frozenset({"ID"}), {"Assign": Known(children={"Day": _TEXT, "Shift": _TEXT})}),
    }
)


def write_roster(
    instance: Instance, roster: Sequence[Sequence[str | None]], file: str, penalty: int | None, path: Path
) -> None:
    """Write a roster, whole or not at all.

    Parameters
    ----------
    file:
        Name of the instance's file.
    penalty:
        None when the roster breaks a hard rule; then no Penalty is written.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<Roster xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="Roster.xsd">',
        f" <SchedulingPeriodFile>{escape(file)}</SchedulingPeriodFile>",
    ]
    if penalty is not None:
        lines.append(f" <Penalty>{penalty}</Penalty>")
    for person, row in zip(instance.people, roster, strict=True):
        lines.append(f" <Employee ID={quoteattr(person.id)}>")
        lines += [
            f"  <Assign><Day>{day}</Day><Shift>{escape(shift)}</Shift></Assign>"
            for day, shift in enumerate(row)
            if shift is not None
        ]
        lines.append(" </Employee>")
    put_in_place(path, "\n".join([*lines, "</Roster>", ""]).encode())


def read_roster(instance: Instance, path: Path) -> list[list[str | None]]:
    """The shift of every person and day, None on a day off. What a file says of its penalty is not looked at.

    Raises
    ------
    InputError
        With everything that does not fit the instance.
    """
    root = read_markup(path)
    with errors_of(path):
        if root.tag != "Roster":
            raise InputError(
                [
                    InputProblem(
                        f"linje {root.line}, <{root.tag}>", None, "filen er ikke en Roster", "Velg en annen"
                    )
                ]
            )
        check_known(root, _ROSTER, "Slett det, eller rett navnet")
        return _rows(instance, root)


def _rows(instance: Instance, root: Element) -> list[list[str | None]]:
    v = Values()
    shifts = [shift.id for shift in instance.shifts]
    rows: dict[str, list[str | None]] = {person.id: [None] * instance.days for person in instance.people}
    seen: list[str] = []
    for element in v.named(root, "Employee"):
        name = v.new_name(element, seen)
        seen.append(name)
        if name not in rows:
            v.wrong(element, name, "den ansatte finnes ikke i instansen", "Rett ID")
            continue
        for assign in element.children:
            day = v.number(v.one(assign, "Day"))
            shift = v.name_of(v.one(assign, "Shift"), shifts)
            if day >= instance.days:
                v.wrong(assign, str(day), f"dagen må være fra 0 til {instance.days - 1}", "Rett dagen")
            elif rows[name][day] is not None:
                v.wrong(assign, str(day), "den ansatte har to vakter den dagen", "Slett den ene")
            else:
                rows[name][day] = shift
    missing = [name for name in rows if name not in seen]
    if missing:
        v.wrong(
            root, ", ".join(missing[:5]), f"{len(missing)} ansatte mangler", "Legg til en Employee for hver"
        )
    v.finish()
    return list(rows.values())
