"""The last step of compiling: what was collected, put in order."""

from __future__ import annotations

import numpy as np

from solver.core import Problem
from solver.limit import Check, unlimited
from solver.search.collected import FIRST_CLAMP, Collected
from solver.search.conjunctions import Reduced
from solver.search.costs import cost_rows, line_floors
from solver.search.grid import DEAD, Grid
from solver.search.profiles import order_of_sums, profiles
from solver.search.quantities import ACROSS, Sums, tabulate
from solver.search.starts import stack, starts
from solver.search.tables import HARD, SHUT, SOFT, VALUE, Ints, Tables, typed


def assemble(
    problem: Problem,
    grid: Grid,
    member: Ints,
    sums: Sums,
    found: Collected,
    reduced: Reduced,
    check: Check = unlimited,
) -> Tables:
    """All arrays of the search; ``check`` is called between the steps."""
    class_of, may = found.class_of, found.may
    found.row(np.zeros(problem.activities, np.int64))
    records, scales, limits = sums.records()
    clamps = np.array(found.clamps, np.int64).reshape(len(found.clamps), 4)
    always = stack(reduced.always, 2)
    single = stack(reduced.single, 4)
    effects = stack(reduced.effects, 2)
    literals = stack(reduced.literals, 3)

    forbidding = single[:, 2] < 0
    forbidding &= single[:, 2] > FIRST_CLAMP
    found.costs.append(single[forbidding])
    found.add_single(member, single[~forbidding])
    check()
    cost_row, cost_penalty, cost_hard, past = cost_rows(grid, member, found.costs)

    def place(targets: Ints) -> Ints:
        return np.where(targets <= FIRST_CLAMP, len(records) + FIRST_CLAMP - targets, targets)

    effects[:, 0] = place(effects[:, 0])
    check()
    value = found.by_cell()
    value[1] = place(value[1])
    for targets, amounts in (*found.constants, (always[:, 0], always[:, 1])):
        _add_constants(records, clamps, place(targets), amounts)
    check()
    rows, prices, first_hard = _normalise(found, records, scales, limits, clamps, value, effects)
    check()
    gate_start, gate_mask, gate_sum = _gates(grid, member, found.gates, records)
    sum_line = np.array(sums.lines, np.int64)
    order = order_of_sums(grid, sum_line, value)
    number = np.append(np.argsort(order), np.arange(len(order), len(order) + len(clamps)))
    records, scales, sum_line = records[order], scales[order], sum_line[order]
    value[1], gate_sum, clamps[:, 3] = number[value[1]], number[gate_sum], number[clamps[:, 3]]
    counting = effects[:, 0] >= 0
    effects[counting, 0] = number[effects[counting, 0]]

    check()
    effects, by_match, by_cell, width = _matches(grid, effects, literals, len(member))
    key, first = by_cell
    owner = _sum_of(effects[:, 0], len(records), clamps)
    of_sum = np.flatnonzero(owner >= 0)
    of_sum = of_sum[np.argsort(owner[of_sum], kind="stable")]
    value_sum = _sum_of(value[1], len(records), clamps)
    by_sum = np.argsort(value_sum, kind="stable")

    check()
    across = np.append(sum_line == ACROSS, np.zeros(len(clamps), np.bool_))[value[1]]
    counted = np.ones(len(records), np.bool_)
    counted[owner[owner >= 0]] = False
    counted[gate_sum] = False
    plain = value[:, ~across & counted[value_sum]]
    own = value[:, ~across & ~counted[value_sum]]
    check()
    profile, cover_span, cover = profiles(grid.cells, value[:, across], rows)
    partner_span, partners = _partners(problem)
    allowed_class, allowed = np.nonzero(may)
    return typed(
        Tables(
            columns=grid.columns,
            days=problem.days,
            rolling=problem.rolling,
            chooses=grid.chooses,
            allowed_start=starts(allowed_class, len(may)),
            allowed=allowed,
            may=may,
            class_of=class_of,
            member=member,
            cost_row=cost_row,
            cost_penalty=cost_penalty,
            cost_hard=cost_hard,
            group_start=starts(key[first] // width, grid.cells),
            group_mask=(key[first] % width),
            literal_start=np.append(first, len(key)),
            literal_match=literals[:, 0],
            plain_start=starts(plain[0], grid.cells),
            plain=plain[1:].T,
            value_start=starts(own[0], grid.cells),
            value=own[1:].T,
            rows=rows,
            profile=profile,
            cover_span=cover_span,
            cover=cover,
            gate_start=gate_start,
            gate_mask=gate_mask,
            gate_sum=gate_sum,
            match_literals=np.bincount(literals[:, 0], minlength=len(effects)),
            match_effect=effects,
            sums=records,
            scales=scales,
            prices=prices[:, 0],
            first_hard=first_hard,
            hard_prices=prices[first_hard:, 1:],
            limits=limits,
            clamps=clamps,
            constant_hard=int(always[always[:, 0] == HARD, 1].sum()) + past[1],
            constant_penalty=int(always[always[:, 0] == SOFT, 1].sum()) + past[0],
            match_start=starts(by_match[:, 0], len(effects)),
            match_cell=by_match[:, 1],
            match_mask=by_match[:, 2],
            sum_value_start=starts(value_sum[by_sum], len(records)),
            sum_value_cell=value[0, by_sum],
            sum_value_row=value[2, by_sum],
            sum_match_start=starts(owner[of_sum], len(records)),
            sum_match=of_sum,
            line_floor=line_floors(grid, may, class_of, cost_row, cost_penalty, limits, effects, literals),
            sum_line=sum_line,
            sum_plain=counted & (sum_line != ACROSS),
            partner_span=partner_span,
            partners=partners,
        )
    )


def _add_constants(records: Ints, clamps: Ints, targets: Ints, amounts: Ints) -> None:
    of_sum = (targets >= 0) & (targets < len(records))
    of_clamp = targets >= len(records)
    np.add.at(records[:, VALUE], targets[of_sum], amounts[of_sum])
    np.add.at(clamps[:, 0], targets[of_clamp] - len(records), amounts[of_clamp])


def _normalise(
    found: Collected,
    records: Ints,
    scales: Ints,
    limits: Ints,
    clamps: Ints,
    value: Ints,
    effects: Ints,
) -> tuple[Ints, Ints, int]:
    """Count sums of few values in steps and give them tables; returns ``Tables.rows``, prices and where hard ones begin.

    Rows of ``value`` and weights of ``effects`` are replaced by what they are in steps.
    """
    rows = np.array(found.rows, np.int64)
    lowest, highest = np.stack(found.extremes, axis=1)
    count = len(records) + len(clamps)
    base, low, high, steps = (np.zeros(count, np.int64) for _ in range(4))
    group = found.class_of[value[0]]
    at = value[1]
    np.add.at(base, at, rows[value[2], 0])
    np.add.at(low, at, lowest[value[2], group])
    np.add.at(high, at, highest[value[2], group])
    _gcd_at(steps, at, np.gcd.reduce(rows - rows[:, :1], axis=1)[value[2]])
    counting = effects[:, 0] >= 0
    at, weight = effects[counting, 0], effects[counting, 1]
    np.add.at(low, at, np.minimum(weight, 0))
    np.add.at(high, at, np.maximum(weight, 0))
    _gcd_at(steps, at, np.abs(weight))

    plain = np.zeros(len(records), np.bool_)
    plain[clamps[:, 3]] = True
    constant = records[:, VALUE].copy()
    counted = len(records)
    records[:, VALUE] += np.where(plain, 0, base[:counted])
    span = constant + low[:counted], constant + high[:counted]
    _check_size(span, np.clip(clamps[:, 0] + np.stack([low, high])[:, counted:], clamps[:, 1], clamps[:, 2]))
    small, prices, first_hard = tabulate(records, scales, limits, span, steps[:counted], plain)
    records[~small, VALUE] = constant[~small]

    in_steps = np.zeros(count, np.bool_)
    in_steps[:counted] = small
    steps = np.maximum(steps, 1)
    chosen = in_steps[value[1]]
    pairs, which = np.unique(
        np.stack([value[2, chosen], steps[value[1, chosen]]], axis=1), axis=0, return_inverse=True
    )
    numbers = np.array([found.row((rows[r] - rows[r, 0]) // s) for r, s in pairs], np.int64)
    if len(pairs):
        value[2, chosen] = numbers[which.ravel()]
    at = effects[counting, 0]
    effects[counting, 1] //= np.where(in_steps[at], steps[at], 1)
    return np.array(found.rows, np.int64), prices, first_hard


def _check_size(span: tuple[Ints, Ints], clamped: Ints) -> None:
    """Values are kept in 32 bits."""
    if max(abs(part).max(initial=0) for part in (*span, clamped)) >= 1 << 30:
        raise ValueError("a bound or cover counts to 2**30 or more; say it in larger units")


def _gcd_at(steps: Ints, targets: Ints, amounts: Ints) -> None:
    """Greatest common divisor of the amounts of each target, into ``steps``."""
    if len(targets):
        order = np.argsort(targets, kind="stable")
        targets, amounts = targets[order], amounts[order]
        first = np.flatnonzero(np.diff(targets, prepend=-1))
        at = targets[first]
        steps[at] = np.gcd(steps[at], np.gcd.reduceat(amounts, first))


def _gates(
    grid: Grid, member: Ints, gates: list[tuple[Ints, int, Ints]], records: Ints
) -> tuple[Ints, Ints, Ints]:
    """Gates by cell. A sum whose gate history (or a choice nobody has) keeps shut is shut for good."""
    entries = [np.zeros((0, 3), np.int64)]
    for cell, mask, target in gates:
        past = cell < DEAD
        closed = member[mask, grid.worked[-2 - cell[past]]] == 0
        records[target[past][closed], SHUT] = 1
        records[target[cell == DEAD], SHUT] = 1
        inside = cell >= 0
        entries.append(
            np.column_stack([cell[inside], np.full(int(inside.sum()), mask), target[inside]]).astype(np.int64)
        )
    table = np.concatenate(entries)
    table = table[np.argsort(table[:, 0], kind="stable")]
    return starts(table[:, 0], grid.cells), table[:, 1].astype(np.int32), table[:, 2].astype(np.int32)


def _matches(
    grid: Grid, effects: Ints, literals: Ints, masks: int
) -> tuple[Ints, Ints, tuple[Ints, Ints], int]:
    """Number matches line by line, so that what belongs to a line lies together.

    Returns effects, literals by match, and for literals by cell and mask their keys and where each key begins;
    ``literals`` itself is left in that order.
    """
    line = np.zeros(len(effects), np.int64)
    line[literals[:, 0]] = literals[:, 1] // grid.columns
    order = np.argsort(line, kind="stable")
    rank = np.empty(len(effects), np.int32)
    rank[order] = np.arange(len(effects), dtype=np.int32)
    literals[:, 0] = rank[literals[:, 0]]
    by_match = literals[np.argsort(literals[:, 0], kind="stable")]
    width = max(1, masks)
    key = literals[:, 1].astype(np.int64) * width + literals[:, 2]
    literals[:] = literals[np.argsort(key, kind="stable")]
    key.sort(kind="stable")
    first = np.flatnonzero(np.diff(key, prepend=-1))
    return np.ascontiguousarray(effects[order]), by_match, (key, first), width


def _sum_of(targets: Ints, sums: int, clamps: Ints) -> Ints:
    """The sum a target belongs to; negative for forbids."""
    if not len(clamps):
        return targets
    found: Ints = np.where(targets >= sums, clamps[np.maximum(targets - sums, 0), 3], targets)
    return found


def _partners(problem: Problem) -> tuple[Ints, Ints]:
    """Where the group of each line begins and ends, and the lines of the groups; all lines for the rest."""
    span = np.zeros((problem.lines, 2), np.int32)
    together: list[int] = []
    for group in (*problem.groups, tuple(range(problem.lines))):
        fresh = [line for line in group if not span[line, 1]]
        if len(group) > 1 and fresh:
            span[fresh] = len(together), len(together) + len(group)
            together.extend(group)
    return span, np.array(together, np.int32)
