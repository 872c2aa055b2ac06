"""Tables about the ward: places, competences, shift codes, needs and events."""

from __future__ import annotations

from instances.excel.layout import DAYS, LISTED, Column, Kind, Table


def _day_columns(what: str) -> tuple[Column, ...]:
    named = (*DAYS, ("helligdag", "holiday"))
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
            f"Andre kompetanser den som har denne, også dekker. {LISTED}",
            24,
            ref="competences",
        ),
    ),
    unique=True,
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
        Column("units", "Enheter", Kind.IDS, f"Enheter koden brukes i. Tom: alle. {LISTED}", 20, ref="units"),
        Column(
            "competences",
            "Kompetanser",
            Kind.IDS,
            f"Hvem som kan ha vakten. Tom: alle. {LISTED}",
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
            f"Hvor de trengs. {LISTED} Bruk enten Enheter eller Sted.",
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
            f"Hvem som teller. Tom: alle. {LISTED}",
            18,
            ref="competences",
        ),
        Column("start", "Fra", Kind.CLOCK, "Klokkeslett.", 8, required=True),
        Column("end", "Til", Kind.CLOCK, "Klokkeslett. Ikke etter Fra betyr neste dag.", 8, required=True),
        *_day_columns("behovet"),
        Column("dates", "Datoer", Kind.DATES, f"Enkeltdatoer behovet også gjelder. {LISTED}", 18),
        Column("except_dates", "Unntatt", Kind.DATES, f"Datoer behovet ikke gjelder. {LISTED}", 18),
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
            "units", "Enheter", Kind.IDS, f"Hjemmeenhetene det gjelder. Tom: alle. {LISTED}", 20, ref="units"
        ),
        Column(
            "competences",
            "Kompetanser",
            Kind.IDS,
            f"Hvem det gjelder. Tom: alle. {LISTED}",
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
        Column("dates", "Datoer", Kind.DATES, f"Enkeltdatoer det også skjer. {LISTED}", 18),
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
