"""Tables about people: employees, contracts, absence, wishes, pinned cells and history."""

from __future__ import annotations

from instances.excel.layout import DAYS, LISTED, Column, Kind, Table

_NORMS = (("37,5", "37.5"), ("35,5", "35.5"), ("33,6", "33.6"), ("tredelt", "tredelt"))

EMPLOYEES = Table(
    "employees",
    "Ansatte",
    (
        Column(
            "id",
            "Ansatt-id",
            Kind.ID,
            "Ansattnummer eller kort kode. Brukes i alle andre ark.",
            required=True,
            private=True,
        ),
        Column("name", "Navn", Kind.TEXT, "Navnet som står i turnusen.", 26, required=True, private=True),
        Column(
            "contracts.0.position_percent",
            "Stilling %",
            Kind.PERCENT,
            "Stillingsprosent, for eksempel 87,5.",
            required=True,
        ),
        Column(
            "contracts.0.weekly_norm",
            "Ukenorm",
            Kind.CHOICE,
            "Timer i uken i hel stilling: 37,5, 35,5, 33,6 eller tredelt (turnus døgnet rundt, regnes ut av planen).",
            required=True,
            choices=_NORMS,
        ),
        Column("contracts.0.from_date", "Ansatt fra", Kind.DATE, "Første dag. Tom: før planen starter."),
        Column("employed_until", "Sluttdato", Kind.DATE, "Siste dag på jobb. Tom: fast uten sluttdato."),
        Column(
            "competences",
            "Kompetanser",
            Kind.IDS,
            f"Koder fra arket Kompetanser. {LISTED}",
            18,
            ref="competences",
        ),
        Column(
            "home_unit",
            "Hjemmeenhet",
            Kind.ID,
            "Enheten stillingen hører til.",
            16,
            required=True,
            ref="units",
        ),
        Column(
            "other_units",
            "Andre enheter",
            Kind.IDS,
            f"Enheter det er avtalt arbeid i. {LISTED}",
            20,
            ref="units",
        ),
        Column(
            "exemptions.no_nights",
            "Fri fra natt",
            Kind.YES_NO,
            "ja når personen ikke skal ha nattevakter.",
            private=True,
        ),
        Column(
            "exemptions.no_evenings",
            "Fri fra kveld",
            Kind.YES_NO,
            "ja når personen ikke skal ha kveldsvakter.",
            private=True,
        ),
        Column(
            "exemptions.no_weekends",
            "Fri fra helg",
            Kind.YES_NO,
            "ja når personen ikke skal arbeide lørdag og søndag.",
            private=True,
        ),
        Column(
            "exemptions.max_evenings_per_week",
            "Maks kvelder per uke",
            Kind.INTEGER,
            "0-7. Tom: ingen egen grense.",
            private=True,
        ),
        Column(
            "exemptions.max_nights_per_week",
            "Maks netter per uke",
            Kind.INTEGER,
            "0-7. Tom: ingen egen grense.",
            private=True,
        ),
        Column(
            "exemptions.longest_shift_minutes",
            "Lengste vakt (min)",
            Kind.INTEGER,
            "Minutter. 480 er 8 timer. Tom: ingen egen grense.",
            private=True,
        ),
        Column(
            "exemptions.unavailable_weekdays",
            "Kan ikke arbeide",
            Kind.CHOICES,
            f"Ukedager: ma, ti, on, to, fr, lø, sø. {LISTED}",
            choices=DAYS,
            private=True,
        ),
        Column(
            "accepted_positions",
            "Godtar stilling %",
            Kind.PERCENTS,
            f"Andre stillingsstørrelser personen har sagt ja til. {LISTED} Tom: ikke spurt.",
            16,
        ),
        Column(
            "long_shift_volunteer",
            "Langvakt",
            Kind.YES_NO,
            "ja når personen selv har sagt ja til langvakter.",
        ),
        Column(
            "newcomer", "Nyansatt", Kind.YES_NO, "ja når personen er under opplæring og ikke skal være alene."
        ),
    ),
    unique=True,
)

CONTRACTS = Table(
    "contracts",
    "Kontrakter",
    (
        Column(
            "employee",
            "Ansatt-id",
            Kind.ID,
            "Den som får endret stilling i løpet av planen.",
            required=True,
            ref="employees",
            private=True,
        ),
        Column("from_date", "Fra dato", Kind.DATE, "Første dag med ny stilling.", required=True),
        Column("position_percent", "Stilling %", Kind.PERCENT, "Ny stillingsprosent.", required=True),
        Column(
            "weekly_norm",
            "Ukenorm",
            Kind.CHOICE,
            "37,5, 35,5, 33,6 eller tredelt.",
            required=True,
            choices=_NORMS,
        ),
    ),
)

ABSENCES = Table(
    "absences",
    "Fravær",
    (
        Column(
            "employee",
            "Ansatt-id",
            Kind.ID,
            "Den som er borte.",
            required=True,
            ref="employees",
            private=True,
        ),
        Column("first", "Fra dato", Kind.DATE, "Første dag borte.", required=True),
        Column(
            "last", "Til dato", Kind.DATE, "Siste dag borte (samme dag når det er én dag).", required=True
        ),
        Column(
            "kind",
            "Type",
            Kind.CHOICE,
            "ferie, sykdom, permisjon, kurs, avspasering, F4 eller annet. Tom: annet.",
            14,
            choices=tuple(
                (k, k) for k in ("ferie", "sykdom", "permisjon", "kurs", "avspasering", "F4", "annet")
            ),
            private=True,
        ),
        Column(
            "credited", "Godskrives", Kind.YES_NO, "ja: dagene trekkes fra timene som skal arbeides. Tom: ja."
        ),
    ),
)

WISHES = Table(
    "wishes",
    "Ønsker",
    (
        Column(
            "employee", "Ansatt-id", Kind.ID, "Den som ønsker.", required=True, ref="employees", private=True
        ),
        Column(
            "want",
            "Ønske",
            Kind.CHOICE,
            "fri eller arbeid.",
            required=True,
            choices=(("fri", "free"), ("arbeid", "work")),
        ),
        Column(
            "shifts",
            "Vakter",
            Kind.IDS,
            f"Ønskede vaktkoder når ønsket er arbeid. Tom: hvilken som helst. {LISTED}",
            18,
            ref="shifts",
        ),
        Column("dates", "Datoer", Kind.DATES, f"Datoer ønsket gjelder. {LISTED}", 24),
        Column(
            "weekdays",
            "Ukedager",
            Kind.CHOICES,
            f"Hver uke: ma, ti, on, to, fr, lø, sø. {LISTED}",
            18,
            choices=DAYS,
        ),
        Column(
            "weight", "Vekt", Kind.INTEGER, "Hvor viktig. 1 er vanlig, 3 er tre ganger så viktig. Tom: 1."
        ),
    ),
)

PINS = Table(
    "pins",
    "Låste celler",
    (
        Column(
            "employee", "Ansatt-id", Kind.ID, "Den det gjelder.", required=True, ref="employees", private=True
        ),
        Column("date", "Dato", Kind.DATE, "Dagen som er bestemt på forhånd.", required=True),
        Column(
            "shift",
            "Vakt",
            Kind.ID_OR_FREE,
            "Vaktkode, eller - (strek) når dagen skal være fri.",
            required=True,
            ref="shifts",
        ),
        Column("unit", "Enhet", Kind.ID, "Enheten vakten er i. Tom: valgfritt.", 16, ref="units"),
    ),
)

HISTORY = Table(
    "history.worked",
    "Historikk",
    (
        Column(
            "employee",
            "Ansatt-id",
            Kind.ID,
            "Den som arbeidet.",
            required=True,
            ref="employees",
            private=True,
        ),
        Column("date", "Dato", Kind.DATE, "Dagen vakten startet.", required=True),
        Column("shift", "Vakt", Kind.ID, "Vaktkode.", required=True, ref="shifts"),
        Column("unit", "Enhet", Kind.ID, "Enheten.", 16, required=True, ref="units"),
    ),
)
