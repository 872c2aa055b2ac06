"""Moves: each writes the cells to change and their new activities, and returns how many (0: none found).

Every move keeps cells inside what may stand there. None of them knows any rule.
"""

from __future__ import annotations

from solver.search.jit import compiled, inlined
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


# -- moves that aim at what is violated -------------------------------------------------------

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
