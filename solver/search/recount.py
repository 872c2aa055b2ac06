"""Everything there is to know about a roster, counted from its cells alone."""

from __future__ import annotations

from solver.jit import compiled, inlined
from solver.search.kernel import clamped, price
from solver.search.tables import (
    FIXED,
    HARD,
    SHUT,
    SOFT,
    T_HARD,
    T_PENALTY,
    T_VIOLATION,
    VALUE,
    State,
    Tables,
)


def recompute(tables: Tables, state: State) -> None:
    """Derive everything from ``state.cells`` alone."""
    state.sums[:] = tables.sums
    state.clamps[:, 0] = tables.clamps[:, 0]
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
            amount = tables.rows[tables.value[k, 1], activity]
            target = tables.value[k, 0]
            if target >= count:
                state.clamps[target - count, 0] += amount
            else:
                sums[target, VALUE] += amount
        for k in range(tables.plain_start[cell], tables.plain_start[cell + 1]):
            amount = tables.rows[tables.plain[k, 1], activity]
            target = tables.plain[k, 0]
            if target >= count:
                state.clamps[target - count, 0] += amount
            else:
                sums[target, VALUE] += amount
        at = tables.profile[cell] * tables.member.shape[1] + activity
        for k in range(tables.cover_span[at, 0], tables.cover_span[at, 1]):
            sums[tables.cover[k, 0], VALUE] += tables.cover[k, 1]
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
                state.clamps[target - count, 0] += weight
            else:
                sums[target, VALUE] += weight
    for clamp in range(len(state.clamps)):
        sums[tables.clamps[clamp, 3], VALUE] += clamped(tables, state.clamps[clamp, 0], clamp)
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
