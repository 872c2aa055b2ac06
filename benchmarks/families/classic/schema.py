"""The elements whose meaning is known. Anything else in a file changes scores in ways nobody has written down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from benchmarks.families.markup import Element
from models.problems import InputError, InputProblem


@dataclass(frozen=True)
class Known:
    """An element: the attributes and children it may have."""

    attributes: frozenset[str] = frozenset()
    children: Mapping[str, Known] = field(default_factory=dict)


def _known(*attributes: str, **children: Known) -> Known:
    return Known(frozenset(attributes), children)


def _texts(*names: str) -> dict[str, Known]:
    return {name: Known() for name in names}


_GROUPS = _known(ShiftGroup=_known("ID", **_texts("Shift")))
_COVER = _known(
    DayOfWeekCover=_known(**_texts("Day"), Cover=_known(**_texts("Shift", "Preferred"))),
)
_STAFFING = ("PrefOverStaffing", "PrefUnderStaffing", "MaxOverStaffing", "MinUnderStaffing")

_LIMITS = _known(
    "ID",
    MaxConsecutiveWorkingDays=_known("on"),
    MinConsecutiveShiftTypes=_known(
        "on", "weight", MinConsecutiveShiftType=_known(**_texts("ShiftGroup", "Value"))
    ),
    MaxConsecutiveShiftTypes=_known(
        "on", "weight", MaxConsecutiveShiftType=_known(**_texts("ShiftGroup", "Value"))
    ),
    MaxShiftTypes=_known("on", MaxShiftType=_known(**_texts("ShiftGroup", "Value"))),
    MinShiftTypes=_known("on"),
    MaxHoursWorked=_known("on", "threshold"),
    MinHoursWorked=_known("on", "threshold"),
    MaxHoursPerWeek=_known("on"),
    StandardPerformance=_known(),
)

RULE_WEIGHTS = (
    "MinTimeBetweenShifts",
    "MaxConsecutiveWorkingDays",
    "ValidNumConsecutiveShiftTypes",
    "MaxShiftTypes",
    "MinShiftTypes",
    "MaxHoursWorked",
    "MinHoursWorked",
    "MaxHoursPerWeek",
    "SkilledShifts",
)
"""Elements of MasterWeights whose rule is hard here; the weight only has to be more than 0."""

SCHEMA_2_4 = _known(
    "ID",
    "OrganisationID",
    **_texts("StartDate", "EndDate"),
    Skills=_known(Skill=_known("ID", **_texts("Label"))),
    ShiftTypes=_known(
        Shift=_known(
            "ID",
            **_texts("Colour", "Label", "Description", "StartTime", "EndTime", "HoursWorked"),
            **_texts("FreeTimeBefore", "FreeTimeAfter"),
            Skills=_known(**_texts("Skill")),
        )
    ),
    ShiftGroups=_GROUPS,
    Contracts=_known(Contract=_LIMITS),
    Employees=_known(
        Employee=_known(
            "ID",
            **_texts("Name", "ContractID", "EmploymentStartDate"),
            Skills=_known(Skill=_known("Type")),
        )
    ),
    CoverRequirements=_COVER,
    MasterWeights=_known(**_texts(*RULE_WEIGHTS, *_STAFFING)),
    DayOffRequests=_known(DayOff=_known("weight", **_texts("EmployeeID", "Date"))),
    ShiftOnRequests=_known(),
)

_SIDE = _known(Count=_known(), Weight=_known("function"), Label=_known())

SCHEMA_3 = _known(
    "ID",
    **_texts("StartDate", "EndDate"),
    ShiftTypes=_known(
        Shift=_known("ID", **_texts("Label", "Color", "Name", "StartTime", "EndTime")),
    ),
    ShiftGroups=_GROUPS,
    Contracts=_known(
        Contract=_known(
            "ID",
            Patterns=_known(
                Match=_known(
                    Max=_SIDE,
                    Min=_SIDE,
                    Pattern=_known(**_texts("Start", "StartDay", "Shift", "ShiftGroup", "NotShift")),
                    **_texts("RegionStart", "RegionEnd"),
                )
            ),
        )
    ),
    Employees=_known(Employee=_known("ID", **_texts("Name", "ContractID"))),
    CoverRequirements=_COVER,
    CoverWeights=_known(**_texts(*_STAFFING)),
    ShiftOnRequests=_known(
        ShiftOn=_known("weight", **_texts("ShiftTypeID", "EmployeeID", "Date")),
    ),
)

SCHEMAS = {"SchedulingPeriod-2.4.xsd": SCHEMA_2_4, "SchedulingPeriod-3.0.xsd": SCHEMA_3}
"""By the schema a file names. Of the collection, SINTEF is all of the first and GPost.schema3 of the second."""


def check_known(root: Element, known: Known, advice: str) -> None:
    """Refuse a file with elements or attributes that are not known, each kind once with its first line.

    ``advice`` says what to do, with the first of them.

    Raises
    ------
    InputError
        Listing them all.
    """
    lines: dict[str, list[int]] = {}
    for name, line in _strange(root, known):
        lines.setdefault(name, []).append(line)
    if lines:
        raise InputError(
            InputProblem(
                f"linje {found[0]}" + _and_more(len(found) - 1),
                name,
                "betydningen er ikke kjent",
                advice if position == 0 else "",
            )
            for position, (name, found) in enumerate(lines.items())
        )


def _and_more(places: int) -> str:
    if places == 0:
        return ""
    return f" og {places} {'sted' if places == 1 else 'steder'} til"


def _strange(element: Element, known: Known) -> Iterator[tuple[str, int]]:
    for name in element.attributes:
        if name not in known.attributes and not name.startswith(("xmlns", "xsi:")):
            yield f"attributtet {name} i <{element.tag}>", element.line
    if element.text and known.children:
        yield f"tekst i <{element.tag}>", element.line
    for child in element.children:
        if child.tag in known.children:
            yield from _strange(child, known.children[child.tag])
        else:
            yield f"<{child.tag}> i <{element.tag}>", child.line
