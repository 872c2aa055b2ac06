"""The flat arrays the compiled search runs on.

Words used here. A *cell* is ``line * columns + column``; the choice of a line, if any line has one,
is its last column. A *match* is a conjunction of two or more literals (an instance of a ``Forbid`` or a
``Term``); it holds when none of its literals is false. A *sum* is what bounds of one line, or covers, limit;
those that limit the same thing share a sum. A *clamp* is a number that is cut off before it is added to its sum.
A *row* is what each activity adds. A *class* of cells may hold the same activities. Cells of the same
*profile* change the same covers by the same amounts.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[Any]

# Columns of Tables.sums and State.sums. A sum of few values has a price for each of them, in Tables.prices from TABLE on;
# for others TABLE is -1. SHUT is 1 while a gate keeps the sum from binding. STAMP is the last move that touched the sum.
VALUE, TABLE, SHUT, STAMP = range(4)

# Columns of Tables.scales: the value of a sum stands for BASE + STEP * VALUE; the rows of Tables.limits it has.
STEP, BASE, FIRST_LIMIT, LAST_LIMIT = range(4)

# Columns of Tables.limits. WEIGHT is 0 when hard, SCALE is 0 when soft.
LOW, HIGH, WEIGHT, UNIT, SCALE = range(5)

# Targets of a match that is a Forbid.
SOFT, HARD = -1, -2

FIXED = 1024
"""One violation, in the unit that violations are measured in for the gradient."""

NO_LIMIT = 1 << 60

# Indices of State.totals.
T_PENALTY, T_HARD, T_VIOLATION = range(3)


class Tables(NamedTuple):
    """What never changes while searching. Index arrays are int32."""

    columns: int
    days: int
    rolling: bool
    chooses: Ints
    """bool [lines]: has the line a choice."""
    allowed_start: Ints
    """[classes + 1]: where each class begins in ``allowed``."""
    allowed: Ints
    """Activities, class by class."""
    may: Ints
    """uint8 [classes, activities]: may an activity stand in a cell of the class."""
    class_of: Ints
    """[cells]."""
    member: Ints
    """int8 [masks, activities]."""
    cost_row: Ints
    """[cells]: row of ``cost_penalty`` and ``cost_hard``; row 0 is all zero."""
    cost_penalty: Ints
    """int64 [rows, activities]."""
    cost_hard: Ints
    """int64 [rows, activities]."""
    group_start: Ints
    """[cells + 1]: the literals of a cell, grouped by mask."""
    group_mask: Ints
    literal_start: Ints
    """[groups + 1]."""
    literal_match: Ints
    plain_start: Ints
    """[cells + 1]: the sums and clamps of its own line that a cell changes by itself, and that no match or gate
    changes."""
    plain: Ints
    """[values, 2]: target and row."""
    value_start: Ints
    """[cells + 1]: the others that a cell changes by itself."""
    value: Ints
    """[values, 2]: target and row."""
    rows: Ints
    """[rows, activities]."""
    profile: Ints
    """[cells]: which covers the cell changes."""
    cover_span: Ints
    """[profiles * activities, 2]: where in ``cover`` the sums an activity adds to begin and end."""
    cover: Ints
    """[entries, 2]: sum and amount."""
    gate_start: Ints
    """[cells + 1]: the sums that bind only while the cell's activity is in a mask."""
    gate_mask: Ints
    gate_sum: Ints
    match_literals: Ints
    """int16 [matches]: how many literals."""
    match_effect: Ints
    """int64 [matches, 2]: target (a sum, a clamp from ``len(sums)`` on, SOFT or HARD) and weight."""
    sums: Ints
    """[sums, 4]: with the constant part as value."""
    scales: Ints
    """int64 [sums, 4]."""
    prices: Ints
    """int64: the penalty of each value of the sums that have tables."""
    first_hard: int
    """Where in ``prices`` the values begin that may be hard violations."""
    hard_prices: Ints
    """int64 [values from first_hard on, 2]: hard violations and violation."""
    limits: Ints
    """int64 [limits, 5]: sum by sum."""
    clamps: Ints
    """int64 [clamps, 4]: constant, low, high, sum."""
    constant_hard: int
    constant_penalty: int
    # the way back, for moves that aim at what is violated
    match_start: Ints
    """[matches + 1]: the literals of a match."""
    match_cell: Ints
    match_mask: Ints
    sum_value_start: Ints
    """[sums + 1]: the cells that change a sum by themselves."""
    sum_value_cell: Ints
    sum_value_row: Ints
    sum_match_start: Ints
    """[sums + 1]: the matches that change a sum."""
    sum_match: Ints
    line_floor: Ints
    """int64 [lines]: less penalty than this the rules of the line alone never cost."""
    sum_line: Ints
    """[sums]: the line of a sum; -1 for covers."""
    sum_plain: Ints
    """bool [sums]: does only what stands in single cells count."""
    partner_span: Ints
    """[lines, 2]: where in ``partners`` the lines of the same group begin and end, the line itself among them."""
    partners: Ints


_TYPES = dict.fromkeys(
    (
        "rows",
        "cost_penalty",
        "cost_hard",
        "cover_amount",
        "match_effect",
        "sums",
        "prices",
        "limits",
        "clamps",
    ),
    np.int64,
) | {
    "line_floor": np.int64,
    "match_literals": np.int16,
    "member": np.int8,
    "may": np.uint8,
    "chooses": np.bool_,
    "sum_plain": np.bool_,
}


def typed(tables: Tables) -> Tables:
    """The same with every array of its type and in one piece: another type would be compiled for anew."""
    arrays: dict[str, Any] = {
        name: np.ascontiguousarray(value, _TYPES.get(name, np.int32))
        for name, value in tables._asdict().items()
        if isinstance(value, np.ndarray)
    }
    return tables._replace(**arrays)


class State(NamedTuple):
    """What changes with every step, all of it derived from ``cells``."""

    cells: Ints
    """int16 [cells]: the activity of each cell."""
    missing: Ints
    """int16 [matches]: literals that are false."""
    sums: Ints
    """int32 [sums, 4]: as Tables.sums, with the value instead of the constant."""
    clamps: Ints
    """int64 [clamps, 2]: value before cutting off, and the number of the last move that touched it."""
    totals: Ints
    """int64 [3]: penalty, hard violations, violation in 1/FIXED (the gradient)."""
    lines: Ints
    """int64 [lines, 4]: penalty and violation of the plain sums of a line, and of all else but covers."""


class Move(NamedTuple):
    """Room for a move and for what it takes to take it back."""

    cells: Ints
    """[room]: cells to change, different from each other, of three lines at most."""
    news: Ints
    """[room]: their new activities."""
    olds: Ints
    added: Ints
    """int64 [3, 4]: what the move adds to ``State.lines`` of its lines."""
    log: Ints
    """int64 [touched, 3]: sums and clamps that are changed, with value and SHUT before."""
    stamp: Ints
    """int64 [1]: number of the move."""


def new_state(tables: Tables) -> State:
    """A state with no roster in it yet; ``recount.recompute`` fills it."""
    return State(
        cells=np.zeros(len(tables.class_of), np.int16),
        missing=np.zeros(len(tables.match_literals), np.int16),
        sums=tables.sums.copy(),
        clamps=np.zeros((len(tables.clamps), 2), np.int64),
        totals=np.zeros(3, np.int64),
        lines=np.zeros((len(tables.line_floor), 4), np.int64),
    )


def new_move(tables: Tables, room: int) -> Move:
    """A move that changes ``room`` cells at most."""
    values = int((np.diff(tables.value_start) + np.diff(tables.plain_start)).max(initial=0))
    literals = int(np.bincount(tables.match_cell, minlength=1).max())
    covers = int((tables.cover_span[:, 1] - tables.cover_span[:, 0]).max(initial=0))
    gates = int(np.diff(tables.gate_start).max(initial=0))
    return Move(
        cells=np.zeros(room, np.int32),
        news=np.zeros(room, np.int16),
        olds=np.zeros(room, np.int16),
        added=np.zeros((3, 4), np.int64),
        log=np.zeros((2 * room * (values + literals + 2 * covers + gates) + 16, 3), np.int64),
        stamp=np.zeros(1, np.int64),
    )
