"""The compiled heart: what one cell's change does to every total, and how to take it back."""

from __future__ import annotations

from solver.jit import compiled, inlined
from solver.search.tables import (
    FIRST_LIMIT,
    FIXED,
    HARD,
    HIGH,
    LAST_LIMIT,
    LOW,
    SCALE,
    SHUT,
    SOFT,
    STAMP,
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
        totals[T_PENALTY] += sign * tables.prices[table + value]
        if table >= tables.first_hard:
            totals[T_HARD] += sign * tables.hard_prices[table - tables.first_hard + value, 0]
            totals[T_VIOLATION] += sign * tables.hard_prices[table - tables.first_hard + value, 1]
    else:
        for k in range(tables.scales[number, FIRST_LIMIT], tables.scales[number, LAST_LIMIT]):
            out = tables.limits[k, LOW] - value
            if out <= 0:
                out = value - tables.limits[k, HIGH]
            if out > 0:
                units = out
                unit = tables.limits[k, UNIT]
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
def touch(state: State, move: Move, target: int, amount: int, logged: int) -> int:
    """Add an amount to a sum or clamp, and log what it was unless this move did so before."""
    sums = state.sums
    stamp = move.stamp[0]
    if target < len(sums):
        if sums[target, STAMP] != stamp:
            sums[target, STAMP] = stamp
            move.log[logged, 0] = target
            move.log[logged, 1] = sums[target, VALUE]
            move.log[logged, 2] = sums[target, SHUT]
            logged += 1
        sums[target, VALUE] += amount
    else:
        clamp = target - len(sums)
        if state.clamps[clamp, 1] != stamp:
            state.clamps[clamp, 1] = stamp
            move.log[logged, 0] = target
            move.log[logged, 1] = state.clamps[clamp, 0]
            logged += 1
        state.clamps[clamp, 0] += amount
    return logged


@inlined
def put_covers(tables: Tables, state: State, cell: int, old: int, new: int, move: Move, logged: int) -> int:
    """Let the covers follow when a cell holds another activity."""
    first = tables.profile[cell] * tables.member.shape[1]
    for turn in range(2):
        at = first + (old if turn == 0 else new)
        sign = 2 * turn - 1
        for k in range(tables.cover_span[at, 0], tables.cover_span[at, 1]):
            logged = touch(state, move, tables.cover[k, 0], sign * tables.cover[k, 1], logged)
    return logged


@inlined
def put_plain(tables: Tables, state: State, cell: int, old: int, new: int, move: Move, logged: int) -> int:
    """Let the plain sums of its line follow when a cell holds another activity."""
    for k in range(tables.plain_start[cell], tables.plain_start[cell + 1]):
        row = tables.plain[k, 1]
        amount = tables.rows[row, new] - tables.rows[row, old]
        if amount != 0:
            logged = touch(state, move, tables.plain[k, 0], amount, logged)
    return logged


@inlined
def put(tables: Tables, state: State, cell: int, new: int, move: Move, slot: int, logged: int) -> int:
    """Let a cell hold another activity; all else of its line follows."""
    old = state.cells[cell]
    state.cells[cell] = new
    penalty = 0
    hard = 0
    row = tables.cost_row[cell]
    if row != 0:
        penalty += tables.cost_penalty[row, new] - tables.cost_penalty[row, old]
        hard += tables.cost_hard[row, new] - tables.cost_hard[row, old]
    missing = state.missing
    for group in range(tables.group_start[cell], tables.group_start[cell + 1]):
        mask = tables.group_mask[group]
        change = tables.member[mask, new] - tables.member[mask, old]
        if change != 0:
            turning = 1 if change > 0 else 0  # a match turns when this many literals, or none, are missing
            for k in range(tables.literal_start[group], tables.literal_start[group + 1]):
                match = tables.literal_match[k]
                left = missing[match]
                missing[match] = left - change
                if left == turning:
                    target = tables.match_effect[match, 0]
                    weight = change * tables.match_effect[match, 1]
                    if target == SOFT:
                        penalty += weight
                    elif target == HARD:
                        hard += change
                    else:
                        logged = touch(state, move, target, weight, logged)
    for k in range(tables.value_start[cell], tables.value_start[cell + 1]):
        row = tables.value[k, 1]
        amount = tables.rows[row, new] - tables.rows[row, old]
        if amount != 0:
            logged = touch(state, move, tables.value[k, 0], amount, logged)
    for k in range(tables.gate_start[cell], tables.gate_start[cell + 1]):
        mask = tables.gate_mask[k]
        number = tables.gate_sum[k]
        logged = touch(state, move, number, 0, logged)
        state.sums[number, SHUT] -= tables.member[mask, new] - tables.member[mask, old]
    state.totals[T_PENALTY] += penalty
    state.totals[T_HARD] += hard
    state.totals[T_VIOLATION] += hard * FIXED
    move.added[slot, 2] += penalty
    move.added[slot, 3] += hard * FIXED
    return logged


@inlined
def settle(tables: Tables, state: State, move: Move, first: int, other: int, begin: int, logged: int) -> int:
    """Book what the sums and clamps logged since ``begin`` cost now."""
    sums = state.sums
    totals = state.totals
    count = len(sums)
    if len(state.clamps) > 0:
        for k in range(begin, logged):
            target = move.log[k, 0]
            if target >= count:
                clamp = target - count
                change = clamped(tables, state.clamps[clamp, 0], clamp) - clamped(
                    tables, move.log[k, 1], clamp
                )
                logged = touch(state, move, tables.clamps[clamp, 3], change, logged)
    for k in range(begin, logged):
        number = move.log[k, 0]
        if number < count:
            old = move.log[k, 1]
            new = sums[number, VALUE]
            if old != new or move.log[k, 2] != sums[number, SHUT]:
                penalty = totals[T_PENALTY]
                violation = totals[T_VIOLATION]
                for turn in range(2):
                    shut = move.log[k, 2] if turn == 0 else sums[number, SHUT]
                    if shut == 0:
                        price(tables, state, number, old if turn == 0 else new, 2 * turn - 1)
                line = tables.sum_line[number]
                if line >= 0:
                    slot = 0 if line == first else (1 if line == other else 2)
                    at = 0 if tables.sum_plain[number] else 2
                    move.added[slot, at] += totals[T_PENALTY] - penalty
                    move.added[slot, at + 1] += totals[T_VIOLATION] - violation
    return logged


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

    Covers come first, then the plain sums of all its lines, then the rest of one line and of the others. After each part
    the move is given up when all that the parts to come could save (at most what they cost now) cannot bring it under
    the threshold.
    """
    totals = state.totals
    penalty = totals[T_PENALTY]
    hard = totals[T_HARD]
    violation = totals[T_VIOLATION]
    first = move.cells[0] // tables.columns
    other = first
    third = first
    for k in range(changes):
        move.olds[k] = state.cells[move.cells[k]]
        line = move.cells[k] // tables.columns
        if line != first and line != other:
            if other == first:
                other = line
            else:
                third = line
    costs = state.lines
    per = hard_weight / FIXED
    rest_first = costs[first, 2] - tables.line_floor[first] + per * costs[first, 3]
    plain = costs[first, 0] + per * costs[first, 1]
    rest_other = 0.0
    if other != first:
        rest_other = costs[other, 2] - tables.line_floor[other] + per * costs[other, 3]
        plain += costs[other, 0] + per * costs[other, 1]
    if third != first:
        rest_other += costs[third, 2] - tables.line_floor[third] + per * costs[third, 3]
        plain += costs[third, 0] + per * costs[third, 1]

    move.stamp[0] += 1
    for slot in range(3):
        for part in range(4):
            move.added[slot, part] = 0
    logged = 0
    good = True
    for phase in range(4):
        begin = logged
        limit = threshold
        if phase == 0:
            limit += plain + rest_first + rest_other
            k = 0
            while k < changes:
                if swaps_alike(tables, state, move, k, changes):
                    k += 2
                else:
                    if move.news[k] != move.olds[k]:
                        logged = put_covers(
                            tables, state, move.cells[k], move.olds[k], move.news[k], move, logged
                        )
                    k += 1
        elif phase == 1:
            limit += rest_first + rest_other
            for k in range(changes):
                logged = put_plain(tables, state, move.cells[k], move.olds[k], move.news[k], move, logged)
        else:
            if phase == 2:
                limit += rest_other
            for k in range(changes):
                line = move.cells[k] // tables.columns
                if (line == first) == (phase == 2) and move.news[k] != move.olds[k]:
                    slot = 0 if line == first else (1 if line == other else 2)
                    logged = put(tables, state, move.cells[k], move.news[k], move, slot, logged)
        logged = settle(tables, state, move, first, other, begin, logged)
        extra = totals[T_PENALTY] - penalty + per * (totals[T_VIOLATION] - violation)
        good = extra <= limit
        if not good:
            break
    if good:
        for part in range(4):
            costs[first, part] += move.added[0, part]
            if other != first:
                costs[other, part] += move.added[1, part]
            if third != first:
                costs[third, part] += move.added[2, part]
        return True
    for k in range(changes):
        if move.olds[k] != state.cells[move.cells[k]]:
            take_back(tables, state, move.cells[k], move.olds[k])
    count = len(state.sums)
    for k in range(logged - 1, -1, -1):
        target = move.log[k, 0]
        if target >= count:
            state.clamps[target - count, 0] = move.log[k, 1]
        else:
            state.sums[target, VALUE] = move.log[k, 1]
            state.sums[target, SHUT] = move.log[k, 2]
    totals[T_PENALTY] = penalty
    totals[T_HARD] = hard
    totals[T_VIOLATION] = violation
    return False
