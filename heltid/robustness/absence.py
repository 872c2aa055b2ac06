"""Who is away on which days: spells of short and long absence, drawn person by person.

Each person has a stream of random numbers of their own, made of the seed and the person's id. It does not
depend on the roster or on anybody else, so that two rosters, or one ward and two wards made into one, meet
the same absence.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heltid.robustness.settings import AbsenceSettings, Rate
from models.calendar import Horizon
from models.instance import Instance

PRESENT, SHORT, LONG = 0, 1, 2

Floats = NDArray[np.float64]


def stream(seed: int, purpose: str, name: str) -> np.random.Generator:
    """Random numbers of one person or unit for one purpose."""
    digest = hashlib.sha256(f"{purpose}/{name}".encode()).digest()
    return np.random.default_rng([seed, *np.frombuffer(digest, dtype=np.uint32).tolist()])


@dataclass(frozen=True, eq=False)
class _Lengths:
    """Chances of the lengths of a spell: ``cdf[k]`` that it lasts at most k + 1 days; the same of what is left of one under way."""

    mean: float
    cdf: Floats
    left: Floats


def _lengths(chances: Floats) -> _Lengths:
    chances = chances / chances.sum()
    mean = float((chances * np.arange(1, len(chances) + 1)).sum())
    # on a day in a spell, k days are left with a chance in proportion to that of spells of k days or more
    at_least = np.cumsum(chances[::-1])[::-1]
    return _Lengths(mean, np.cumsum(chances), np.cumsum(at_least) / at_least.sum())


def _short(settings: AbsenceSettings) -> _Lengths:
    return _lengths(np.array(settings.short_lengths, dtype=np.float64))


def _long(settings: AbsenceSettings) -> _Lengths:
    """Geometric above the shortest, cut off at the longest; the ratio found so that the mean is as set."""
    shortest, longest = settings.long_shortest, settings.long_longest
    lengths = np.arange(1, longest + 1)
    tail = np.maximum(lengths - shortest, 0)

    def chances(ratio: float) -> Floats:
        return np.where(lengths >= shortest, ratio**tail, 0.0).astype(np.float64)

    low, high = 0.0, 1.5
    for _ in range(60):
        middle = (low + high) / 2
        weights = chances(middle)
        if float((weights * lengths).sum() / weights.sum()) < settings.long_mean:
            low = middle
        else:
            high = middle
    return _lengths(chances((low + high) / 2))


class Absence:
    """Draws absence for the people of an instance over its plan days."""

    def __init__(self, settings: AbsenceSettings, seed: int, replications: int) -> None:
        self.settings = settings
        self.seed = seed
        self.replications = replications
        self._spells = (_short(settings), _long(settings))

    def rate(self, instance: Instance, employee: str) -> Rate | None:
        """The line of rates that holds for a person; None when there is none."""
        own = set(instance.employee_by_id[employee].competences)
        for rate in self.settings.rates:
            if not rate.competences or not own.isdisjoint(rate.competences):
                return rate
        return None

    def of(self, instance: Instance, employee: str) -> NDArray[np.uint8]:
        """Whether a person is away: ``[replication, day]`` of PRESENT, SHORT and LONG.

        The first day is drawn as in the long run: a spell may be under way.
        """
        days = instance.horizon.days
        state = np.zeros((self.replications, days), dtype=np.uint8)
        rate = self.rate(instance, employee)
        if rate is None or rate.short + rate.long == 0:
            return state
        first = stream(self.seed, "away at first", employee)
        begins = self._chances(instance.horizon, rate)
        kind, left = self._under_way(first.random((self.replications, 2)), instance.horizon, rate)
        drawn = stream(self.seed, "absence", employee).random((self.replications, days, 2))
        for day in range(days):
            fresh = left == 0
            u = drawn[:, day, 0]
            short = fresh & (u < begins[day, 0])
            long = fresh & ~short & (u < begins[day, 0] + begins[day, 1])
            kind[short], kind[long], kind[fresh & ~short & ~long] = SHORT, LONG, PRESENT
            for begun, spell in ((short, self._spells[0]), (long, self._spells[1])):
                left[begun] = 1 + _draw(spell.cdf, drawn[begun, day, 1])
            state[:, day] = kind
            left = np.maximum(left - 1, 0)
        return state

    def _shares(self, horizon: Horizon, rate: Rate, day: int) -> Floats:
        """The shares of people away on a day in the long run, in that month."""
        month = horizon.date(day).month - 1
        factors = (self.settings.months_short, self.settings.months_long)
        return np.array(
            [r * f[month] * 12 / sum(f) for r, f in zip((rate.short, rate.long), factors, strict=True)]
        )

    def _chances(self, horizon: Horizon, rate: Rate) -> Floats:
        """The chance that somebody present falls ill on each day: ``[day, short or long]``.

        With shares s and l away and mean lengths S and L, the odds that a spell begins are (s/S + l/L) / (1 - s - l).
        """
        means = np.array([spell.mean for spell in self._spells])
        weekdays = np.array(self.settings.weekdays) * 7 / sum(self.settings.weekdays)
        chances = np.zeros((horizon.days, 2))
        for day in range(horizon.days):
            shares = self._shares(horizon, rate, day)
            odds = shares / means / (1 - shares.sum())
            chances[day] = odds / (1 + odds.sum())
            chances[day, 0] *= weekdays[day % 7]
        return np.minimum(chances, 0.5)

    def _under_way(
        self, drawn: Floats, horizon: Horizon, rate: Rate
    ) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """Who is away as the first day begins: the kind of spell, and the days of it that are left."""
        short, long = self._shares(horizon, rate, 0)
        kind = np.zeros(self.replications, dtype=np.uint8)
        left = np.zeros(self.replications, dtype=np.int64)
        u = drawn[:, 0]
        kind[u < short] = SHORT
        kind[(u >= short) & (u < short + long)] = LONG
        for k, spell in zip((SHORT, LONG), self._spells, strict=True):
            # the day before is a day of the spell; that one is over
            left[kind == k] = _draw(spell.left, drawn[kind == k, 1])
        return kind, left


def _draw(cdf: Floats, u: Floats) -> NDArray[np.int64]:
    return np.minimum(np.searchsorted(cdf, u, side="right"), len(cdf) - 1).astype(np.int64)
