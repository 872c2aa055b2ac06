"""Audit, key figures, capacity and rules as tables on a terminal."""

from __future__ import annotations

from collections import Counter

from rich.console import Console
from rich.table import Table
from rich.text import Text

from models.audit import Audit
from models.capacity import CapacityReport
from models.findings import Severity
from models.instance import Instance
from models.kpi import Kpis
from models.roster import Roster, Status
from models.rules import Rule
from models.text import date_text

SEVERITIES = {
    Severity.HARD: ("brudd", "bold red"),
    Severity.DEVIATION: ("avvik med avtale", "yellow"),
    Severity.SOFT: ("ønske ikke nådd", "cyan"),
    Severity.WAIVED: ("fritatt", "dim"),
}

STATUSES = {
    Status.OPTIMAL: "bevist best mulig",
    Status.FEASIBLE: "plan funnet",
    Status.INFEASIBLE: "bevist umulig",
    Status.UNKNOWN: "ingen plan funnet",
    Status.CANCELLED: "stoppet",
    Status.ERROR: "feil",
}


def print_status(console: Console, roster: Roster) -> None:
    """One line on what is known about a roster."""
    parts = [STATUSES[roster.status]]
    if roster.penalty is not None:
        parts.append(f"{roster.penalty} poeng")
    if roster.bound is not None and roster.penalty is not None and roster.status is not Status.OPTIMAL:
        parts.append(f"ingen plan kan komme under {roster.bound}")
    parts.append(f"{roster.seconds:.0f} s, frø {roster.seed}, motor {roster.engine}")
    console.print(Text(" · ".join(parts)), style="bold")
    if roster.message:
        console.print(Text(roster.message))


def print_audit(console: Console, instance: Instance, audit: Audit, *, every: bool = False) -> None:
    """Findings counted by rule; hard ones (or all) one by one."""
    hard = len(audit.hard)
    verdict = (
        "Kontroll: ingen brudd på harde regler" if audit.clean else f"Kontroll: {hard} brudd på harde regler"
    )
    console.print(Text(verdict, style="bold green" if audit.clean else "bold red"))
    counts: Counter[tuple[str, Severity]] = Counter((f.rule, f.severity) for f in audit.findings)
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for heading, justify in (
        ("regel", "left"),
        ("hva", "left"),
        ("antall", "right"),
        ("poeng", "right"),
        ("hjemmel", "left"),
    ):
        table.add_column(heading, justify=justify)  # type: ignore[arg-type]
    points = audit.penalties
    for rule in instance.rules:
        for severity, (word, style) in SEVERITIES.items():
            number = counts[rule.id, severity]
            if number:
                shown = str(points.get(rule.id, 0)) if severity in (Severity.SOFT, Severity.DEVIATION) else ""
                table.add_row(rule.TITLE, Text(word, style=style), str(number), shown, rule.hjemmel)
    if audit.findings:
        console.print(table)
    listed = audit.findings if every else audit.hard
    for f in listed:
        word, style = SEVERITIES[f.severity]
        who = f.employee or f.unit or f.demand or ""
        when = date_text(f.first) if f.first == f.last else f"{date_text(f.first)} – {date_text(f.last)}"
        line = Text(f"  {word}: ", style=style)
        line.append(f"{who} {when}: {f.message} [{f.hjemmel}]", style="")
        console.print(line)


def print_kpis(console: Console, figures: Kpis) -> None:
    """The figures a ward leader asks for first."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for label, value in figures.summary():
        table.add_row(label, value)
    console.print(table)
    if figures.open_shifts:
        console.print(Text(f"Åpne vakter ({len(figures.open_shifts)}):", style="bold"))
        for shift in figures.open_shifts[:20]:
            console.print(Text(f"  {shift.sentence()}"))
        if len(figures.open_shifts) > 20:
            console.print(Text(f"  og {len(figures.open_shifts) - 20} til (se regnearket)"))


def print_capacity(console: Console, report: CapacityReport, *, every: bool = False) -> None:
    """What cannot add up, said before any search; with ``every`` also what does."""
    styles = {"short": "bold red", "tight": "yellow", "ok": "green"}
    for row in report.rows:
        if every or row.verdict == "short":
            console.print(Text(f"  {row.sentence}", style=styles[row.verdict]))


def print_rules(console: Console, rules: tuple[Rule, ...]) -> None:
    """Rule lines with what they say, how strong they are and what allows them."""
    table = Table(padding=(0, 1), header_style="bold")
    for heading in ("id", "regel", "styrke", "nivå", "hjemmel"):
        table.add_column(heading, overflow="fold")
    for rule in rules:
        strength = "må" if rule.hard else f"bør ({rule.weight})"
        sentence = Text(f"{rule.TITLE}\n", style="bold")
        sentence.append(rule.sentence(), style="not bold")
        table.add_row(
            rule.id if rule.enabled else f"{rule.id} (av)", sentence, strength, rule.level.value, rule.hjemmel
        )
    console.print(table)
