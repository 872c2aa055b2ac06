"""The public benchmark families, one folder each: read, lower to primitives, score, write."""

from __future__ import annotations

from pathlib import Path

from benchmarks.case import Case, Family
from benchmarks.families.classic.family import FAMILY as CLASSIC
from benchmarks.families.csplib087.family import FAMILY as CSPLIB087
from benchmarks.families.curtois.family import FAMILY as CURTOIS
from benchmarks.families.inrc1.family import FAMILY as INRC1
from benchmarks.families.inrc2.family import FAMILY as INRC2
from benchmarks.families.rws.family import FAMILY as RWS
from benchmarks.families.ward.family import FAMILY as WARD
from instances.library import sample_names
from models.problems import InputError, InputProblem, closest

FAMILIES: tuple[Family, ...] = (WARD, CURTOIS, INRC2, INRC1, CLASSIC, CSPLIB087, RWS)
"""Every family, the one with the strictest signature first."""


def family_named(name: str) -> Family | None:
    """The family of a short name, or None."""
    return next((family for family in FAMILIES if family.name == name), None)


def family_of(path: Path) -> Family:
    """The family whose content an instance has.

    Raises
    ------
    InputError
        When no family knows it.
    """
    for family in FAMILIES:
        if family.recognises(path):
            return family
    raise InputError([_unknown(path)], str(path))


def open_case(path_or_name: str | Path) -> Case:
    """The instance in a file of any family (told by its content), or a ward by its short name.

    Families with several files for each instance take the path their files would have with the
    instance's name, such as ``inrc2/n035w4/n035w4_2_8-8-7-5``.

    Raises
    ------
    InputError
        When no family knows it, or the file breaks the family's format.
    """
    path = Path(path_or_name)
    return family_of(path).open(path)


def _unknown(path: Path) -> InputProblem:
    known = ", ".join(family.name for family in FAMILIES)
    if path.exists():
        return InputProblem(
            "",
            None,
            "innholdet er ikke av noen kjent familie",
            f"Familiene er {known} (se docs/running-benchmarks.md)",
        )
    try:
        beside = sorted(entry.name for entry in path.parent.iterdir())[:1000]
    except OSError:
        beside = []
    near = closest(path.name, beside)
    if near is not None:
        advice = f'Mente du "{path.parent / near}"?'
    else:
        words = [*(family.name for family in FAMILIES), *sample_names()]
        word = closest(path.as_posix(), words)
        advice = (
            f'Mente du "{word}"?'
            if word
            else f"Oppgi en fil av familiene {known}, eller et eksempel: {', '.join(sample_names())}"
        )
    return InputProblem("", None, "er verken en fil som finnes eller navnet på et eksempel", advice)
