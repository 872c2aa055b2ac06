"""The sheets of the instance workbook: every column with its header, kind and help."""

from __future__ import annotations

from instances.excel.layout import Column, Kind, Table

_DAYS = (
    ("ma", "mon"),
    ("ti", "tue"),
    ("on", "wed"),
    ("to", "thu"),
    ("fr", "fri"),
    ("lø", "sat"),
    ("sø", "sun"),
)
_NORMS = (("37,5", "37.5"), ("35,5", "35.5"), ("33,6", "33.6"), ("tredelt", "tredelt"))
_LISTED = "Flere skilles med semikolon."


def _day_columns(what: str) -> tuple[Column, ...]:
    named = (*_DAYS, ("helligdag", "holiday"))
    return tuple(
        Column(
            f"days.{value}",
            title,
            Kind.MARK,
            f"Sett x når {what} gjelder helligdager fra mandag til lørdag (da gjelder ikke krysset for ukedagen)."
            if value == "holiday"
            else f"Sett x når {what} gjelder denne ukedagen.",
            width=10 if value == "holiday" else 5,
        )
        for title, value in named
    )


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

SITES = Table(
    "sites",
    "Steder og enheter",
    (
        Column("id", "Sted-id", Kind.ID, "Kort kode for stedet, uten mellomrom.", 16, required=True),
        Column(
            "name", "Sted", Kind.TEXT, "Stedets navn, for eksempel Korgen omsorgssenter.", 30, required=True
        ),
    ),
    unique=True,
)
UNITS = Table(
    "units",
    "Steder og enheter",
    (
        Column("id", "Enhet-id", Kind.ID, "Kort kode for avdelingen eller tjenesten.", 16, required=True),
        Column("name", "Enhet", Kind.TEXT, "Enhetens navn.", 30, required=True),
        Column(
            "site",
            "Ligger på",
            Kind.ID,
            "Sted-id for stedet enheten hører til.",
            16,
            required=True,
            ref="sites",
        ),
    ),
    unique=True,
)
TRAVEL = Table(
    "travel",
    "Reisetid",
    (
        Column("between.0", "Fra sted", Kind.ID, "Sted-id.", 16, required=True, ref="sites"),
        Column(
            "between.1",
            "Til sted",
            Kind.ID,
            "Sted-id. Tiden gjelder begge veier.",
            16,
            required=True,
            ref="sites",
        ),
        Column("minutes", "Minutter", Kind.INTEGER, "Reisetid i hele minutter.", required=True),
    ),
)
COMPETENCES = Table(
    "competences",
    "Kompetanser",
    (
        Column("id", "Kompetanse", Kind.ID, "Kort kode, for eksempel spl eller hfa.", 16, required=True),
        Column("name", "Navn", Kind.TEXT, "For eksempel sykepleier.", 30, required=True),
        Column(
            "counts_as",
            "Teller også som",
            Kind.IDS,
            f"Andre kompetanser den som har denne, også dekker. {_LISTED}",
            24,
            ref="competences",
        ),
    ),
    unique=True,
)
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
            f"Koder fra arket Kompetanser. {_LISTED}",
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
            f"Enheter det er avtalt arbeid i. {_LISTED}",
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
            f"Ukedager: ma, ti, on, to, fr, lø, sø. {_LISTED}",
            choices=_DAYS,
            private=True,
        ),
        Column(
            "accepted_positions",
            "Godtar stilling %",
            Kind.PERCENTS,
            f"Andre stillingsstørrelser personen har sagt ja til. {_LISTED} Tom: ikke spurt.",
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
SHIFTS = Table(
    "shifts",
    "Vakter",
    (
        Column(
            "id", "Kode", Kind.ID, "Vaktkoden slik den står i turnusen: D, A, N, L ...", 10, required=True
        ),
        Column("name", "Navn", Kind.TEXT, "For eksempel Dagvakt.", 22, required=True),
        Column("start", "Start", Kind.CLOCK, "Klokkeslett, for eksempel 07:30.", required=True),
        Column(
            "end", "Slutt", Kind.CLOCK, "Klokkeslett. Tidligere enn start betyr neste dag.", required=True
        ),
        Column(
            "kind",
            "Type",
            Kind.CHOICE,
            "dag, kveld, natt, langvakt eller møte (betalt tid som ikke dekker behov).",
            required=True,
            choices=(
                ("dag", "day"),
                ("kveld", "evening"),
                ("natt", "night"),
                ("langvakt", "long"),
                ("møte", "meeting"),
            ),
        ),
        Column("break_minutes", "Pause (min)", Kind.INTEGER, "Pausens lengde i minutter. Tom: 0."),
        Column(
            "break_paid",
            "Betalt pause",
            Kind.YES_NO,
            "ja når pausen er arbeidstid (kan ikke forlate stedet). Tom: ja.",
        ),
        Column(
            "paid_minutes",
            "Betalte minutter",
            Kind.INTEGER,
            "Minutter som teller mot stillingen. Tom: arbeidstiden.",
        ),
        Column(
            "units", "Enheter", Kind.IDS, f"Enheter koden brukes i. Tom: alle. {_LISTED}", 20, ref="units"
        ),
        Column(
            "competences",
            "Kompetanser",
            Kind.IDS,
            f"Hvem som kan ha vakten. Tom: alle. {_LISTED}",
            18,
            ref="competences",
        ),
        Column("colour", "Farge", Kind.TEXT, "Bakgrunnsfarge som #rrggbb. Tom: etter type."),
    ),
    unique=True,
)
DEMAND = Table(
    "demand",
    "Behov",
    (
        Column("id", "Linje", Kind.ID, "Kort kode for behovslinjen.", 14, required=True),
        Column("name", "Navn", Kind.TEXT, "For eksempel Sykepleier dag.", 24),
        Column(
            "units",
            "Enheter",
            Kind.IDS,
            f"Hvor de trengs. {_LISTED} Bruk enten Enheter eller Sted.",
            20,
            ref="units",
        ),
        Column(
            "site",
            "Sted",
            Kind.ID,
            "Et helt sted. Tomt både her og i Enheter: hele kommunen.",
            14,
            ref="sites",
        ),
        Column(
            "competences",
            "Kompetanser",
            Kind.IDS,
            f"Hvem som teller. Tom: alle. {_LISTED}",
            18,
            ref="competences",
        ),
        Column("start", "Fra", Kind.CLOCK, "Klokkeslett.", 8, required=True),
        Column("end", "Til", Kind.CLOCK, "Klokkeslett. Ikke etter Fra betyr neste dag.", 8, required=True),
        *_day_columns("behovet"),
        Column("dates", "Datoer", Kind.DATES, f"Enkeltdatoer behovet også gjelder. {_LISTED}", 18),
        Column("except_dates", "Unntatt", Kind.DATES, f"Datoer behovet ikke gjelder. {_LISTED}", 18),
        Column("minimum", "Minimum", Kind.INTEGER, "Færrest forsvarlig til enhver tid.", 10, required=True),
        Column("wanted", "Ønsket", Kind.INTEGER, "Ønsket antall til enhver tid.", 10, required=True),
        Column("maximum", "Maksimum", Kind.INTEGER, "Flest. Tom: ingen grense.", 10),
    ),
    unique=True,
)
EVENTS = Table(
    "events",
    "Hendelser",
    (
        Column("id", "Hendelse", Kind.ID, "Kort kode for møtet eller opplæringen.", 14, required=True),
        Column("name", "Navn", Kind.TEXT, "For eksempel Fagmøte.", 24, required=True),
        Column(
            "kind",
            "Type",
            Kind.CHOICE,
            "fagmøte, opplæring, HMS eller annet. Tom: fagmøte.",
            choices=tuple((k, k) for k in ("fagmøte", "opplæring", "HMS", "annet")),
        ),
        Column(
            "units", "Enheter", Kind.IDS, f"Hjemmeenhetene det gjelder. Tom: alle. {_LISTED}", 20, ref="units"
        ),
        Column(
            "competences",
            "Kompetanser",
            Kind.IDS,
            f"Hvem det gjelder. Tom: alle. {_LISTED}",
            18,
            ref="competences",
        ),
        *_day_columns("hendelsen"),
        Column("every_weeks", "Hver n. uke", Kind.INTEGER, "1: hver uke, 2: annenhver uke ... Tom: 1."),
        Column(
            "first_week",
            "Første uke",
            Kind.WEEK_NUMBER,
            "Planuken det begynner; 1 er planens første uke. Tom: 1.",
        ),
        Column("dates", "Datoer", Kind.DATES, f"Enkeltdatoer det også skjer. {_LISTED}", 18),
        Column("start", "Fra", Kind.CLOCK, "Klokkeslett.", 8, required=True),
        Column("end", "Til", Kind.CLOCK, "Klokkeslett samme dag.", 8, required=True),
        Column(
            "counts",
            "Telles",
            Kind.CHOICE,
            "på vakt: en vanlig vakt dekker hele hendelsen. til stede: en møtevakt teller også. Tom: på vakt.",
            choices=(("på vakt", "on_duty"), ("til stede", "present")),
        ),
        Column(
            "minimum_present", "Minst til stede", Kind.INTEGER, "Så mange skal være med hver gang. Tom: 0."
        ),
        Column(
            "minimum_per_person",
            "Minst per person",
            Kind.INTEGER,
            "Så mange ganger skal hver person være med. Tom: 0.",
        ),
    ),
    unique=True,
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
            f"Ønskede vaktkoder når ønsket er arbeid. Tom: hvilken som helst. {_LISTED}",
            18,
            ref="shifts",
        ),
        Column("dates", "Datoer", Kind.DATES, f"Datoer ønsket gjelder. {_LISTED}", 24),
        Column(
            "weekdays",
            "Ukedager",
            Kind.CHOICES,
            f"Hver uke: ma, ti, on, to, fr, lø, sø. {_LISTED}",
            18,
            choices=_DAYS,
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
