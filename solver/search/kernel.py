"""The compiled heart: what one cell's change does to every total, and how to take it back."""

from __future__ import annotations

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
    Move,
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
def shift(tables: Tables, state: State, target: int, amount: int, move: Move, logged: int) -> int:
    """Add an amount to a sum or clamp and book the change; returns how many old values are logged."""
    sums = state.sums
    number = target
    count = len(sums)
    if target >= count:
        clamp = target - count
        old = state.clamps[clamp]
        state.clamps[clamp] = old + amount
        move.log[logged] = target
        move.log_value[logged] = old
        logged += 1
        amount = clamped(tables, old + amount, clamp) - clamped(tables, old, clamp)
        number = tables.clamps[clamp, 3]
    if amount != 0:
        old = sums[number, VALUE]
        new = old + amount
        sums[number, VALUE] = new
        move.log[logged] = number
        move.log_value[logged] = old
        logged += 1
        if sums[number, SHUT] == 0:
            price(tables, state, number, old, -1)
            price(tables, state, number, new, 1)
    return logged


@inlined
def flip(tables: Tables, state: State, match: int, sign: int, move: Move, logged: int) -> int:
    """A match begins (+1) or ceases (-1) to hold."""
    target = tables.match_effect[match, 0]
    weight = tables.match_effect[match, 1]
    if target == SOFT:
        state.totals[T_PENALTY] += sign * weight
    elif target == HARD:
        state.totals[T_HARD] += sign
        state.totals[T_VIOLATION] += sign * FIXED
    else:
        logged = shift(tables, state, target, sign * weight, move, logged)
    return logged


@inlined
def put_covers(tables: Tables, state: State, cell: int, old: int, new: int, move: Move, logged: int) -> int:
    """Let the covers follow when a cell holds another activity."""
    first = tables.profile[cell] * tables.member.shape[1]
    for turn in range(2):
        at = first + (old if turn == 0 else new)
        sign = 2 * turn - 1
        for k in range(tables.cover_start[at], tables.cover_start[at + 1]):
            logged = shift(tables, state, tables.cover_sum[k], sign * tables.cover_amount[k], move, logged)
    return logged


@inlined
def put_plain(tables: Tables, state: State, cell: int, old: int, new: int, move: Move, logged: int) -> int:
    """Let the plain sums of its line follow when a cell holds another activity."""
    for k in range(tables.plain_start[cell], tables.plain_start[cell + 1]):
        row = tables.plain_row[k]
        amount = tables.rows[row, new] - tables.rows[row, old]
        if amount != 0:
            logged = shift(tables, state, tables.plain_target[k], amount, move, logged)
    return logged


@inlined
def put(tables: Tables, state: State, cell: int, new: int, move: Move, logged: int) -> int:
    """Let a cell hold another activity; all else of its line follows."""
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
                    logged = flip(tables, state, match, 1, move, logged)
        elif change < 0:
            for k in range(tables.literal_start[group], tables.literal_start[group + 1]):
                match = tables.literal_match[k]
                left = missing[match]
                missing[match] = left + 1
                if left == 0:
                    logged = flip(tables, state, match, -1, move, logged)
    for k in range(tables.value_start[cell], tables.value_start[cell + 1]):
        row = tables.value_row[k]
        amount = tables.rows[row, new] - tables.rows[row, old]
        if amount != 0:
            logged = shift(tables, state, tables.value_target[k], amount, move, logged)
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
    state.lines[:] = 0
    _count(tables, state)


@inlined
def book(state: State, line: int, penalty: int, hard: int, violation: int) -> None:
    """Add to the totals and to what a line costs."""
    state.totals[T_PENALTY] += penalty
    state.totals[T_HARD] += hard
    state.totals[T_VIOLATION] += violation
    state.lines[line, 2] += penalty
    state.lines[line, 3] += violation


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
        book(
            state,
            cell // tables.columns,
            tables.cost_penalty[row, activity],
            tables.cost_hard[row, activity],
            tables.cost_hard[row, activity] * FIXED,
        )
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
        for k in range(tables.plain_start[cell], tables.plain_start[cell + 1]):
            amount = tables.rows[tables.plain_row[k], activity]
            target = tables.plain_target[k]
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
            line = tables.match_cell[tables.match_start[match]] // tables.columns
            if target == SOFT:
                book(state, line, weight, 0, 0)
            elif target == HARD:
                book(state, line, 0, 1, FIXED)
            elif target >= count:
                state.clamps[target - count] += weight
            else:
                sums[target, VALUE] += weight
    for clamp in range(len(state.clamps)):
        sums[tables.clamps[clamp, 3], VALUE] += clamped(tables, state.clamps[clamp], clamp)
    for number in range(count):
        if sums[number, SHUT] == 0:
            penalty = totals[T_PENALTY]
            violation = totals[T_VIOLATION]
            price(tables, state, number, sums[number, VALUE], 1)
            line = tables.sum_line[number]
            if line >= 0:
                at = 0 if tables.sum_plain[number] else 2
                state.lines[line, at] += totals[T_PENALTY] - penalty
                state.lines[line, at + 1] += totals[T_VIOLATION] - violation


@inlined
def swaps_alike(tables: Tables, state: State, move: Move, k: int, changes: int) -> bool:
    """Do changes k and k + 1 swap what two cells hold that count alike for all covers."""
    if k + 1 >= changes:
        return False
    one = move.cells[k]
    two = move.cells[k + 1]
    return bool(
        tables.profile[one] == tables.profile[two]
        and move.news[k] == state.cells[two]
        and move.news[k + 1] == state.cells[one]
    )


@compiled
def attempt(
    tables: Tables, state: State, move: Move, changes: int, hard_weight: float, threshold: float
) -> bool:
    """Make a move if it costs at most ``threshold`` more; says whether it was made.

    Covers come first, then the plain sums of both lines, then the rest of one line and of the other. After each part
    the move is given up when all that the parts to come could save (at most what they cost now) cannot bring it under
    the threshold.
    """
    totals = state.totals
    penalty = totals[T_PENALTY]
    hard = totals[T_HARD]
    violation = totals[T_VIOLATION]
    first = move.cells[0] // tables.columns
    other = first
    for k in range(changes):
        move.olds[k] = state.cells[move.cells[k]]
        line = move.cells[k] // tables.columns
        if line != first:
            other = line
    costs = state.lines
    per = hard_weight / FIXED
    rest_first = costs[first, 2] - tables.line_floor[first] + per * costs[first, 3]
    plain = costs[first, 0] + per * costs[first, 1]
    rest_other = 0.0
    if other != first:
        rest_other = costs[other, 2] - tables.line_floor[other] + per * costs[other, 3]
        plain += costs[other, 0] + per * costs[other, 1]

    logged = 0
    k = 0
    while k < changes:
        if swaps_alike(tables, state, move, k, changes):
            k += 2
        else:
            if move.news[k] != move.olds[k]:
                logged = put_covers(tables, state, move.cells[k], move.olds[k], move.news[k], move, logged)
            k += 1
    extra = totals[T_PENALTY] - penalty + per * (totals[T_VIOLATION] - violation)
    good = extra <= threshold + plain + rest_first + rest_other
    if good:
        for k in range(changes):
            before_penalty = totals[T_PENALTY]
            before_violation = totals[T_VIOLATION]
            logged = put_plain(tables, state, move.cells[k], move.olds[k], move.news[k], move, logged)
            move.added[k, 0] = totals[T_PENALTY] - before_penalty
            move.added[k, 1] = totals[T_VIOLATION] - before_violation
        extra = totals[T_PENALTY] - penalty + per * (totals[T_VIOLATION] - violation)
        good = extra <= threshold + rest_first + rest_other
    for part in range(2):
        if good and (part == 0 or other != first):
            for k in range(changes):
                if (move.cells[k] // tables.columns == first) == (part == 0):
                    before_penalty = totals[T_PENALTY]
                    before_violation = totals[T_VIOLATION]
                    if move.news[k] != move.olds[k]:
                        logged = put(tables, state, move.cells[k], move.news[k], move, logged)
                    move.added[k, 2] = totals[T_PENALTY] - before_penalty
                    move.added[k, 3] = totals[T_VIOLATION] - before_violation
            extra = totals[T_PENALTY] - penalty + per * (totals[T_VIOLATION] - violation)
            good = extra <= threshold + (rest_other if part == 0 else 0.0)
    if good:
        for k in range(changes):
            line = move.cells[k] // tables.columns
            for part in range(4):
                costs[line, part] += move.added[k, part]
        return True
    for k in range(changes):
        if move.olds[k] != state.cells[move.cells[k]]:
            take_back(tables, state, move.cells[k], move.olds[k])
    count = len(state.sums)
    for k in range(logged - 1, -1, -1):
        target = move.log[k]
        if target >= count:
            state.clamps[target - count] = move.log_value[k]
        else:
            state.sums[target, VALUE] = move.log_value[k]
    totals[T_PENALTY] = penalty
    totals[T_HARD] = hard
    totals[T_VIOLATION] = violation
    return False
