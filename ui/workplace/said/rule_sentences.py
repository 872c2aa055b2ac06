"""Sentences of rule lines (``models/rules``)."""

from __future__ import annotations

from ui.workplace.said.phrase import phrase

RULES = (
    phrase("Ingen settes på vakt i en enhet de ikke er avtalt å arbeide i."),
    phrase("Ingen arbeider under fravær, utenfor ansettelsen eller på ukedager de aldri kan."),
    phrase("Planen som var, endres minst mulig."),
    phrase("Timene i hele planen treffer stillingens timer innenfor {hours}."),
    phrase("Timene i hver {n}-ukersperiode treffer stillingens timer innenfor {hours}."),
    phrase("Bemanningen dekker behovet: først minimum, så ønsket; ikke over maksimum."),
    phrase("Minst {hours} fri mellom to vakter; under {hours_2} telles som kort hvile."),
    phrase("Ingen vakt over {hours}; over {hours_2} krever avtale."),
    phrase("Fagmøter, opplæring og HMS legges i arbeidstiden med det oppmøtet som er avtalt."),
    phrase("Avtalte personlige fritak (for eksempel fra natt eller kveld) følges."),
    phrase("{Share} fordeles etter stilling: {n} per 4 uker i full stilling, pluss eller minus {n_2}."),
    phrase("Få korte vakter (under {hours}) og ikke flere dager på jobb enn stillingen trenger."),
    phrase("Etter {n} eller flere netter på rad er det minst {hours} fri."),
    phrase("Minst {n} fridager på rad."),
    phrase("En frihelg begynner senest fredag kl. {clock} og varer til mandag kl. {clock_2}."),
    phrase("{Goals}."),
    phrase("En nyansatt er ikke alene på enheten."),
    phrase("De som regelmessig arbeider natt, har høyst {hours} per {n} uker (8 timer per døgn i snitt)."),
    phrase("Minst {n} til stede fra {clock} til {clock_2}, så ingen er alene og pause er mulig."),
    phrase("Ingen har to vakter samtidig, og bare én vakt begynner samme dag."),
    phrase("Folk arbeider mest mulig på egen enhet og eget sted."),
    phrase("Folk arbeider mest mulig på egen enhet og eget sted, høyst {n} ganger i uka."),
    phrase("Låste vakter og fridager står."),
    phrase("Vakter på to dager etter hverandre går fra dag mot kveld og natt, ikke omvendt."),
    phrase("Minst {n} {run} på rad."),
    phrase("Høyst {n} {run} på rad."),
    phrase("Minst {n} og høyst {n_2} {run} på rad."),
    phrase(
        "Vakter med krav til kompetanse går bare til dem som har den; langvakter bare til dem som har sagt ja."
    ),
    phrase("{Shifts} går bare {when}."),
    phrase("{Shifts} i {names} går bare {when}."),
    phrase("Den som har arbeidet en søn- eller helgedag, har fri den neste."),
    phrase(
        "Fri annenhver søn- og helgedag i snitt over {n} uker, minst én i hver {n_2}. uke, og høyst {n_3} på rad i arbeid."
    ),
    phrase("Høyst {hours} i en enkelt uke."),
    phrase("Høyst {hours} i en enkelt uke, og høyst {hours_2} i snitt over {n} uker."),
    phrase("Arbeid høyst hver {n}. helg."),
    phrase("Arbeid høyst hver {n}. helg, og inntil {n_2} ekstra (hinkehelg) per {n_3} uker."),
    phrase("Den ukentlige normen er ikke høyere enn planens søndager og netter gir rett til."),
    phrase("Minst {hours} sammenhengende fri i hver uke (F1); under {hours_2} er avvik som krever avtale."),
    phrase("Den som arbeider lørdag, arbeider også søndag samme helg, og omvendt."),
    phrase("Ønsker om fri og vakter oppfylles så langt det går."),
    phrase("Arbeidsgivers ønske: planen folk har sett, endres minst mulig (AML §10-3)"),
)
