"""Which part of a roster to free and solve again. One file for each way of looking at a roster."""

from solver.neighbourhoods.covers import OpenShift
from solver.neighbourhoods.days import BlocksOfPeople, DaysOfAll, DaysOfGroup
from solver.neighbourhoods.neighbourhood import Neighbourhood
from solver.neighbourhoods.people import AnyPeople, CostlyPeople, PeopleOfGroup, SimilarPeople
from solver.neighbourhoods.shifts import ActivityOfGroup, WeekendsOfGroup
from solver.neighbourhoods.situation import OpenCells, Situation

__all__ = ["Neighbourhood", "OpenCells", "Situation", "neighbourhoods"]


def neighbourhoods() -> list[Neighbourhood]:
    """Every neighbourhood, at a size that one worker usually solves in about a second."""
    return [
        PeopleOfGroup(150),
        AnyPeople(120),
        SimilarPeople(150),
        CostlyPeople(150),
        DaysOfGroup(120),
        DaysOfAll(150),
        BlocksOfPeople(150),
        WeekendsOfGroup(180),
        ActivityOfGroup(180),
        OpenShift(120),
    ]
