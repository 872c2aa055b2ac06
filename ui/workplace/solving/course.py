"""How a solve has gone so far, from what its job has told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ui.workplace.client import JobEvent

MOST_POINTS = 400
"""Points in time that are drawn; of more, some are left out."""


@dataclass(frozen=True)
class Point:
    """Where a solve stood.

    Attributes
    ----------
    seconds:
        Solving time since the job was first taken; what was lost with a worker counts too.
    hard:
        Units of hard rules still broken; None before there is any roster.
    penalty, bound:
        Points of the best roster, and what no roster gets below; None while not known.
    penalties:
        Points by rule line of a roster at most some seconds old.
    """

    seconds: float
    hard: int | None
    penalty: int | None
    bound: int | None
    penalties: Mapping[str, int] = field(default_factory=dict)


@dataclass
class Course:
    """What a job has told, in order.

    Attributes
    ----------
    last:
        Id of the last event taken in.
    phase:
        What is being done; empty before it has begun.
    messages:
        What the solve said to people (bokmål).
    better_at:
        ``seconds`` of the last improvement; None before any.
    """

    last: int = 0
    phase: str = ""
    points: list[Point] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    better_at: float | None = None
    _before: float = 0.0

    @property
    def now(self) -> Point | None:
        return self.points[-1] if self.points else None

    def take(self, events: Iterable[JobEvent]) -> None:
        """Go on with what was told since."""
        for event in events:
            self.last = event.id
            if event.kind == "state" and event.data.get("state") == "running":
                self._before = self.points[-1].seconds if self.points else 0.0
            elif event.kind == "progress":
                self._progress(event)

    def _progress(self, event: JobEvent) -> None:
        data = event.data
        self.phase = str(data.get("phase", ""))
        if data.get("message"):
            self.messages.append(str(data["message"]))
        seconds = self._before + max(0.0, float(data.get("seconds", 0.0)))
        known = self.now
        point = Point(
            seconds=seconds if known is None else max(seconds, known.seconds),
            hard=data.get("hard"),
            penalty=data.get("penalty"),
            bound=_highest(data.get("bound"), None if known is None else known.bound),
            penalties=data.get("penalties") or {},
        )
        if point.hard is not None and (known is None or _better(point, known)):
            self.better_at = point.seconds
        self.points.append(point)


def _better(one: Point, other: Point) -> bool:
    if other.hard is None or one.hard is None:
        return one.hard is not None
    return (one.hard, one.penalty or 0) < (other.hard, other.penalty or 0)


def _highest(one: int | None, other: int | None) -> int | None:
    """A bound that was proved stays proved when another worker goes on."""
    known = [bound for bound in (one, other) if bound is not None]
    return max(known) if known else None


def drawn(points: Sequence[Point], most: int = MOST_POINTS) -> list[Point]:
    """The points that keep every hard rule, at most so many, evenly; the last one is among them."""
    legal = [point for point in points if point.penalty is not None]
    if len(legal) <= most:
        return legal
    step = (len(legal) - 1) / (most - 1)
    return [legal[round(k * step)] for k in range(most)]


def by_title(penalties: Mapping[str, int], titles: Mapping[str, str]) -> dict[str, int]:
    """Points of rule lines added up by what the lines are called, most first."""
    found: dict[str, int] = {}
    for rule, points in penalties.items():
        title = titles.get(rule, rule)
        found[title] = found.get(title, 0) + points
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def over_time(
    points: Sequence[Point], titles: Mapping[str, str], most: int
) -> tuple[list[str], list[list[float]]]:
    """Points by rule over time: the titles that cost most, and what each costs at each point.

    Each row is of one point in time and adds up to its penalty: a figure for each title, and last for all others.
    """
    weight: Counter[str] = Counter()
    for point in points:
        weight.update(by_title(point.penalties, titles))
    named = [title for title, _points in weight.most_common(most)]
    rows: list[list[float]] = []
    known: dict[str, int] = {}
    for point in points:
        known = by_title(point.penalties, titles) or known
        total = sum(known.values())
        share = (point.penalty or 0) / total if total else 0.0
        figures = [known.get(title, 0) * share for title in named]
        rows.append([*figures, max(0.0, (point.penalty or 0) - sum(figures))])
    return named, rows
