"""What the rule lines find on a roster, in pieces, so that of another roster only the pieces that differ are made anew.

Most findings of a roster are those of the roster before it. So nothing here looks at a finding that stays: pieces are
handed on as they are, with the JSON they were written to.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from pydantic import TypeAdapter

from models.audit import Audit
from models.findings import Finding, Severity
from models.rules.base import Rule
from models.view import RosterView

SEVERITIES = (Severity.HARD, Severity.DEVIATION, Severity.SOFT, Severity.WAIVED)
"""In the order in which an audit tells of them."""

_PLACE = {severity: place for place, severity in enumerate(SEVERITIES)}

_FINDING: TypeAdapter[Finding] = TypeAdapter(Finding)

_Key = tuple[str, dt.date]
"""Whom, and from which date on, findings of a line are about: they are told of in that order."""


def findings_json(findings: Iterable[Finding]) -> bytes:
    """Findings as a JSON list."""
    return b"[%b]" % b",".join(map(_FINDING.dump_json, findings))


class _Piece:
    """Some findings of one line: of one person, or of one date.

    Parameters
    ----------
    told:
        In the order the line tells of them.
    """

    def __init__(self, told: Sequence[Finding]) -> None:
        self.told = tuple(told)
        parts: tuple[list[Finding], ...] = tuple([] for _ in SEVERITIES)
        for finding in sorted(self.told, key=lambda f: f.first):
            parts[_PLACE[finding.severity]].append(finding)
        self.parts = tuple(map(tuple, parts))
        self.penalties = tuple(sum(f.penalty for f in part) for part in self.parts)

    @cached_property
    def json(self) -> tuple[bytes, ...]:
        """By severity, without the brackets of a list."""
        return tuple(b",".join(map(_FINDING.dump_json, part)) for part in self.parts)


class _Line:
    """All findings of one line."""

    def __init__(self, told: Sequence[Finding] | None, pieces: Mapping[_Key, _Piece]) -> None:
        self._told, self._pieces = told, pieces
        ordered = [pieces[key] for key in sorted(pieces)]
        self._ordered = ordered
        self.counts = [sum(len(piece.parts[k]) for piece in ordered) for k in range(len(SEVERITIES))]
        self.penalties = [sum(piece.penalties[k] for piece in ordered) for k in range(len(SEVERITIES))]

    def findings(self, place: int) -> Iterable[Finding]:
        """Those of one severity, in order."""
        return (finding for piece in self._ordered for finding in piece.parts[place])

    @cached_property
    def json(self) -> tuple[bytes, ...]:
        """By severity, without the brackets of a list."""
        written = [piece.json for piece in self._ordered]
        return tuple(b",".join(filter(None, of)) for of in zip(*written, strict=True)) or (b"",) * len(
            SEVERITIES
        )

    def with_people(self, changed: Collection[str], told: Iterable[Finding]) -> _Line:
        """The same line (of a rule ``BY_PERSON``) when it tells this of some people."""
        now = _by_person(told)
        pieces: dict[_Key, _Piece] | None = None
        for key in ((employee, dt.date.min) for employee in changed):
            known, new = self._pieces.get(key), tuple(now.get(key, ()))
            if (() if known is None else known.told) == new:
                continue
            pieces = dict(self._pieces) if pieces is None else pieces
            if new:
                pieces[key] = _Piece(new)
            else:
                del pieces[key]
        return self if pieces is None else _Line(None, pieces)

    def with_all(self, told: list[Finding]) -> _Line:
        """The same line when it tells this of the whole roster; what it told of before are the same objects."""
        before = self._told or ()
        if told == before:
            return self
        places = {id(finding): k for k, finding in enumerate(told)}
        known = set(map(id, before))
        gone = {_key(f) for f in before if id(f) not in places}
        added = _by_date(f for f in told if id(f) not in known)
        pieces = dict(self._pieces)
        for key in gone | added.keys():
            old = pieces.pop(key).told if key in pieces else ()
            new = [*(f for f in old if id(f) in places), *added.get(key, ())]
            if new:
                pieces[key] = _Piece(sorted(new, key=lambda f: places[id(f)]))
        return _Line(told, pieces)


def _key(finding: Finding) -> _Key:
    return finding.employee or "", finding.first


def _by_date(told: Iterable[Finding]) -> dict[_Key, list[Finding]]:
    found: dict[_Key, list[Finding]] = defaultdict(list)
    for finding in told:
        found[_key(finding)].append(finding)
    return found


def _by_person(told: Iterable[Finding]) -> dict[_Key, list[Finding]]:
    found: dict[_Key, list[Finding]] = defaultdict(list)
    for finding in told:
        found[finding.employee or "", dt.date.min].append(finding)
    return found


class Found:
    """What all rule lines in force find on one roster: an audit in pieces."""

    def __init__(self, instance: str, rules: Sequence[Rule], lines: Sequence[_Line]) -> None:
        self._instance, self._rules, self.lines = instance, rules, lines

    @cached_property
    def audit(self) -> Audit:
        """The same as ``models.audit.audit`` says."""
        return Audit(instance=self._instance, findings=tuple(f for s in SEVERITIES for f in self.of(s)))

    def of(self, severity: Severity) -> Iterable[Finding]:
        """The findings of one severity, in the audit's order."""
        place = _PLACE[severity]
        return (finding for line in self.lines for finding in line.findings(place))

    def count(self, severity: Severity) -> int:
        """How many findings are of one severity."""
        return sum(line.counts[_PLACE[severity]] for line in self.lines)

    @property
    def clean(self) -> bool:
        """Whether no hard rule is broken."""
        return not self.count(Severity.HARD)

    @cached_property
    def penalties(self) -> dict[str, int]:
        """Penalty points by rule line; lines without any are left out."""
        points = {rule.id: sum(line.penalties) for rule, line in zip(self._rules, self.lines, strict=True)}
        return {rule: penalty for rule, penalty in points.items() if penalty}

    @property
    def penalty(self) -> int:
        return sum(self.penalties.values())

    @property
    def json(self) -> bytes:
        """All findings as a JSON list; each is written once, however many rosters have it."""
        return b"".join(self.json_parts())

    def json_parts(self) -> list[bytes]:
        """The same in parts, which need not be put together before more is added to them."""
        written = [line.json for line in self.lines]
        parts = [b"["]
        for part in (of[k] for k in range(len(SEVERITIES)) for of in written if of[k]):
            parts += (part, b",")
        if len(parts) == 1:
            return [b"[]"]
        parts[-1] = b"]"
        return parts


def found_on(view: RosterView) -> Found:
    """What is found on a roster that fits its instance."""
    rules = view.instance.rules
    lines = []
    for rule in rules:
        told = rule.audit(view)
        pieces = (_by_person if rule.BY_PERSON else _by_date)(told)
        lines.append(_Line(None if rule.BY_PERSON else told, {k: _Piece(of) for k, of in pieces.items()}))
    return Found(view.instance.id, rules, lines)


def found_again(before: Found, view: RosterView, changed: frozenset[str]) -> Found:
    """The same as ``found_on``, sooner: what was found before on people whose rows are the same is found again.

    Parameters
    ----------
    before:
        What was found on a roster of the same instance.
    changed:
        Ids of the people whose shifts or position differ from that roster; see ``RosterView.with_roster``.
    """
    rules, some = view.instance.rules, view.of(changed)
    lines = [
        line.with_people(changed, rule.audit(some)) if rule.BY_PERSON else line.with_all(rule.audit(view))
        for rule, line in zip(rules, before.lines, strict=True)
    ]
    return Found(view.instance.id, rules, lines)
