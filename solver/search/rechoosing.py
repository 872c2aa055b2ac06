"""Another choice for a line, together with the work that goes with it. Knows no rule: see ``moves``."""

from __future__ import annotations

import math

from solver.jit import compiled, inlined
from solver.search.kernel import attempt
from solver.search.mending import mend
from solver.search.moves import ROOM, TRIES, exchange, partner
from solver.search.rng import below, uniform
from solver.search.tables import FIXED, NO_LIMIT, T_PENALTY, T_VIOLATION, Ints, Move, State, Tables

TURNS = 60
"""Moves that try to fit the work to a new choice."""

MOST_CHANGES = 2 * ROOM
"""Cells that change altogether, those that change twice counted twice."""


@inlined
def another_choice(tables: Tables, state: State, rng: Ints, move: Move) -> bool:
    """Write another choice of some line into the first change of a move; says whether there was one."""
    for _ in range(2 * TRIES):
        line = below(rng, len(tables.partner_span))
        if tables.chooses[line]:
            cell = line * tables.columns + tables.days
            group = tables.class_of[cell]
            first = tables.allowed_start[group]
            new = tables.allowed[first + below(rng, tables.allowed_start[group + 1] - first)]
            if new != state.cells[cell]:
                move.cells[0] = cell
                move.news[0] = new
                return True
    return False


@compiled
def fitting(tables: Tables, state: State, rng: Ints, choice: int, move: Move) -> int:
    """A move of the days of a line that has a new choice, often at a sum that depends on the choice."""
    columns, days = tables.columns, tables.days
    gate = tables.gate_start[choice]
    gates = tables.gate_start[choice + 1] - gate
    way = below(rng, 4)
    if way > 1 and gates > 0:
        count = mend(tables, state, rng, tables.gate_sum[gate + below(rng, gates)], move)
        for k in range(count):
            if move.cells[k] == choice:
                return 0
        return count
    line = choice // columns
    column = below(rng, days)
    cell = line * columns + column
    if way == 1:
        return exchange(tables, state, cell, partner(tables, rng, line) * columns + column, move, 0)
    group = tables.class_of[cell]
    first = tables.allowed_start[group]
    new = tables.allowed[first + below(rng, tables.allowed_start[group + 1] - first)]
    if new == state.cells[cell]:
        return 0
    move.cells[0] = cell
    move.news[0] = new
    return 1


@compiled
def rechoose(
    tables: Tables,
    state: State,
    rng: Ints,
    move: Move,
    changed: Ints,
    olds: Ints,
    hard_weight: float,
    temperature: float,
    threshold: float,
) -> int:
    """Give a line another choice, let its days follow, and keep all of it if it costs at most ``threshold`` more.

    The days follow by moves that are kept or not at the same temperature. ``changed`` gets the cells that changed, in
    order, and ``olds`` what they held; returns how many (0: none did, or all was taken back).
    """
    if not another_choice(tables, state, rng, move):
        return 0
    penalty = state.totals[T_PENALTY]
    violation = state.totals[T_VIOLATION]
    choice = move.cells[0]
    attempt(tables, state, move, 1, hard_weight, float(NO_LIMIT))
    changed[0] = choice
    olds[0] = move.olds[0]
    changes = 1
    for _ in range(TURNS):
        count = fitting(tables, state, rng, choice, move)
        if count == 0 or changes + count > len(changed):
            continue
        if attempt(tables, state, move, count, hard_weight, -temperature * math.log(1.0 - uniform(rng))):
            for k in range(count):
                changed[changes + k] = move.cells[k]
                olds[changes + k] = move.olds[k]
            changes += count
    extra = state.totals[T_PENALTY] - penalty
    extra += hard_weight / FIXED * (state.totals[T_VIOLATION] - violation)
    if extra <= threshold:
        return changes
    for k in range(changes - 1, -1, -1):
        move.cells[0] = changed[k]
        move.news[0] = olds[k]
        attempt(tables, state, move, 1, hard_weight, float(NO_LIMIT))
    return 0
