"""Moves that aim at what is violated now. See ``moves`` for what they have in common."""

from __future__ import annotations

from solver.jit import compiled, inlined
from solver.search.moves import ROOM, TRIES, exchange, partner
from solver.search.rng import below
from solver.search.tables import (
    BASE,
    FIRST_LIMIT,
    HIGH,
    LAST_LIMIT,
    LOW,
    SHUT,
    STEP,
    VALUE,
    Ints,
    Move,
    State,
    Tables,
)

ROW_UP, ROW_DOWN, LEAVE, ENTER = range(4)


@inlined
def wanted(tables: Tables, how: int, number: int, old: int, new: int) -> bool:
    """Would ``new`` instead of ``old`` help: raise or lower a row, leave or enter a mask."""
    if how == ROW_UP:
        return bool(tables.rows[number, new] > tables.rows[number, old])
    if how == ROW_DOWN:
        return bool(tables.rows[number, new] < tables.rows[number, old])
    return bool((tables.member[number, new] == 1) == (how == ENTER))


@compiled
def help_cell(tables: Tables, state: State, rng: Ints, cell: int, how: int, number: int, move: Move) -> int:
    """Give one cell something wanted: anew, from another line on that day, or from another day of the line."""
    columns, days = tables.columns, tables.days
    column = cell % columns
    line = cell // columns
    old = state.cells[cell]
    way = below(rng, 4)
    if column < days and way > 1:
        for _ in range(2 * TRIES):
            if way == 2:
                source = partner(tables, rng, line) * columns + column
            else:
                source = line * columns + below(rng, days)
            if wanted(tables, how, number, old, state.cells[source]):
                count = exchange(tables, state, cell, source, move, 0)
                if count > 0:
                    return count
    group = tables.class_of[cell]
    first = tables.allowed_start[group]
    size = tables.allowed_start[group + 1] - first
    start = below(rng, size)
    for k in range(size):
        new = tables.allowed[first + (start + k) % size]
        if new != old and wanted(tables, how, number, old, new):
            move.cells[0] = cell
            move.news[0] = new
            return 1
    return 0


@compiled
def break_match(tables: Tables, state: State, rng: Ints, match: int, move: Move) -> int:
    """Make one literal of a match false."""
    first = tables.match_start[match]
    k = first + below(rng, tables.match_start[match + 1] - first)
    return help_cell(tables, state, rng, tables.match_cell[k], LEAVE, tables.match_mask[k], move)


@compiled
def make_match(tables: Tables, state: State, rng: Ints, match: int, move: Move) -> int:
    """Make every literal of a match true."""
    count = 0
    for k in range(tables.match_start[match], tables.match_start[match + 1]):
        cell = tables.match_cell[k]
        mask = tables.match_mask[k]
        if tables.member[mask, state.cells[cell]] == 0 and count < ROOM:
            group = tables.class_of[cell]
            first = tables.allowed_start[group]
            size = tables.allowed_start[group + 1] - first
            start = below(rng, size)
            for j in range(size):
                new = tables.allowed[first + (start + j) % size]
                if tables.member[mask, new] == 1:
                    move.cells[count] = cell
                    move.news[count] = new
                    count += 1
                    break
    return count


@inlined
def direction(tables: Tables, state: State, number: int) -> int:
    """1 when a sum lies under one of its limits, -1 when over, 0 when it is inside all."""
    scales = tables.scales
    value = scales[number, BASE] + scales[number, STEP] * state.sums[number, VALUE]
    found = 0
    for k in range(scales[number, FIRST_LIMIT], scales[number, LAST_LIMIT]):
        if value < tables.limits[k, LOW]:
            found = 1
        elif value > tables.limits[k, HIGH]:
            found = -1
    return found


@compiled
def mend(tables: Tables, state: State, rng: Ints, target: int, move: Move) -> int:
    """A move at a violated sum (its number) or forbid (-1 - match); 0 when it is violated no more."""
    if target < 0:
        match = -1 - target
        if state.missing[match] != 0:
            return 0
        return break_match(tables, state, rng, match, move)
    if state.sums[target, SHUT] != 0:
        return 0
    up = direction(tables, state, target)
    if up == 0:
        return 0
    first = tables.sum_value_start[target]
    values = tables.sum_value_start[target + 1] - first
    first_match = tables.sum_match_start[target]
    matches = tables.sum_match_start[target + 1] - first_match
    if values + matches == 0:
        return 0
    for _ in range(TRIES):
        k = below(rng, values + matches)
        if k < values:
            count = help_cell(
                tables,
                state,
                rng,
                tables.sum_value_cell[first + k],
                ROW_UP if up > 0 else ROW_DOWN,
                tables.sum_value_row[first + k],
                move,
            )
        else:
            match = tables.sum_match[first_match + k - values]
            holds = state.missing[match] == 0
            wish = (tables.match_effect[match, 1] > 0) == (up > 0)
            count = 0
            if holds and not wish:
                count = break_match(tables, state, rng, match, move)
            elif wish and not holds:
                count = make_match(tables, state, rng, match, move)
        if count > 0:
            return count
    return 0


@compiled
def violated(tables: Tables, state: State, found: Ints) -> int:
    """List what is violated now: sums by number, forbids as -1 - match; returns how many (cut off at the room)."""
    count = 0
    for number in range(len(state.sums)):
        if state.sums[number, SHUT] == 0 and count < len(found) and direction(tables, state, number) != 0:
            found[count] = number
            count += 1
    for match in range(len(state.missing)):
        if state.missing[match] == 0 and tables.match_effect[match, 0] < 0 and count < len(found):
            found[count] = -1 - match
            count += 1
    return count
