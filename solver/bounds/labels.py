"""The best line with all its counters: ways through the graph side by side, the most promising kept (compiled).

A label is a way from the first day to a node, with the value of every counter. What it has cost and what completing
costs at least say how good the lines can be that begin so. Labels of the same node and values are one; beyond a
number of labels a day the least promising are dropped, and the least of what they promised is remembered: no line that was
dropped costs less.
"""

from __future__ import annotations

from typing import NamedTuple

from solver.bounds.completion import edge_cost
from solver.bounds.counters import NEVER
from solver.bounds.label_room import Room
from solver.bounds.tables import (
    CUT,
    CUT_START,
    CUT_STEP,
    HIGH,
    LEAST,
    LOW,
    MAIN,
    MAIN_START,
    MAIN_STEP,
    MOST,
    UNIT,
    WEIGHT,
    Ints,
    Tables,
)
from solver.jit import compiled, inlined


class Priced(NamedTuple):
    """What a search goes by.

    Attributes
    ----------
    option_costs, of_effect:
        As for ``complete``; the latter is what the multipliers charge.
    multipliers:
        [counters]: what a step of each counter costs while it is under way.
    dues:
        [counters]: what a counter costs at least beside what its multiplier charges.
    least:
        [nodes]: what completing costs at least.
    """

    option_costs: Ints
    of_effect: Ints
    multipliers: Ints
    dues: Ints
    least: Ints


@inlined
def outside(tables: Tables, joint: int, main: int, cut: int) -> int:
    """What a joint limit costs beyond what its main counter pays by itself, at values of its counters."""
    row = tables.joint[joint]
    value = row[MAIN_START] + row[MAIN_STEP] * main
    low = row[LOW]
    high = row[HIGH]
    out = max(0, low - row[MOST] - value, value - high + row[LEAST])
    paid = (out + row[UNIT] - 1) // row[UNIT]
    value += min(max(row[CUT_START] + row[CUT_STEP] * cut, row[LEAST]), row[MOST])
    out = max(0, low - value, value - high)
    due = (out + row[UNIT] - 1) // row[UNIT]
    found: int = (due - paid) * row[WEIGHT]
    if row[WEIGHT] < 0:
        found = NEVER if due > 0 else 0
    return found


@compiled
def joined(tables: Tables, values: Ints) -> int:
    """What the joint limits cost beyond what their main counters pay, at the final values of all counters."""
    cost = 0
    for k in range(len(tables.joint)):
        main = tables.joint[k, MAIN]
        cut = tables.joint[k, CUT]
        main = 0 if main < 0 else values[main]
        cut = 0 if cut < 0 else values[cut]
        cost = min(NEVER, cost + outside(tables, k, main, cut))
    return cost


@inlined
def step(
    tables: Tables, priced: Priced, room: Room, day: int, now: int, label: int, edge: int, spent: int
) -> int:
    """What a label has cost when it has gone an edge, ``spent`` without what counters settle; NEVER when it may not."""
    effect = tables.effect[edge]
    values = room.values
    for k in range(tables.add_start[effect], tables.add_start[effect + 1]):
        number = tables.add_counter[k]
        value = values[now, label, number] + tables.add_amount[k]
        if value > tables.most[number]:
            spent -= priced.multipliers[number] * (value - tables.most[number])
            value = tables.most[number]
        if value < tables.low[number, day + 1] or value > tables.high[number, day + 1]:
            spent = NEVER
            break
        room.new[number] = value - values[now, label, number]
    if spent < NEVER:
        for k in range(tables.end_start[day], tables.end_start[day + 1]):
            number = tables.ending[k]
            value = values[now, label, number] + room.new[number]
            cost = tables.cost[tables.first_cost[number] + value - tables.base[number]]
            if cost >= NEVER:
                spent = NEVER
                break
            spent += cost - priced.multipliers[number] * value - priced.dues[number]
    if spent < NEVER:
        for k in range(tables.joint_start[day], tables.joint_start[day + 1]):
            main = tables.joint[k, MAIN]
            cut = tables.joint[k, CUT]
            main = 0 if main < 0 else values[now, label, main] + room.new[main]
            cut = 0 if cut < 0 else values[now, label, cut] + room.new[cut]
            cost = outside(tables, k, main, cut)
            if cost >= NEVER:
                spent = NEVER
                break
            spent += cost
    for k in range(tables.add_start[effect], tables.add_start[effect + 1]):
        room.new[tables.add_counter[k]] = 0
    return spent


@inlined
def ways(
    tables: Tables, priced: Priced, room: Room, day: int, now: int, labels: int, below: int
) -> tuple[int, int]:
    """All ways onward from the labels of a day; how many, and what the least of those costs that there was no room for."""
    count = 0
    dropped = NEVER
    for label in range(labels):
        node = room.node[now, label]
        for edge in range(tables.first_edge[node], tables.first_edge[node + 1]):
            completing = priced.least[tables.target[edge]]
            gone = room.spent[now, label] + edge_cost(tables, priced.option_costs, priced.of_effect, edge)
            if gone + completing >= below:
                continue
            spent = step(tables, priced, room, day, now, label, edge, gone)
            worth = spent + completing
            if spent >= NEVER or worth >= below:
                continue
            if count >= len(room.way_worth):
                dropped = min(dropped, worth)
                continue
            room.way_worth[count] = worth
            room.way_spent[count] = spent
            room.way_label[count] = label
            room.way_edge[count] = edge
            count += 1
    return count, dropped


@inlined
def rank(found: Ints, count: int, place: int) -> int:
    """The number that would stand at a place if the first ``count`` were sorted (quickselect); they are moved about."""
    low = 0
    high = count - 1
    while low < high:
        pivot = found[(low + high) // 2]
        left = low
        right = high
        while left <= right:
            while found[left] < pivot:
                left += 1
            while found[right] > pivot:
                right -= 1
            if left <= right:
                kept = found[left]
                found[left] = found[right]
                found[right] = kept
                left += 1
                right -= 1
        if place <= right:
            high = right
        elif place >= left:
            low = left
        else:
            low = high
    number: int = found[place]
    return number


@inlined
def arrive(tables: Tables, room: Room, day: int, now: int, way: int, count: int, slots: int) -> int:
    """Let a way become a label of the next day, or better one that is there; how many there are then."""
    then = 1 - now
    label = room.way_label[way]
    edge = room.way_edge[way]
    effect = tables.effect[edge]
    counters = len(tables.last)
    mark = room.mark[now, label]
    for k in range(counters):
        room.values[then, count, k] = room.values[now, label, k]
    for k in range(tables.add_start[effect], tables.add_start[effect + 1]):
        number = tables.add_counter[k]
        value = min(room.values[now, label, number] + tables.add_amount[k], tables.most[number])
        mark += (value - room.values[now, label, number]) * room.salt[number]
        room.values[then, count, number] = value
    for k in range(tables.end_start[day], tables.end_start[day + 1]):
        number = tables.ending[k]
        mark -= room.values[then, count, number] * room.salt[number]
        room.values[then, count, number] = 0
    node = tables.target[edge]
    spread = mark + node * room.salt[len(room.salt) - 1]
    slot = (spread ^ (spread >> 29)) & (slots - 1)
    found = -1
    while room.slots[slot] >= 0 and found < 0:
        other = room.slots[slot]
        if room.node[then, other] == node and room.mark[then, other] == mark:
            same = True
            for k in range(counters):
                if room.values[then, other, k] != room.values[then, count, k]:
                    same = False
                    break
            if same:
                found = other
        slot = (slot + 1) & (slots - 1)
    spent = room.way_spent[way]
    if found < 0:
        room.slots[slot] = count
        found = count
        room.node[then, count] = node
        room.mark[then, count] = mark
        room.spent[then, count] = spent + 1
        count += 1
    if spent < room.spent[then, found]:
        room.spent[then, found] = spent
        room.before[day, found] = label
        room.by[day, found] = edge
    return count


@compiled
def search(tables: Tables, priced: Priced, room: Room, most: int, below: int, edges: Ints) -> tuple[int, int]:
    """The best line that costs less than ``below``, with at most ``most`` labels a day (up to what there is room for).

    Returns
    -------
    What it costs (NEVER: none was found; else its edges are in ``edges``), and what a line that was dropped costs at
    least: NEVER when all were looked at.
    """
    days = len(edges)
    now = 0
    labels = 1
    dropped = NEVER
    slots = 1
    while slots < 3 * most:
        slots *= 2
    room.node[0, 0] = 0
    room.mark[0, 0] = 0
    room.spent[0, 0] = 0
    for k in range(len(tables.last)):
        room.values[0, 0, k] = 0
        room.spent[0, 0] += priced.dues[k]
    for day in range(days):
        count, left = ways(tables, priced, room, day, now, labels, below)
        dropped = min(dropped, left)
        limit = NEVER
        if count > most:
            for k in range(count):
                room.ranked[k] = room.way_worth[k]
            limit = rank(room.ranked, count, most - 1)
        for k in range(slots):
            room.slots[k] = -1
        labels = 0
        for way in range(count):
            if room.way_worth[way] > limit or labels >= most:
                dropped = min(dropped, room.way_worth[way])
            else:
                labels = arrive(tables, room, day, now, way, labels, slots)
        now = 1 - now
    best = NEVER
    label = -1
    for k in range(labels):
        if room.spent[now, k] < best:
            best = room.spent[now, k]
            label = k
    for day in range(days - 1, -1, -1):
        if label >= 0:
            edges[day] = room.by[day, label]
            label = room.before[day, label]
    return best, dropped
