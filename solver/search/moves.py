"""Moves: each writes the cells to change and their new activities, and returns how many (0: none found).

Every move keeps cells inside what may stand there. None of them knows any rule.
"""

from __future__ import annotations

from solver.jit import compiled, inlined
from solver.search.rng import below
from solver.search.tables import Ints, Move, State, Tables

LONGEST = 28
"""Days a block has at most."""

ROOM = 4 * LONGEST + 8
"""Cells a move changes at most."""

TRIES = 8


@inlined
def may_hold(tables: Tables, cell: int, activity: int) -> bool:
    return bool(tables.may[tables.class_of[cell], activity] == 1)


@compiled
def set_cell(tables: Tables, state: State, rng: Ints, move: Move) -> int:
    """One cell gets another activity."""
    for _ in range(TRIES):
        cell = below(rng, len(state.cells))
        group = tables.class_of[cell]
        first = tables.allowed_start[group]
        count = tables.allowed_start[group + 1] - first
        if count > 1:
            new = tables.allowed[first + below(rng, count)]
            if new == state.cells[cell]:
                new = tables.allowed[first + below(rng, count)]
            if new != state.cells[cell]:
                move.cells[0] = cell
                move.news[0] = new
                return 1
    return 0


@inlined
def partner(tables: Tables, rng: Ints, line: int) -> int:
    """Another line, of the same group most often."""
    lines = len(tables.partner_span)
    first = tables.partner_span[line, 0]
    count = tables.partner_span[line, 1] - first
    if count > 1 and below(rng, 16) > 0:
        return int(tables.partners[first + below(rng, count)])
    return below(rng, lines)


@inlined
def length(rng: Ints, days: int) -> int:
    """How long a block is: short ones and whole weeks most often."""
    pick = below(rng, 16)
    if pick < 5:
        found = 1
    elif pick < 8:
        found = 2
    elif pick < 10:
        found = 3
    elif pick < 13:
        found = 4 + below(rng, 3)
    elif pick < 15:
        found = 7
    else:
        found = 8 + below(rng, 14)
    return min(found, days)


@inlined
def exchange(tables: Tables, state: State, one: int, two: int, move: Move, count: int) -> int:
    """Add the swap of two cells when each may hold what the other holds."""
    a = state.cells[one]
    b = state.cells[two]
    if a != b and may_hold(tables, one, b) and may_hold(tables, two, a):
        move.cells[count] = one
        move.news[count] = b
        move.cells[count + 1] = two
        move.news[count + 1] = a
        count += 2
    return count


@compiled
def swap_lines(tables: Tables, state: State, rng: Ints, move: Move) -> int:
    """Two lines swap the same block of days."""
    lines = len(tables.partner_span)
    columns, days = tables.columns, tables.days
    for _ in range(TRIES):
        line = below(rng, lines)
        other = partner(tables, rng, line)
        if other == line:
            continue
        day = below(rng, days)
        size = length(rng, days)
        count = 0
        for k in range(size):
            column = day + k
            if column >= days:
                if not tables.rolling:
                    break
                column -= days
            count = exchange(tables, state, line * columns + column, other * columns + column, move, count)
        if count > 0:
            return count
    return 0


@compiled
def swap_days(tables: Tables, state: State, rng: Ints, move: Move) -> int:
    """Two blocks of days swap places within a line."""
    lines = len(tables.partner_span)
    columns, days = tables.columns, tables.days
    for _ in range(TRIES):
        line = below(rng, lines)
        size = 1
        if below(rng, 3) == 0:
            size = 1 + below(rng, 7)
        one = below(rng, days)
        two = below(rng, days)
        if below(rng, 2) == 0:
            two = one + size + below(rng, 7)
        if not tables.rolling:
            if one + size > days or two + size > days:
                continue
        else:
            two %= days
        gap = abs(one - two)
        if gap < size or (tables.rolling and days - gap < size):
            continue
        count = 0
        for k in range(size):
            count = exchange(
                tables,
                state,
                line * columns + (one + k) % days,
                line * columns + (two + k) % days,
                move,
                count,
            )
        if count > 0:
            return count
    return 0


@compiled
def swap_square(tables: Tables, state: State, rng: Ints, move: Move) -> int:
    """Two lines swap a day, and on another day the opposite (or work for free as much): cover and counts stay."""
    lines = len(tables.partner_span)
    columns, days = tables.columns, tables.days
    for _ in range(TRIES):
        line = below(rng, lines)
        other = partner(tables, rng, line)
        day = below(rng, days)
        a = state.cells[line * columns + day]
        b = state.cells[other * columns + day]
        if a == b:
            continue
        start = below(rng, days)
        exact = below(rng, 2) == 0
        for k in range(days):
            back = start + k
            if back >= days:
                back -= days
            c = state.cells[line * columns + back]
            d = state.cells[other * columns + back]
            if (
                (c == b and d == a)
                if exact
                else (c != d and back != day and (c == 0) == (b == 0) and (d == 0) == (a == 0))
            ):
                count = exchange(tables, state, line * columns + day, other * columns + day, move, 0)
                if count == 0:
                    break
                both = exchange(tables, state, line * columns + back, other * columns + back, move, count)
                if both > count:
                    return both
    return 0


@inlined
def differing(tables: Tables, state: State, line: int, other: int, day: int) -> int:
    """Days from ``day`` on, LONGEST / 2 at most, on which two lines differ without a break."""
    one = line * tables.columns
    two = other * tables.columns
    size = 0
    while size < min(tables.days, LONGEST // 2):
        column = day + size
        if column >= tables.days:
            if not tables.rolling:
                break
            column -= tables.days
        if state.cells[one + column] == state.cells[two + column]:
            break
        size += 1
    return size


@inlined
def before_differing(tables: Tables, state: State, line: int, other: int, day: int) -> int:
    """The first of the days up to ``day`` on which two lines differ without a break, LONGEST / 2 days back at most."""
    for _ in range(LONGEST // 2):
        earlier = day - 1
        if earlier < 0:
            if not tables.rolling:
                break
            earlier += tables.days
        if state.cells[line * tables.columns + earlier] == state.cells[other * tables.columns + earlier]:
            break
        day = earlier
    return day


@inlined
def work_given(tables: Tables, state: State, line: int, other: int, day: int, size: int) -> int:
    """How many more days the first line works than the other."""
    more = 0
    for k in range(size):
        column = (day + k) % tables.days
        more += int(state.cells[line * tables.columns + column] != 0)
        more -= int(state.cells[other * tables.columns + column] != 0)
    return more


@inlined
def exchange_block(
    tables: Tables, state: State, line: int, other: int, day: int, size: int, move: Move, count: int
) -> int:
    """Add the swap of a block of days, as far as each line may hold what the other holds."""
    for k in range(size):
        column = (day + k) % tables.days
        count = exchange(
            tables, state, line * tables.columns + column, other * tables.columns + column, move, count
        )
    return count


@compiled
def swap_regions(tables: Tables, state: State, rng: Ints, move: Move) -> int:
    """Two lines swap a stretch of days from where they begin to differ to where they agree again.

    When one of them would work more days then, they swap another such stretch that makes up for it, if there is one.
    """
    lines = len(tables.partner_span)
    columns, days = tables.columns, tables.days
    for _ in range(TRIES):
        line = below(rng, lines)
        other = partner(tables, rng, line)
        day = below(rng, days)
        if state.cells[line * columns + day] == state.cells[other * columns + day]:
            continue
        if below(rng, 4) > 0:
            day = before_differing(tables, state, line, other, day)
        size = differing(tables, state, line, other, day)
        count = exchange_block(tables, state, line, other, day, size, move, 0)
        if count == 0:
            continue
        more = work_given(tables, state, line, other, day, size)
        if more == 0 or below(rng, 4) == 0:
            return count
        offset = size + below(rng, max(1, days - size))
        looked = size
        while looked < days:
            looked += 1
            offset += 1
            if offset >= days:
                offset = size
            back = day + offset
            if back >= days:
                if not tables.rolling:
                    continue
                back -= days
            if state.cells[line * columns + back] == state.cells[other * columns + back]:
                continue
            extent = min(differing(tables, state, line, other, back), days - offset)
            for part in range(1, extent + 1):
                if work_given(tables, state, line, other, back, part) == -more:
                    both = exchange_block(tables, state, line, other, back, part, move, count)
                    if both > count:
                        return both
            looked += extent
            offset += extent
        return count
    return 0
