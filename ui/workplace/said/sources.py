"""What rules rest on, and what the rulebooks are called (``models/rulebooks``). Names of laws stay as they are."""

from __future__ import annotations

from ui.workplace.said.phrase import phrase

SOURCES = (
    phrase("Arbeidsmiljøloven alene"),
    phrase(
        "Lovens grenser uten avtale: hver uke står for seg med 40 timer, 9 timers dag, 11 og 35 timers hvile og fri neste søn- og helgedag. Kvalitetslinjene er nøytrale ønsker."
    ),
    phrase("AML §10-3 (arbeidsplanen viser hvilke dager og tider den enkelte arbeider)"),
    phrase("Arbeidsavtalen (AML §14-6): avtalt arbeidssted"),
    phrase("Helsepersonelloven §4 (forsvarlighet); langvakt bare for den som selv har sagt ja"),
    phrase("Arbeidsgivers ønske: langvakter bare i helgene"),
    phrase("Ferieloven, AML kapittel 12 (permisjon) og arbeidsavtalen"),
    phrase("Avtalt mellom leder og ansatt (AML §10-3)"),
    phrase("AML §10-2 (2) fritak fra nattarbeid og (4) redusert arbeidstid; individuell avtale"),
    phrase("Arbeidsavtalen (AML §14-6): avtalt arbeidstid"),
    phrase("Bemanningsplanen; forsvarlige tjenester etter helse- og omsorgstjenesteloven §4-1"),
    phrase("Arbeidsgivers ønske: høyst annenhver helg, som følger av AML §10-8 (4)"),
    phrase("Arbeidsgivers ønske: hele helger, så fridagene blir samlet"),
    phrase("Arbeidsgivers ønske: frihelg fra fredag ettermiddag"),
    phrase("Arbeidsgivers ønske: ingen natt inn i en frihelg"),
    phrase("AML §10-2 (1) (forsvarlig arbeidstid); arbeidsgivers ønske om høyst seks dager på rad"),
    phrase("Arbeidsgivers ønske: fra to til fem dager på rad"),
    phrase(
        "AML §10-2 (1) og §10-11 (forsvarlig nattarbeid); arbeidsgivers ønske om høyst fire netter på rad"
    ),
    phrase("Arbeidsgivers ønske etter NHOs råd om skiftarbeid: høyst tre netter på rad"),
    phrase("Arbeidsgivers ønske: fridager samles"),
    phrase("Arbeidsgivers ønske etter NHOs råd om skiftarbeid: hvile og en hel fridag etter netter"),
    phrase("Arbeidsgivers ønske etter NHOs råd om skiftarbeid: rotasjon med klokka"),
    phrase("Arbeidsgivers ønske: kvelder fordeles etter stilling"),
    phrase("Arbeidsgivers ønske: netter fordeles etter stilling"),
    phrase("Arbeidsgivers ønske: helger fordeles etter stilling"),
    phrase("Arbeidsgivers ønske: helligdager fordeles etter stilling"),
    phrase("Arbeidsgivers ønske (heltidskultur): få korte vakter og få oppmøter"),
    phrase("Arbeidsgivers ønske: folk er mest mulig på egen enhet"),
    phrase("Arbeidsgivers ønske: nyansatte læres opp og er ikke alene på enheten"),
    phrase("Arbeidsgivers ønske: fagmøter, opplæring og HMS i arbeidstiden"),
    phrase("Ønsker fra de ansatte; medvirkning etter AML §10-3"),
    phrase("AML §14-1 b (heltid er hovedregelen); kommunens heltidsmål"),
    phrase("KS-turnus med avtale"),
    phrase(
        "Turnus i en kommune bundet av HTA KS, med signert avtale med tillitsvalgte om gjennomsnittsberegning: vakter inntil 10 timer, hvile ned til 8 timer og ukefri ned til 28 timer som avvik, 48 timers uke i snitt over 8 uker og høyst 54 i en uke, arbeid hver tredje helg og søndager i snitt over 26 uker."
    ),
    phrase("AML §10-8 (1), (3); avtale med tillitsvalgte om hvile ned til 8 timer mot kompenserende hvile"),
    phrase("AML §10-8 (2), (3); avtale med tillitsvalgte om ukefri ned til 28 timer mot kompenserende hvile"),
    phrase("AML §10-5 (2); avtale med tillitsvalgte om gjennomsnittsberegning, vakter inntil 10 timer"),
    phrase(
        "AML §10-5 (2); avtale med tillitsvalgte om gjennomsnittsberegning: 48 timer i snitt over 8 uker, høyst 54 timer i en uke"
    ),
    phrase("AML §10-8 (4); avtale med tillitsvalgte om snitt over 26 uker, fri minst hver fjerde uke"),
    phrase("HTA KS kapittel 1 §4 (37,5, 35,5 og 33,6 timer; tredelt turnus §4.2.4); AML §10-4 (4)-(6)"),
    phrase("HTA KS kapittel 1 §4 og arbeidsavtalen; gjennomsnittsberegning etter AML §10-5 (2)"),
    phrase("Lokal avtale: arbeid høyst hver tredje helg"),
    phrase("Lokal avtale: hele helger"),
    phrase("KS-turnus med langvakter"),
    phrase(
        "KS-turnus med avtale, og i tillegg avtale med tillitsvalgte om langvakter inntil 12,5 timer for dem som selv ønsker det."
    ),
    phrase("AML §10-5 (2); avtale med tillitsvalgte om langvakt inntil 12,5 timer"),
    phrase("Lokal avtale om langvakt (AML §10-5 (2)): bare i helgene"),
    phrase("Avtale med tillitsvalgte om langvakt: høyst tre langvakter på rad"),
    phrase("Arbeidsgivers ønske: høyst to langvakter på rad"),
    phrase("Arbeidsgivers ønske: langvakter fordeles etter stilling mellom dem som vil"),
    phrase("Arbeidsgivers ønske"),
    phrase("Lokal avtale"),
    phrase("Tom regelbok"),
    phrase("Ingen regler; linjene står i overrides."),
)
