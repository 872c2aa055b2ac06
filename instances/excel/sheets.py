"""The sheets of the instance workbook, in order, and the two tables that are nobody's else: rules and notes."""

from __future__ import annotations

from instances.excel.layout import Column, Kind, Table
from instances.excel.staff_tables import ABSENCES, CONTRACTS, EMPLOYEES, HISTORY, PINS, WISHES
from instances.excel.ward_tables import COMPETENCES, DEMAND, EVENTS, SHIFTS, SITES, TRAVEL, UNITS

PLAN_SHEET = "Om planen"
GUIDE_SHEET = "Veiledning"

PLAN: tuple[Column, ...] = (
    Column("id", "Plan-id", Kind.ID, "Kort kode uten mellomrom, for eksempel korgen-2027.", required=True),
    Column("name", "Plannavn", Kind.TEXT, "Navnet som står på utskriften.", required=True),
    Column("horizon.start", "Startdato", Kind.DATE, "Første dag i planen. Må være en mandag.", required=True),
    Column(
        "horizon.weeks",
        "Antall uker",
        Kind.INTEGER,
        "Hele uker: 1-12 rullerende, 1-53 kalender.",
        required=True,
    ),
    Column(
        "horizon.kind",
        "Plantype",
        Kind.CHOICE,
        "rullerende: grunnturnus som gjentas, uten helligdager. kalender: virkelige datoer med helligdager.",
        required=True,
        choices=(("rullerende", "rolling"), ("kalender", "calendar")),
    ),
    Column("rulebook", "Regelbok", Kind.ID, "Reglene som gjelder. Velg fra listen.", required=True),
    Column(
        "history.known_from",
        "Historikk kjent fra",
        Kind.DATE,
        "Mandagen arket Historikk er fullstendig fra. La stå tom når det ikke finnes historikk.",
    ),
)

RULES = Table(
    "overrides",
    "Regler",
    (
        Column(
            "id", "Regellinje", Kind.TEXT, "Id for linjen i regelboken, eller en ny id.", 24, required=True
        ),
        Column("enabled", "På", Kind.YES_NO, "nei slår linjen av, ja slår den på. Tom: som i regelboken.", 6),
        Column(
            "parameter",
            "Parameter",
            Kind.TEXT,
            "Feltet som endres, for eksempel minimum_minutes. Én rad for hvert felt.",
            28,
        ),
        Column("value", "Verdi", Kind.VALUE, "Ny verdi: tall, tekst, ja, nei eller JSON for lister.", 48),
    ),
)

NOTES = Table(
    "notes",
    "Notater",
    (
        Column(
            "note", "Notat", Kind.TEXT, "Fritekst om planen. Ikke skriv helseopplysninger.", 100, private=True
        ),
    ),
)

TABLES: tuple[Table, ...] = (
    SITES, UNITS, TRAVEL, COMPETENCES, EMPLOYEES, CONTRACTS, SHIFTS, DEMAND, EVENTS, ABSENCES, WISHES, PINS, HISTORY,
    RULES, NOTES,
)  # fmt: skip
"""Every table, in the order of the workbook."""

SHEETS: dict[str, tuple[Table, ...]] = {}
"""Tables by sheet name, in the order of the workbook."""
for _table in TABLES:
    SHEETS[_table.sheet] = (*SHEETS.get(_table.sheet, ()), _table)
