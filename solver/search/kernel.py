"""The compiled heart: what one cell's change does to every total, and how to take it back."""

from __future__ import annotations

import numpy as np

from solver.search.jit import compiled, inlined
from solver.search.tables import (
    FIRST_LIMIT,
    FIXED,
    HARD,
    HARDNESS,
    HIGH,
    LAST_LIMIT,
    LOW,
    SCALE,
    SHUT,
    SOFT,
    T_HARD,
    T_PENALTY,
    T_VIOLATION,
    TABLE,
    UNIT,
    VALUE,
    WEIGHT,
    Ints,
    State,
    Tables,
)


@inlined
def price(tables: Tables, state: State, number: int, value: int, sign: int) -> None:
    """Book (+1) or take off the books (-1) what it costs that a sum has a value."""
    sums = state.sums
    totals = state.totals
    table = sums[number, TABLE]
    if table >= 0:
        totals[T_PENALTY] += sign * tables.prices[table + value, T_PENALTY]
        if sums[number, HARDNESS] != 0:
            totals[T_HARD] += sign * tables.prices[table + value, T_HARD]
            totals[T_VIOLATION] += sign * tables.prices[table + value, T_VIOLATION]
    else:
        for k in range(sums[number, FIRST_LIMIT], sums[number, LAST_LIMIT]):
            out = max(tables.limits[k, LOW] - value, value - tables.limits[k, HIGH])
            if out > 0:
                if value < tables.limits[k, LOW]:
                    out = tables.limits[k, LOW] - value
                unit = tables.limits[k, UNIT]
                units = out
                if unit != 1:  # a division only where it is needed
                    units = (out + unit - 1) // unit
                scale = tables.limits[k, SCALE]
                if scale == 0:
                    totals[T_PENALTY] += sign * units * tables.limits[k, WEIGHT]
                else:
                    totals[T_HARD] += sign * units
                    totals[T_VIOLATION] += sign * (out * FIXED // scale + FIXED // 2)


@inlined
def clamped(tables: Tables, value: int, clamp: int) -> int:
    """The value of a clamp after cutting off."""
    found: int = min(max(value, tables.clamps[clamp, 1]), tables.clamps[clamp, 2])
    return found


@inlined
def shift(
    tables: Tables, state: State, target: int, amount: int, log: Ints, log_value: Ints, logged: int
) -> int:
    """Add an amount to a sum or clamp and book the change; returns how many old values are logged."""
    sums = state.sums
    number = target
    count = len(sums)
    if target >= count:
        clamp = target - count
        old = state.clamps[clamp]
        state.clamps[clamp] = old + amount
        log[logged] = target
        log_value[logged] = old
        logged += 1
        amount = clamped(tables, old + amount, clamp) - clamped(tables, old, clamp)
        number = tables.clamps[clamp, 3]
    if amount != 0:
        old = sums[number, VALUE]
        new = old + amount
        sums[number, VALUE] = new
        log[logged] = number
        log_value[logged] = old
        logged += 1
        if sums[number, SHUT] == 0:
            price(tables, state, number, old, -1)
            price(tables, state, number, new, 1)
    return logged


@inlined
def flip(tables: Tables, state: State, match: int, sign: int, log: Ints, log_value: Ints, logged: int) -> int:
    """A match begins (+1) or ceases (-1) to hold."""
    target = tables.match_effect[match, 0]
    weight = tables.match_effect[match, 1]
    if target == SOFT:
        state.totals[T_PENALTY] += sign * weight
    elif target == HARD:
        state.totals[T_HARD] += sign
        state.totals[T_VIOLATION] += sign * FIXED
    else:
        logged = shift(tables, state, target, sign * weight, log, log_value, logged)
    return logged


@inlined
def put(
    tables: Tables, state: State, cell: int, new: int, covers: bool, log: Ints, log_value: Ints, logged: int
) -> int:
    """Let a cell hold another activity; every total follows."""
    old = state.cells[cell]
    state.cells[cell] = new
    row = tables.cost_row[cell]
    if row != 0:
        state.totals[T_PENALTY] += tables.cost_penalty[row, new] - tables.cost_penalty[row, old]
        change = tables.cost_hard[row, new] - tables.cost_hard[row, old]
        state.totals[T_HARD] += change
        state.totals[T_VIOLATION] += change * FIXED
    missing = state.missing
    for group in range(tables.group_start[cell], tables.group_start[cell + 1]):
        mask = tables.group_mask[group]
        change = tables.member[mask, new] - tables.member[mask, old]
        if change > 0:
            for k in range(tables.literal_start[group], tables.literal_start[group + 1]):
                match = tables.literal_match[k]
                left = missing[match] - 1
                missing[match] = left
                if left == 0:
                    logged = flip(tables, state, match, 1, log, log_value, logged)
        elif change < 0:
            for k in range(tables.literal_start[group], tables.literal_start[group + 1]):
                match = tables.literal_match[k]
                left = missing[match]
                missing[match] = left + 1
                if left == 0:
                    logged = flip(tables, state, match, -1, log, log_value, logged)
    for k in range(tables.value_start[cell], tables.value_start[cell + 1]):
        row = tables.value_row[k]
        amount = tables.rows[row, new] - tables.rows[row, old]
        if amount != 0:
            logged = shift(tables, state, tables.value_target[k], amount, log, log_value, logged)
    if covers:
        at = tables.profile[cell] * tables.member.shape[1]
        for k in range(tables.cover_start[at + old], tables.cover_start[at + old + 1]):
            logged = shift(
                tables, state, tables.cover_sum[k], -tables.cover_amount[k], log, log_value, logged
            )
        for k in range(tables.cover_start[at + new], tables.cover_start[at + new + 1]):
            logged = shift(tables, state, tables.cover_sum[k], tables.cover_amount[k], log, log_value, logged)
    for k in range(tables.gate_start[cell], tables.gate_start[cell + 1]):
        mask = tables.gate_mask[k]
        change = tables.member[mask, new] - tables.member[mask, old]
        if change != 0:
            turn(tables, state, tables.gate_sum[k], change)
    return logged


@inlined
def turn(tables: Tables, state: State, number: int, change: int) -> None:
    """Open (+1) or shut (-1) the gate of a sum."""
    state.sums[number, SHUT] -= change
    price(tables, state, number, state.sums[number, VALUE], change)


@inlined
def take_back(tables: Tables, state: State, cell: int, old: int) -> None:
    """Give a cell its old activity back; totals, sums and clamps are restored by the caller."""
    new = state.cells[cell]
    state.cells[cell] = old
    missing = state.missing
    for group in range(tables.group_start[cell], tables.group_start[cell + 1]):
        mask = tables.group_mask[group]
        change = tables.member[mask, new] - tables.member[mask, old]
        if change != 0:
            for k in range(tables.literal_start[group], tables.literal_start[group + 1]):
                missing[tables.literal_match[k]] += change
    for k in range(tables.gate_start[cell], tables.gate_start[cell + 1]):
        mask = tables.gate_mask[k]
        change = tables.member[mask, new] - tables.member[mask, old]
        state.sums[tables.gate_sum[k], SHUT] += change


def recompute(tables: Tables, state: State) -> None:
    """Derive everything from ``state.cells`` alone."""
    state.sums[:] = tables.sums
    state.clamps[:] = tables.clamps[:, 0]
    state.missing[:] = tables.match_literals
    _count(tables, state)


@compiled
def _count(tables: Tables, state: State) -> None:
    """Count everything on top of the constants."""
    cells = state.cells
    sums = state.sums
    totals = state.totals
    totals[T_HARD] = tables.constant_hard
    totals[T_PENALTY] = tables.constant_penalty
    totals[T_VIOLATION] = tables.constant_hard * FIXED
    count = len(sums)
    for cell in range(len(cells)):
        activity = cells[cell]
        row = tables.cost_row[cell]
        totals[T_PENALTY] += tables.cost_penalty[row, activity]
        totals[T_HARD] += tables.cost_hard[row, activity]
        totals[T_VIOLATION] += tables.cost_hard[row, activity] * FIXED
        for group in range(tables.group_start[cell], tables.group_start[cell + 1]):
            if tables.member[tables.group_mask[group], activity]:
                for k in range(tables.literal_start[group], tables.literal_start[group + 1]):
                    state.missing[tables.literal_match[k]] -= 1
        for k in range(tables.value_start[cell], tables.value_start[cell + 1]):
            amount = tables.rows[tables.value_row[k], activity]
            target = tables.value_target[k]
            if target >= count:
                state.clamps[target - count] += amount
            else:
                sums[target, VALUE] += amount
        at = tables.profile[cell] * tables.member.shape[1] + activity
        for k in range(tables.cover_start[at], tables.cover_start[at + 1]):
            sums[tables.cover_sum[k], VALUE] += tables.cover_amount[k]
        for k in range(tables.gate_start[cell], tables.gate_start[cell + 1]):
            if not tables.member[tables.gate_mask[k], activity]:
                sums[tables.gate_sum[k], SHUT] += 1
    for match in range(len(state.missing)):
        if state.missing[match] == 0:
            target = tables.match_effect[match, 0]
            weight = tables.match_effect[match, 1]
            if target == SOFT:
                totals[T_PENALTY] += weight
            elif target == HARD:
                totals[T_HARD] += 1
                totals[T_VIOLATION] += FIXED
            elif target >= count:
                state.clamps[target - count] += weight
            else:
                sums[target, VALUE] += weight
    for clamp in range(len(state.clamps)):
        sums[tables.clamps[clamp, 3], VALUE] += clamped(tables, state.clamps[clamp], clamp)
    for number in range(count):
        if sums[number, SHUT] == 0:
            price(tables, state, number, sums[number, VALUE], 1)


@compiled
def apply(
    tables: Tables,
    state: State,
    changes: int,
    change_cell: Ints,
    change_new: Ints,
    change_old: Ints,
    log: Ints,
    log_value: Ints,
) -> int:
    """Make the changes in turn; returns how many old values are logged."""
    logged = 0
    both = False
    for k in range(changes):
        cell = change_cell[k]
        old = state.cells[cell]
        change_old[k] = old
        if both:  # the second half of a swap between lines that count for the same covers
            both = False
            covers = False
        elif k + 1 < changes:
            other = change_cell[k + 1]
            both = (
                tables.profile[cell] == tables.profile[other]
                and change_new[k] == state.cells[other]
                and change_new[k + 1] == old
            )
            covers = not both
        else:
            covers = True
        if change_new[k] != old:
            logged = put(tables, state, cell, change_new[k], covers, log, log_value, logged)
    return logged


@compiled
def undo(
    tables: Tables,
    state: State,
    changes: int,
    change_cell: Ints,
    change_old: Ints,
    log: Ints,
    log_value: Ints,
    logged: int,
) -> None:
    """Take back what ``apply`` did; the totals are restored by the caller."""
    for k in range(changes - 1, -1, -1):
        cell = change_cell[k]
        if change_old[k] != state.cells[cell]:
            take_back(tables, state, cell, change_old[k])
    count = len(state.sums)
    for k in range(logged - 1, -1, -1):
        target = log[k]
        if target >= count:
            state.clamps[target - count] = log_value[k]
        else:
            state.sums[target, VALUE] = log_value[k]


def buffers(tables: Tables, longest: int) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """Room for a move of ``longest`` cells: cells, new and old activities, logged targets and values."""
    values = int(np.diff(tables.value_start).max(initial=0))
    literals = int(np.bincount(tables.match_cell, minlength=1).max())
    covers = int(np.diff(tables.cover_start).max(initial=0))
    room = longest * 2 * (values + literals + covers) + 16
    return (
        np.zeros(longest, np.int32),
        np.zeros(longest, np.int16),
        np.zeros(longest, np.int16),
        np.zeros(room, np.int32),
        np.zeros(room, np.int64),
    )
