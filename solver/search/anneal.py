"""The compiled loop: draw a move, try it, keep it or take it back."""

from __future__ import annotations

import math

import numpy as np

from solver.jit import compiled
from solver.search import mending, moves
from solver.search.kernel import attempt
from solver.search.rechoosing import rechoose
from solver.search.rng import below, uniform
from solver.search.tables import NO_LIMIT, T_HARD, T_PENALTY, T_VIOLATION, Ints, Move, State, Tables

MOVES = (
    "set_cell",
    "swap_lines",
    "swap_days",
    "swap_square",
    "swap_regions",
    "mend",
    "rechoose",
)

RECHOOSE = MOVES.index("rechoose")

# Memory.numbers
N_DIRTY, N_TARGETS, N_REFRESH, N_BEST_HARD, N_BEST_PENALTY, N_CLEAN, N_WINDOW = range(7)


@compiled
def keep(state: State, best: Ints, numbers: Ints, dirty: Ints, cells: Ints, count: int) -> bool:
    """Note the cells that a move changed, and take the roster over as the best if it is that; says whether it is."""
    totals = state.totals
    n = numbers[N_DIRTY]
    if n >= 0:
        if n + count > len(dirty):
            numbers[N_DIRTY] = -1
        else:
            for k in range(count):
                dirty[n + k] = cells[k]
            numbers[N_DIRTY] = n + count
    if totals[T_HARD] > numbers[N_BEST_HARD] or (
        totals[T_HARD] == numbers[N_BEST_HARD] and totals[T_PENALTY] >= numbers[N_BEST_PENALTY]
    ):
        return False
    numbers[N_BEST_HARD] = totals[T_HARD]
    numbers[N_BEST_PENALTY] = totals[T_PENALTY]
    if numbers[N_DIRTY] < 0:
        for k in range(len(best)):
            best[k] = state.cells[k]
    else:
        for k in range(numbers[N_DIRTY]):
            best[dirty[k]] = state.cells[dirty[k]]
    numbers[N_DIRTY] = 0
    return True


@compiled
def anneal(
    tables: Tables,
    state: State,
    rng: Ints,
    best: Ints,
    numbers: Ints,
    weights: Ints,
    dirty: Ints,
    targets: Ints,
    shares: Ints,
    stats: Ints,
    move: Move,
    changed: Ints,
    olds: Ints,
    steps: int,
    position: int,
    hot: float,
    rate: float,
) -> None:
    """``steps`` moves of a cooling from ``position`` on; at position p the temperature is hot x exp(rate x p) points.

    ``weights``: points for a violation now; the least, in temperatures; the most, in points; the temperature. The first
    rises while something is violated and falls while nothing is. ``shares``: cumulative, of 1024, one for each of MOVES.
    """
    totals = state.totals
    temperature = weights[3]
    hard_weight = weights[0]
    for step in range(steps):
        if (position + step) & 127 == 0:
            temperature = hot * math.exp(rate * (position + step))
            if totals[T_VIOLATION] > 0:
                hard_weight = min(hard_weight * 1.01, weights[2])
            else:
                hard_weight = max(hard_weight * 0.99, weights[1] * temperature)
        if numbers[N_REFRESH] <= 0:
            numbers[N_TARGETS] = mending.violated(tables, state, targets)
            numbers[N_REFRESH] = numbers[N_WINDOW]
        numbers[N_REFRESH] -= 1
        pick = below(rng, 1024)
        kind = 0
        while pick >= shares[kind]:
            kind += 1
        if kind == 0:
            count = moves.set_cell(tables, state, rng, move)
        elif kind == 1:
            count = moves.swap_lines(tables, state, rng, move)
        elif kind == 2:
            count = moves.swap_days(tables, state, rng, move)
        elif kind == 3:
            count = moves.swap_square(tables, state, rng, move)
        elif kind == 4:
            count = moves.swap_regions(tables, state, rng, move)
        elif kind == RECHOOSE:
            before = totals[T_PENALTY]
            stats[kind, 0] += 1
            threshold = -temperature * math.log(1.0 - uniform(rng))
            count = rechoose(tables, state, rng, move, changed, olds, hard_weight, temperature, threshold)
            if count > 0:
                stats[kind, 1] += 1
                if totals[T_PENALTY] < before:
                    stats[kind, 2] += 1
                if keep(state, best, numbers, dirty, changed, count):
                    stats[kind, 3] += 1
            continue
        elif numbers[N_TARGETS] > 0:
            target = targets[below(rng, numbers[N_TARGETS])]
            count = mending.mend(tables, state, rng, target, move)
        else:
            count = 0
        if count == 0:
            continue
        before = totals[T_PENALTY]
        stats[kind, 0] += 1
        threshold = -temperature * math.log(1.0 - uniform(rng))
        if attempt(tables, state, move, count, hard_weight, threshold):
            stats[kind, 1] += 1
            if totals[T_PENALTY] < before:
                stats[kind, 2] += 1
            if keep(state, best, numbers, dirty, move.cells, count):
                stats[kind, 3] += 1
    weights[0] = hard_weight
    weights[3] = temperature


@compiled
def sample(tables: Tables, state: State, rng: Ints, move: Move, sizes: Ints) -> int:
    """By how much random one-cell moves change the penalty; fills ``sizes`` and returns how many do."""
    found = 0
    for _ in range(20 * len(sizes)):
        if found == len(sizes):
            break
        before = state.totals[T_PENALTY]
        count = moves.set_cell(tables, state, rng, move)
        if count > 0 and attempt(tables, state, move, count, 0.0, float(NO_LIMIT)):
            change = abs(state.totals[T_PENALTY] - before)
            move.news[0] = move.olds[0]
            attempt(tables, state, move, count, 0.0, float(NO_LIMIT))
            if change > 0:
                sizes[found] = change
                found += 1
    return found


def room_for_targets(tables: Tables) -> int:
    return min(len(tables.sums) + len(tables.match_effect), 1 << 16) + 1


def cumulative(shares: dict[str, float]) -> Ints:
    """Shares of moves -> thresholds of 1024, in the order of MOVES."""
    amounts = np.array([shares[name] for name in MOVES], np.float64)
    thresholds: Ints = np.round(np.cumsum(amounts) / amounts.sum() * 1024).astype(np.int32)
    thresholds[-1] = 1024
    return thresholds
