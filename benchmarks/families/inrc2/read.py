"""The files of a data set: scenario (``Sc-``), history (``H0-``) and week (``WD-``)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.families.inrc2.instance import (
    DAYS,
    Contract,
    Inrc2Instance,
    Nurse,
    Past,
    Scenario,
    ShiftType,
    Week,
)
from benchmarks.families.inrc2.table import (
    Table,
    WrongRowError,
    exactly,
    fresh,
    number_of,
    pair_of,
    position_of,
)

ANY = "Any"
NONE = "None"
RENAME = "Gi hver sitt navn"


def read_instance(folder: Path, data_set: str, history: int, weeks: Sequence[int]) -> Inrc2Instance:
    """The instance ``<data_set>_<history>_<week>-<week>-...`` of a data set's folder.

    Raises
    ------
    InputError
        When a file is missing or breaks the format, or the scenario has another number of weeks.
    """
    scenario_file, history_file, *week_files = instance_files(folder, data_set, history, weeks)
    scenario = read_scenario(scenario_file, len(weeks))
    past = read_history(history_file, scenario)
    read = {file: read_week(file, scenario) for file in dict.fromkeys(week_files)}
    return Inrc2Instance(scenario, history, past, tuple(weeks), tuple(read[file] for file in week_files))


def instance_files(folder: Path, data_set: str, history: int, weeks: Sequence[int]) -> list[Path]:
    """The files of an instance: scenario, history, and one for each week in order, where one may come again."""
    return [
        folder / f"Sc-{data_set}.txt",
        folder / f"H0-{data_set}-{history}.txt",
        *(folder / f"WD-{data_set}-{week}.txt" for week in weeks),
    ]


def read_scenario(path: Path, weeks_named: int) -> Scenario:
    """The scenario of ``Sc-<data set>.txt``.

    Raises
    ------
    InputError
        When the file breaks the format or is for another number of weeks than the instance's name tells.
    """
    table = Table(path)
    name = table.entry("SCENARIO")
    weeks = table.count("WEEKS", 1)
    if weeks != weeks_named:
        table.fail(
            f"scenariet er for {weeks} uker, men navnet på instansen har {weeks_named}",
            f"Gi {weeks} ukenumre, som i {name}_0_" + "-".join(["1"] * min(weeks, 12)),
        )
    seen: set[str] = set()

    def skill(words: Sequence[str]) -> str:
        exactly(words, 1, "Nurse")
        return fresh(words[0], seen, "kompetansen står to ganger", RENAME)

    skills = tuple(table.rows(table.count("SKILLS", 1), skill, "kompetanse"))
    shifts = _shift_types(table)
    contracts = tuple(_contracts(table))
    nurses = tuple(_nurses(table, [c.name for c in contracts], skills))
    table.end()
    return Scenario(name, weeks, skills, shifts, contracts, nurses)


def _shift_types(table: Table) -> tuple[ShiftType, ...]:
    seen = {NONE, ANY}

    def limits(words: Sequence[str]) -> tuple[str, tuple[int, int]]:
        exactly(words, 2, "Early (2,5)")
        return fresh(words[0], seen, "navnet er opptatt", RENAME), pair_of(words[1])

    found = table.rows(table.count("SHIFT_TYPES", 1), limits, "vakttype")
    names = [name for name, _ in found]
    table.heading("FORBIDDEN_SHIFT_TYPES_SUCCESSIONS")
    told: set[str] = set()

    def succession(words: Sequence[str]) -> tuple[int, frozenset[int]]:
        if len(words) < 2 or len(words) != 2 + number_of(words[1]):
            raise WrongRowError(
                None, "antallet stemmer ikke med vakttypene etter det", 'Skriv linjen som "Late 1 Early"'
            )
        first = position_of(fresh(words[0], told, "vakttypen står to ganger"), names, "en vakttype")
        return first, frozenset(position_of(word, names, "en vakttype") for word in words[2:])

    not_next = dict(table.rows(len(found), succession, "forbudt rekkefølge"))
    return tuple(ShiftType(name, *pair, not_next[k]) for k, (name, pair) in enumerate(found))


def _contracts(table: Table) -> list[Contract]:
    seen: set[str] = set()

    def contract(words: Sequence[str]) -> Contract:
        exactly(words, 6, "FullTime (15,22) (3,5) (2,3) 2 1")
        name = fresh(words[0], seen, "kontrakten står to ganger", RENAME)
        if words[5] not in ("0", "1"):
            raise WrongRowError(words[5], "er ikke 0 eller 1", "Skriv 1 når helger ønskes hele, ellers 0")
        return Contract(
            name,
            pair_of(words[1]),
            pair_of(words[2]),
            pair_of(words[3]),
            number_of(words[4]),
            words[5] == "1",
        )

    return table.rows(table.count("CONTRACTS", 1), contract, "kontrakt")


def _nurses(table: Table, contracts: Sequence[str], skills: Sequence[str]) -> list[Nurse]:
    seen: set[str] = set()

    def nurse(words: Sequence[str]) -> Nurse:
        if len(words) < 4 or len(words) != 3 + number_of(words[2], 1):
            raise WrongRowError(
                None,
                "antallet stemmer ikke med kompetansene etter det",
                'Skriv linjen som "Sara PartTime 1 Nurse"',
            )
        return Nurse(
            fresh(words[0], seen, "sykepleieren står to ganger", RENAME),
            position_of(words[1], contracts, "en kontrakt"),
            frozenset(position_of(word, skills, "en kompetanse") for word in words[3:]),
        )

    return table.rows(table.count("NURSES", 1), nurse, "sykepleier")


def read_history(path: Path, scenario: Scenario) -> tuple[Past, ...]:
    """What every nurse of the scenario did before, in the scenario's order, from ``H0-<data set>-<number>.txt``.

    Raises
    ------
    InputError
        When the file breaks the format, lacks a nurse or contradicts itself.
    """
    table = Table(path)
    table.heading("HISTORY")
    table.row(lambda words: _same_scenario(words, scenario, week=0), f"0 {scenario.name}")
    table.heading("NURSE_HISTORY")
    names = [nurse.name for nurse in scenario.nurses]
    shifts = [shift.name for shift in scenario.shifts]
    seen: set[str] = set()

    def past(words: Sequence[str]) -> tuple[int, Past]:
        exactly(words, 7, "Sara 0 0 Late 1 4 0")
        nurse = position_of(fresh(words[0], seen, "sykepleieren står to ganger"), names, "en sykepleier")
        shift = None if words[3] == NONE else position_of(words[3], [*shifts, NONE], "en vakttype")
        assignments, weekends, shift_days, work_days, free_days = map(number_of, (*words[1:3], *words[4:]))
        if shift is None and (shift_days or work_days or not free_days):
            raise WrongRowError(
                NONE,
                "siste dag var fri, men tallene etter sier noe annet",
                "Etter None skal det stå 0 0 og antall fridager",
            )
        if shift is not None and (free_days or not 1 <= shift_days <= work_days):
            raise WrongRowError(
                words[3],
                "siste dag var arbeid, men tallene etter sier noe annet",
                "Etter vakttypen skal det stå dager med den, minst like mange arbeidsdager, og 0 fridager",
            )
        return nurse, Past(assignments, weekends, shift, shift_days, work_days, free_days)

    found = dict(table.rows(len(names), past, "sykepleier"))
    table.end()
    return tuple(found[k] for k in range(len(names)))


def read_week(path: Path, scenario: Scenario) -> Week:
    """What a week asks for, from ``WD-<data set>-<number>.txt``.

    Raises
    ------
    InputError
        When the file breaks the format or lacks a shift type in a skill.
    """
    table = Table(path)
    table.heading("WEEK_DATA")
    table.row(lambda words: _same_scenario(words, scenario, week=None), scenario.name)
    table.heading("REQUIREMENTS")
    shifts = [shift.name for shift in scenario.shifts]
    seen: set[str] = set()

    def staff(words: Sequence[str]) -> tuple[tuple[int, int], tuple[tuple[int, int], ...]]:
        exactly(words, 9, "Early Nurse (1,1) (1,2) (1,2) (1,2) (1,2) (0,1) (0,1)")
        shift = position_of(words[0], shifts, "en vakttype")
        skill = position_of(words[1], scenario.skills, "en kompetanse")
        fresh(f"{words[0]}/{words[1]}", seen, "behovet står to ganger")
        return (shift, skill), tuple(pair_of(word) for word in words[2:])

    found = dict(table.rows(len(shifts) * len(scenario.skills), staff, "behov"))
    names = [nurse.name for nurse in scenario.nurses]

    def request(words: Sequence[str]) -> tuple[int, int | None, int]:
        exactly(words, 3, "Sara Any Thu")
        shift = None if words[1] == ANY else position_of(words[1], [*shifts, ANY], "en vakttype")
        return (
            position_of(words[0], names, "en sykepleier"),
            shift,
            position_of(words[2], DAYS, "en ukedag"),
        )

    requests = table.rows(table.count("SHIFT_OFF_REQUESTS", 0), request, "ønske")
    table.end()
    return Week(
        tuple(
            tuple(found[shift, skill] for skill in range(len(scenario.skills)))
            for shift in range(len(shifts))
        ),
        tuple(requests),
    )


def _same_scenario(words: Sequence[str], scenario: Scenario, week: int | None) -> None:
    """The line under the heading of a history (with its week) or of a week's data names the scenario."""
    expected = [scenario.name] if week is None else [str(week), scenario.name]
    if list(words) != expected:
        raise WrongRowError(
            " ".join(words),
            "filen hører til noe annet",
            f'Her skal det stå "{" ".join(expected)}", som i scenariet',
        )
