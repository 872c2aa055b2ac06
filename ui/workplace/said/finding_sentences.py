"""Sentences of findings (``models/rules``)."""

from __future__ import annotations

from ui.workplace.said.phrase import phrase

FINDINGS = (
    phrase("Vakten {name} {date} er i enheten {name_2}, men avtalt er bare {name_3}."),
    phrase("Vakten {name} {date} er i et fravær."),
    phrase("Vakten {name} {date} er utenfor ansettelsen."),
    phrase("Vakten {name} {date} er på en ukedag uten tilgjengelighet."),
    phrase("Endret {date}: var {cell}, er {cell_2}."),
    phrase(
        "Timene fra {date} til {date_2} er {hours}, {hours_2} under stillingens {hours_3}; tillatt avvik er {hours_4}."
    ),
    phrase(
        "Timene fra {date} til {date_2} er {hours}, {hours_2} over stillingens {hours_3}; tillatt avvik er {hours_4}."
    ),
    phrase(
        "Timene fra {date} til {date_2} er {hours}, {hours_2} under stillingens {hours_3}; målet er ingen forskjell."
    ),
    phrase(
        "Timene fra {date} til {date_2} er {hours}, {hours_2} over stillingens {hours_3}; målet er ingen forskjell."
    ),
    phrase("{name}: {n} til stede {times}; minimum er {n_2}."),
    phrase("{name}: {n} til stede {times}; ønsket er {n_2}."),
    phrase("{name}: {n} til stede {times}; maksimum er {n_2}."),
    phrase("{hours} hvile før vakten {name} {date}; grensen er {hours_2}."),
    phrase("{hours} hvile etter reisetid før vakten {name} {date}; grensen er {hours_2}."),
    phrase("Vakten {name} {date} har {hours} arbeidstid; grensen er {hours_2}."),
    phrase("{name} {date}: {n} til stede i arbeidstiden; minst {n_2}."),
    phrase("{name}: med {n} av {n_2} ganger i arbeidstiden; minst {n_3}."),
    phrase("Vakten {name} {date} bryter et avtalt fritak ({said})."),
    phrase("Uken fra {date} har {n} vakter av typen {kinds}; avtalt er høyst {n_2}."),
    phrase("{n} {share} i planen; rettferdig andel er {n_2} til {n_3}."),
    phrase("Kort vakt {name} på {hours}; under {hours_2} regnes som kort."),
    phrase("{n} dager på jobb i planen; stillingen trenger {n_2}."),
    phrase("Bare {hours} fri etter {n} eller flere netter på rad; minst {hours_2}."),
    phrase("Bare {n} fridag på rad; minst {n_2}."),
    phrase("Bare {n} fridager på rad; minst {n_2}."),
    phrase("Frihelgen begynner først {said}; senest {said_2}."),
    phrase("Frihelgen slutter alt {said}; tidligst {said_2}."),
    phrase("{n} av {n_2} ansatte har hel stilling; målet på {n_3} % er {n_4}."),
    phrase("Gjennomsnittlig stilling er {n} %; målet er minst {n_2} %."),
    phrase("Stillingen er på {n} %; målet er minst {n_2} %."),
    phrase("Stillingene er {n} årsverk til sammen; rammen er {n_2}."),
    phrase("{n} nyansatt uten andre på {name} {times} ({hours})."),
    phrase("{n} nyansatte uten andre på {name} {times} ({hours})."),
    phrase("De {n} ukene til og med {date} har {n_2} netter og {hours} arbeidstid; grensen er {hours_2}."),
    phrase("{n} til stede {times}; minst {n_2} så ingen er alene."),
    phrase("Vaktene {name} og {name_2} begynner samme dag {date}; høyst 1 vakt om gangen."),
    phrase("Vaktene {name} og {name_2} overlapper {date}; høyst 1 vakt om gangen."),
    phrase("{n} vakter på andre enheter i uka; høyst {n_2}."),
    phrase("Vakt {name} på {name_2}, en annen enhet enn hjemmeenheten {name_3}."),
    phrase("Vakt {name} på {name_2}, et annet sted enn hjemmeenheten {name_3}."),
    phrase("Cellen {date} er låst til fri, men planen har {cell}."),
    phrase("Cellen {date} er låst til vakten {name}, men planen har {cell}."),
    phrase("Cellen {date} er låst til vakten {name} i {name_2}, men planen har {cell}."),
    phrase("{Kind} dagen før {kinds}: rotasjon mot klokka."),
    phrase("Rekke uten ende med {run} gjennom hele turnusen; høyst {days}."),
    phrase("Rekke på {days} med {run}; høyst {n}."),
    phrase("Rekke på {days} med {run}; minst {n}."),
    phrase("Vakten {name} {date} krever {names}."),
    phrase("Vakten {name} {date} er en langvakt, som er frivillig og ikke er avtalt."),
    phrase("Vakten {name} {date} går bare {when}."),
    phrase("{n} søn- og helgedager på rad er i arbeid til og med {date}; grensen er {n_2}."),
    phrase(
        "{n} av {n_2} søn- og helgedager er i arbeid i de {n_3} ukene til og med {date}; grensen er {n_4} (annenhver i snitt)."
    ),
    phrase("0 søn- og helgedager er fri i de {n} ukene til og med {date}; minst 1 skal være fri."),
    phrase("Uken fra {date} har {hours} arbeidstid; grensen er {hours_2}."),
    phrase(
        "De {n} ukene til og med {date} har {hours} arbeidstid; grensen er {hours_2} ({hours_3} i snitt)."
    ),
    phrase("{n} av planens {n_2} helger er i arbeid; grensen er {n_3}."),
    phrase("{n} av de {n_2} helgene til og med helgen {date} er i arbeid; grensen er {n_3}."),
    phrase("{n} helger på rad er i arbeid til og med helgen {date}; grensen er {n_2}."),
    phrase(
        "{n} av planens {n_2} søn- og helgedager er i arbeid; med 37,5 t i uken er grensen {n_3} (hver tredje gir 35,5 t)."
    ),
    phrase(
        "{n} av planens {n_2} søn- og helgedager er i arbeid; tredelt turnus krever minst {n_3} (hver tredje)."
    ),
    phrase(
        "{hours} av planens {hours_2} ligger utenfor kl. 21-06; tredelt turnus krever minst {hours_3} (en fjerdedel)."
    ),
    phrase("Lengste fritid i uken fra {date} er {hours}; grensen er {hours_2}."),
    phrase("Arbeid bare én av helgens to dager: {date}."),
    phrase("Ønsket fri {date}, men fikk {cell}."),
    phrase("Ønsket vakt {date}, men fikk {cell}."),
    phrase("Ønsket {names} {date}, men fikk {cell}."),
)
