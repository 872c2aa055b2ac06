"""Below the people: needed against planned, by demand line and day."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial

from models.demand import Demand
from models.demand_days import DemandLine
from models.headcount import Segment
from models.view import RosterView
from ui.workplace.grid.data import Cover, FootCell, FootLine
from ui.workplace.grid.memory import GridMemory, Need
from ui.workplace.grid.words import GridWords

_ORDER: tuple[Cover, ...] = ("", "over", "low", "short")


def foot_lines(view: RosterView, words: GridWords, memory: GridMemory) -> tuple[FootLine, ...]:
    """First how many needs are under their minimum on each day, then the needs; none without any.

    Lines of the same name and place share a row: the same need on weekdays and on weekends. A cell has the
    fewest people present at any moment of the window, before what is asked for when that is more.
    """
    rows: dict[tuple[object, ...], list[Demand]] = {}
    for demand in view.instance.demand:
        key = (demand.name, demand.units, demand.site) if demand.name else (demand.id,)
        rows.setdefault(key, []).append(demand)
    if not rows:
        return ()
    presence = view.presence
    short = [0] * view.days
    lines = []
    for place, members in rows.items():
        known = tuple(presence.line(demand) for demand in members)
        need = memory.need(place, known, partial(_need, known, view.days, words))
        lines.append(need.line)
        short = [count + more for count, more in zip(short, need.short, strict=True)]
    return (_sum(short, words), *lines)


def _need(known: Sequence[DemandLine], days: int, words: GridWords) -> Need:
    """Demand lines of one name and place."""
    cells: list[FootCell] = [FootCell()] * days
    short = [0] * days
    for line in known:
        for demanded in line.days:
            if not demanded.segments:
                continue
            day, cell = demanded.day, _cell(line.demand, demanded.segments, words)
            short[day] += cell.cover == "short"
            if not cells[day].text or _ORDER.index(cell.cover) > _ORDER.index(cells[day].cover):
                cells[day] = cell
    first = known[0].demand
    name, demands = first.name or first.id, tuple(line.demand.id for line in known)
    return Need(FootLine(name=name, demands=demands, cells=tuple(cells)), tuple(short))


def _sum(short: Sequence[int], words: GridWords) -> FootLine:
    met = FootCell(text="·", label=words.all_met)
    return FootLine(
        name=words.under_minimum,
        demands=(),
        cells=tuple(
            FootCell(text=str(n), cover="short", label=f"{words.under_minimum}: {n}") if n else met
            for n in short
        ),
        always=True,
    )


def _cell(demand: Demand, segments: Sequence[Segment], words: GridWords) -> FootCell:
    fewest, most = min(s.people for s in segments), max(s.people for s in segments)
    return _said(demand.minimum, demand.wanted, demand.maximum, fewest, most, words.present)


@lru_cache(maxsize=4096)
def _said(minimum: int, wanted: int, maximum: int | None, fewest: int, most: int, sentence: str) -> FootCell:
    present, asked, cover = fewest, wanted, _cover(minimum, wanted, maximum, fewest, most)
    if cover == "short":
        asked = minimum
    elif cover == "over" and maximum is not None:
        present, asked = most, maximum
    return FootCell(
        text=f"{present}/{asked}" if cover else str(present),
        cover=cover,
        label=sentence.format(present=present, minimum=minimum, wanted=wanted),
    )


def _cover(minimum: int, wanted: int, maximum: int | None, fewest: int, most: int) -> Cover:
    if fewest < minimum:
        return "short"
    if fewest < wanted:
        return "low"
    return "over" if maximum is not None and most > maximum else ""
