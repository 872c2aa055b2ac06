"""An instance of the competition as its files say it, and how duties are numbered."""

from __future__ import annotations

from dataclasses import dataclass

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class ShiftType:
    """A shift type; ``shortest`` and ``longest`` limit its consecutive days.

    ``not_next``: the shift types (positions in the scenario) that must not stand on the next day.
    """

    name: str
    shortest: int
    longest: int
    not_next: frozenset[int]


@dataclass(frozen=True, slots=True)
class Contract:
    """Limits of a contract, in assignments over the whole horizon, consecutive days, and weekends."""

    name: str
    assignments: tuple[int, int]
    work_days: tuple[int, int]
    free_days: tuple[int, int]
    weekends: int
    complete_weekends: bool


@dataclass(frozen=True, slots=True)
class Nurse:
    """A nurse; ``contract`` and ``skills`` are positions in the scenario."""

    name: str
    contract: int
    skills: frozenset[int]


@dataclass(frozen=True, slots=True)
class Scenario:
    """What the weeks have in common."""

    name: str
    weeks: int
    skills: tuple[str, ...]
    shifts: tuple[ShiftType, ...]
    contracts: tuple[Contract, ...]
    nurses: tuple[Nurse, ...]

    @property
    def activities(self) -> int:
        """Free, then every shift type in every skill."""
        return 1 + len(self.shifts) * len(self.skills)

    def activity(self, shift: int, skill: int) -> int:
        """The number of working a shift type in a skill; 0 is free."""
        return 1 + shift * len(self.skills) + skill

    def duty(self, activity: int) -> tuple[int, int] | None:
        """Shift type and skill of an activity; None for free.

        Raises
        ------
        ValueError
            When there is no such activity.
        """
        if not 0 <= activity < self.activities:
            raise ValueError(f"{activity} is no activity; there are {self.activities}, the first is 0")
        return divmod(activity - 1, len(self.skills)) if activity else None


@dataclass(frozen=True, slots=True)
class Past:
    """What a nurse did before the first day.

    Attributes
    ----------
    assignments, weekends:
        Worked earlier in the horizon; they count towards the limits of the contract.
    shift, shift_days, work_days:
        Shift type of the day before the first (None: free), for how many days it had been the same, and for how many there
        had been work. 0 days when free.
    free_days:
        Days off up to the first day; 0 after work.
    """

    assignments: int
    weekends: int
    shift: int | None
    shift_days: int
    work_days: int
    free_days: int


@dataclass(frozen=True, slots=True)
class Week:
    """What one week asks for.

    Attributes
    ----------
    staff:
        (minimum, optimal) by [shift type][skill][day of the week].
    off_requests:
        (nurse, shift type or None for any, day of the week).
    """

    staff: tuple[tuple[tuple[tuple[int, int], ...], ...], ...]
    off_requests: tuple[tuple[int, int | None, int], ...]


@dataclass(frozen=True, slots=True)
class Inrc2Instance:
    """A scenario with the history of every nurse and the weeks in their order.

    ``history_id`` and ``week_ids`` are the numbers of the files, as in the instance's name.
    """

    scenario: Scenario
    history_id: int
    past: tuple[Past, ...]
    week_ids: tuple[int, ...]
    weeks: tuple[Week, ...]

    @property
    def days(self) -> int:
        return 7 * len(self.weeks)
