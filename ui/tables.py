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
from models.open_shifts import OpenShift
from models.roster import Roster, Status
from models.rules import Rule
from models.text import date_text, hours

SEVERITIES = {
    Severity.HARD: ("brudd", "bold red"),
    Severity.DEVIATION: ("avvik med avtale", "yellow"),
    Severity.SOFT: ("ønske ikke nådd", "cyan"),
    Severity.WAIVED: ("fritatt", "dim"),
}

MOST_OPEN_SHIFTS = 20
"""Open shifts that are listed; the rest are counted."""

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


def print_kpis(console: Console, instance: Instance, figures: Kpis) -> None:
    """The figures a ward leader asks for first, and the shifts left open."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for label, value in _figures(figures):
        table.add_row(label, value)
    console.print(table)
    if figures.open_shifts:
        console.print(Text(f"Åpne vakter ({len(figures.open_shifts)}):", style="bold"))
        for shift in figures.open_shifts[:MOST_OPEN_SHIFTS]:
            console.print(Text(f"  {_open_shift(instance, shift)}"))
        if len(figures.open_shifts) > MOST_OPEN_SHIFTS:
            console.print(Text(f"  og {len(figures.open_shifts) - MOST_OPEN_SHIFTS} til (se regnearket)"))


def _figures(figures: Kpis) -> list[tuple[str, str]]:
    people = figures.people

    def share(value: float | None) -> str:
        return "–" if value is None else f"{100 * value:.1f} %".replace(".", ",")

    def hours_of(minutes: int) -> str:
        return f"{minutes / 60:.1f} t".replace(".", ",")

    total = figures.total
    below = total.below_wanted / total.wanted if total.wanted else None
    position = (
        "–" if figures.average_position is None else f"{figures.average_position:.1f} %".replace(".", ",")
    )
    return [
        ("Åpne persontimer (under minimum)", f"{hours_of(total.missing)} = {share(figures.open_share)}"),
        ("Under ønsket bemanning", f"{hours_of(total.below_wanted)} = {share(below)}"),
        (
            "Største avvik fra kontraktens timer",
            hours_of(max((abs(p.difference_minutes) for p in people), default=0)),
        ),
        ("Merarbeid for deltidsansatte", hours_of(figures.extra_minutes)),
        ("Helger i arbeid, mest for én", str(max((p.weekends for p in people), default=0))),
        ("Korte hviler (under 11 t)", str(sum(p.quick_returns for p in people))),
        ("Korte vakter (under 7 t)", share(figures.short_shift_share)),
        ("Lange vakter (over 9 t)", share(figures.long_shift_share)),
        ("Ønsker oppfylt", f"{sum(p.wishes_met for p in people)} av {sum(p.wishes for p in people)}"),
        ("Heltidsandel", share(figures.full_time_share)),
        ("Gjennomsnittlig stilling", position),
    ]


def _open_shift(instance: Instance, shift: OpenShift) -> str:
    units = ", ".join(instance.unit_by_id[u].name for u in shift.units)
    names = {c.id: c.name for c in instance.competences}
    who = " eller ".join(names[c].lower() for c in shift.competences) or "ansatt"
    code = f" (passer med {shift.shift})" if shift.shift else ""
    people = "" if shift.people == 1 else f"{shift.people} "
    return (
        f"{date_text(shift.date)} kl. {shift.start}–{shift.end}: mangler {people}{who}, {units}{code}, "
        f"{hours(shift.minutes)}"
    )


VERDICTS = {"short": ("går ikke opp", "bold red"), "tight": ("knapt", "yellow"), "ok": ("går opp", "green")}


def print_capacity(console: Console, report: CapacityReport) -> None:
    """Needs against what the staff can give at most, and what cannot add up in full sentences."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("hvem")
    table.add_column("hva")
    for heading in ("minimum", "ønsket", "høyst mulig"):
        table.add_column(heading, justify="right")
    table.add_column("vurdering")
    for row in report.rows:
        word, style = VERDICTS[row.verdict]
        figures = (
            f"{n / 60:.0f} t" if row.unit == "minutes" else str(n)
            for n in (row.needed, row.wanted, row.available)
        )
        table.add_row(row.group, row.what, *figures, Text(word, style=style))
    console.print(table)
    print_impossible(console, report)


def print_impossible(console: Console, report: CapacityReport) -> None:
    """Only what no plan can meet, with the arithmetic."""
    for row in report.short:
        console.print(Text(f"Går ikke opp: {row.sentence}", style="bold red"))


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
