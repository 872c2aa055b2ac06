"""Policies side by side: a row for each, with every figure over its seeds, and which no other beats."""

from __future__ import annotations

import re
from collections.abc import Sequence

from heltid.report.columns import COLUMNS, Column
from heltid.report.names import Names
from heltid.report.pareto import MORE_IS_BETTER, PAIRS, unbeaten
from heltid.report.told import Told
from heltid.report.wording import NO_FIGURE, spread
from models.base import Model
from models.policy.policy import Policy

_PLACE = re.compile(r"^changes\[\d+\]: ")
"""Where in the data the change stands, which tells a reader of a table nothing."""


class Value(Model):
    """A figure over the seeds of a policy."""

    mean: float
    low: float
    high: float


class Row(Model):
    """One policy.

    Attributes
    ----------
    number:
        From 1, in the order of the study.
    sentence:
        Its changes in Norwegian.
    seeds, usable_seeds:
        Seeds with a result, and those of them whose roster can be used. Figures are over the usable ones, and
        over all with a roster when none can be used.
    anew_seeds, anew_usable_seeds, anew_failures:
        The same for the ward staffed anew, whose figures are over its own usable rosters.
    refused:
        Why it cannot be carried out; empty when it can.
    failures:
        Why rosters cannot be used, with the seed when there are several.
    values:
        By key of the column; figures that are not there are left out.
    unbeaten:
        Keys of the figures that no other policy beats it on together with the full-time share.
    """

    number: int
    policy: str
    name: str
    sentence: str
    note: str
    seeds: tuple[int, ...]
    usable_seeds: tuple[int, ...]
    refused: str
    failures: tuple[str, ...]
    anew_seeds: tuple[int, ...] = ()
    anew_usable_seeds: tuple[int, ...] = ()
    anew_failures: tuple[str, ...] = ()
    values: dict[str, Value]
    unbeaten: tuple[str, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether a roster that can be used was found with any seed."""
        return bool(self.usable_seeds)

    @property
    def verdict(self) -> str:
        """In a few Norwegian words."""
        if self.refused:
            return "Lar seg ikke gjøre"
        return _verdict(self.usable_seeds, self.seeds)

    @property
    def anew_usable(self) -> bool:
        """Whether a roster that can be used was found for the ward staffed anew, with any seed."""
        return bool(self.anew_usable_seeds)

    @property
    def anew_verdict(self) -> str:
        """The same of the ward staffed anew; empty when it was not rostered."""
        return _verdict(self.anew_usable_seeds, self.anew_seeds) if self.anew_seeds else ""

    @property
    def anew_why_not(self) -> str:
        """Why rosters of the ward staffed anew cannot be used; empty when all can."""
        return " ".join(self.anew_failures)

    @property
    def why_not(self) -> str:
        """Why it cannot be carried out, or its rosters not be used; empty when all can."""
        return " ".join((self.refused, *self.failures)).strip()

    @property
    def unbeaten_words(self) -> str:
        """``kostnad, helger``: what no other policy beats it on together with the full-time share."""
        return ", ".join(pair.words for pair in PAIRS if pair.key in self.unbeaten)

    def mean(self, key: str) -> float | None:
        """A figure's mean; None when it is not there."""
        value = self.values.get(key)
        return None if value is None else value.mean

    def text(self, column: Column, *, unit: bool = False) -> str:
        """A figure as people read it, with what is lowest and highest over several seeds, and its unit if asked for."""
        value = self.values.get(column.key)
        if value is None:
            return NO_FIGURE
        shown = spread(value.mean, value.low, value.high, column.decimals, signed=column.signed)
        return f"{shown} {column.unit}" if unit and column.unit else shown


def _verdict(usable: Sequence[int], seeds: Sequence[int]) -> str:
    if not usable:
        return "Nei"
    return "Ja" if len(usable) == len(seeds) else f"Ja, med {len(usable)} av {len(seeds)} frø"


class Table(Model):
    """Policies in the order of their study.

    Attributes
    ----------
    base:
        Id of the policy that others are compared with: the first without changes, else the first; None without rows.
    """

    base: str | None
    rows: tuple[Row, ...]

    @property
    def base_row(self) -> Row | None:
        return next((row for row in self.rows if row.policy == self.base), None)

    @property
    def several_seeds(self) -> bool:
        return any(len(row.seeds) > 1 for row in self.rows)


def base_of(policies: Sequence[Policy]) -> Policy | None:
    """The policy that others are compared with: the first without changes, else the first."""
    return next((p for p in policies if not p.changes), policies[0] if policies else None)


def figured(results: Sequence[Told], *, anew: bool = False) -> list[Told]:
    """Of a policy's results those that its figures are taken from: usable ones, else all.

    Parameters
    ----------
    anew:
        Whether it is the ward staffed anew that must be usable.
    """
    usable = [r for r in results if (r.anew is not None and r.anew.acceptable if anew else r.acceptable)]
    return usable or list(results)


def read_anew(results: Sequence[Told]) -> list[Told]:
    """Those that have the ward staffed anew, read so."""
    return [mine for r in results if (mine := r.read_anew) is not None]


def table(results: Sequence[Told], names: Names) -> Table:
    """Policies side by side, in the order they are first met in.

    Parameters
    ----------
    results:
        Of any policies and seeds of one ward.
    """
    by_policy: dict[str, list[Told]] = {}
    for result in results:
        by_policy.setdefault(result.policy.id, []).append(result)
    base = base_of([found[0].policy for found in by_policy.values()])
    against = figured(by_policy[base.id]) if base is not None else []
    rows = [_row(number, found, against, names) for number, found in enumerate(by_policy.values(), start=1)]
    best = {pair.key: _unbeaten(rows, pair.key) for pair in PAIRS}
    return Table(
        base=None if base is None else base.id,
        rows=tuple(
            row.model_copy(update={"unbeaten": tuple(key for key in best if row.policy in best[key])})
            for row in rows
        ),
    )


def _row(number: int, results: list[Told], against: list[Told], names: Names) -> Row:
    policy = results[0].policy
    several = len(results) > 1
    anew = read_anew(results)
    return Row(
        number=number,
        policy=policy.id,
        name=names.prose(policy.name),
        sentence=names.prose(policy.sentence()),
        note=names.prose(policy.note),
        seeds=tuple(r.seed for r in results),
        usable_seeds=tuple(r.seed for r in results if r.acceptable),
        refused=_PLACE.sub("", names.message(next((r.refused for r in results if r.refused), ""))),
        failures=_failures(results, names, several),
        anew_seeds=tuple(r.seed for r in anew),
        anew_usable_seeds=tuple(r.seed for r in anew if r.acceptable),
        anew_failures=_failures(anew, names, several),
        values=_values(results, against),
    )


def _failures(results: Sequence[Told], names: Names, several: bool) -> tuple[str, ...]:
    return tuple(
        names.message(f"Frø {r.seed}: {failure}" if several else failure)
        for r in results
        for failure in r.failures
    )


def _values(results: Sequence[Told], against: list[Told]) -> dict[str, Value]:
    today, anew = figured(results), figured([r for r in results if r.anew is not None], anew=True)
    by_seed = {r.seed: r for r in against}
    first = against[0] if against else None
    found = {}
    for column in COLUMNS:
        read = [column.of(r, by_seed.get(r.seed, first)) for r in (anew if column.anew else today)]
        there = [value for value in read if value is not None]
        if there:
            found[column.key] = Value(mean=sum(there) / len(there), low=min(there), high=max(there))
    return found


def _unbeaten(rows: Sequence[Row], key: str) -> set[str]:
    """Ids of usable policies that none beats on the full-time share and this figure."""
    return unbeaten(
        {
            row.policy: (row.values[MORE_IS_BETTER].mean, row.values[key].mean)
            for row in rows
            if row.usable and MORE_IS_BETTER in row.values and key in row.values
        }
    )
