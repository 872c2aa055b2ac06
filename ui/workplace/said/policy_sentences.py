"""Measures: what they did, could not do and need (``models/policy``), and those that come with the product."""

from __future__ import annotations

from ui.workplace.said.phrase import phrase

POLICIES = (
    phrase(
        "Stillingene er {n} årsverk, over rammen på {n_2}. Turnusen kan ikke ta bort stillinger; rammen gjelder i stillingsmodellen."
    ),
    phrase("Stillingene kan bli høyst {n} årsverk; i dag er de {n_2}."),
    phrase("En instans har ingen kroner; rammen gjelder i stillingsmodellen og i tallene."),
    phrase("{n} enheter og {counted} er flyttet fra {name} til {name_2}."),
    phrase("Behov for kompetanse på hele stedet er felles: {n} timer i uka mindre."),
    phrase("Bygg, brannkrav og avstand mellom avdelingene avgjør om enhetene kan dekke hverandre."),
    phrase("Behovene {when} kunne ikke gjøres felles; ingen færre der."),
    phrase("{n} færre samtidig {when}, felles for enhetene: {n_2} timer i uka mindre."),
    phrase("{counted} av {n} på deltid kan få større stilling."),
    phrase("Størrelser som tilbys: {sizes}. Forutsetter at den enkelte takker ja."),
    phrase("{counted} har en stilling som endres i planen, og kan ikke få en annen størrelse."),
    phrase("Tatt ut av bruk: {names}."),
    phrase("Enheten har ingen langvakter."),
    phrase("Nye vaktkoder: {names}."),
    phrase("Tatt ut av bruk, med en annen lengde: {names}."),
    phrase("Ute av kraft for langvakter: {names}."),
    phrase("Regelboken er byttet fra ks-turnus til ks-langvakt."),
    phrase("Grensen for vaktens lengde er hevet fra {n} til {n_2} t."),
    phrase("Krever {agreement} ({paragraph})."),
    phrase("Ingen av dem som kan gå vaktene, har sagt ja til langvakter."),
    phrase("{counted} har sagt ja til langvakter og kan settes på dem."),
    phrase("Alle {counted} som kan gå vaktene, regnes som frivillige."),
    phrase("Forutsetter at {counted} til sier ja; ingen kan pålegges langvakt."),
    phrase("Lokal avtale om langvakt (AML §10-5): bare i helgene"),
    phrase("Langvaktene går bare {when}."),
    phrase("Stedene har ikke hvert sitt behov for {name} om natta; ingenting er endret."),
    phrase("Nattbehovene på stedene har ulike klokkeslett og kunne ikke slås sammen."),
    phrase("{Change}: {n} timer i uka mindre med kompetansen."),
    phrase("Samlet nattbemanning er den samme; bruk co_location eller task_division for å endre den."),
    phrase("Responstid og tilkalling mellom stedene om natta må vurderes som forsvarlig."),
    phrase("Ingen av stedene har nattbehov; ingenting er endret."),
    phrase("{names}: {n} {name} hver natt; {n_2} timer i uka {more} med kompetansen."),
    phrase("Teamet har {counted}; {n} kan nå arbeide i flere enheter."),
    phrase("Kjøring midt i en vakt er ikke med i instansen; bare reise mellom to vakter er det."),
    phrase("Krever endret arbeidssted i arbeidsavtalen for {counted}."),
    phrase("Ingen behov for {name} på dag og kveld kunne slås sammen mellom stedene."),
    phrase(
        "Behovet for {name} på dag og kveld er felles for {names}; {n} timer i uka mindre med denne kompetansen. Samlet bemanning er den samme."
    ),
    phrase("Turnusen måles mot: {aims}."),
    phrase("{counted} har mindre enn {n} % i dag; {n_2} av dem er tilbudt mer."),
    phrase("{counted} har mindre enn {n} % i dag"),
    phrase("Ingen stilling kan øke uten tiltaket larger_positions; målene blir bare målt."),
    phrase("Behovet er for lite til at en hel person kan legges til."),
    phrase("{n} timer i uka er lagt til behovet på {n_2} timer ({n_3} %), i {n_4} av {n_5} behov."),
    phrase(
        "Stillingene gir {n} timer i uka, {n_2} for lite. Uten større eller flere stillinger står resten som åpne vakter."
    ),
    phrase("Krever avtale med tillitsvalgte og kompenserende hvile (AML §10-8 (3))."),
    phrase("{rule}: regelboken har ingen slik regel."),
    phrase("{rule}: minst {hours} gjaldt alt."),
    phrase("{rule}: minst {hours}, før {hourlist}."),
    phrase("{counted} kan nå arbeide i flere enheter ({n} er med i ordningen)."),
    phrase("Alle det gjelder, kan alt arbeide i alle enhetene. ({n} er med i ordningen)."),
    phrase("Alle det gjelder, kan alt arbeide i alle enhetene."),
    phrase("Vakter utenom egen enhet telles ikke for dem i poolen."),
    phrase("Lokal avtale om felles helsepool: ingen egen enhet, men minst mulig reising mellom steder"),
    phrase("Arbeidsgivers ønske: folk er mest mulig på egen enhet"),
    phrase("Høyst {n} vakter i uka utenom egen enhet."),
    phrase("Ingen vaktkode er under {hours}; ingenting er endret."),
    phrase("Ingen behov for {name} kunne flyttes når {n} skal være igjen i hvert."),
    phrase("Ingen behov gjelder {name} alene."),
    phrase("{n} av {n_2} timer i uka ({n_3} %) som bare {name} kunne dekke, kan nå dekkes av {n_4} til."),
    phrase("Grensen for hvor mange {name} som kan være på vakt, er hevet i {n} behov."),
    phrase("Oppgavene må kunne utføres forsvarlig av den andre gruppen; opplæring er ikke regnet med."),
    phrase("Grensen er nå {said} for {counted}."),
    phrase(
        "{counted} har tredelt norm, som krever minst hver tredje søndag (HTA KS 4.2.4). De regnes med 35,5 timer i uka, inntil 1,9 timer mer enn før."
    ),
    phrase("Helgefrekvensen må avtales lokalt med de tillitsvalgte."),
    phrase("Annenhver helg er lovens grense (AML §10-8 (4)); NSF godtar ikke oftere enn hver tredje helg."),
    phrase("Planen er på {n} uker, så {n_2} hinkehelg per {n_3} uker blir ingen i planen."),
    phrase("Grunnturnusen er forlenget fra {n} til {n_2} uker, så mønsteret går opp."),
    phrase(
        "Grunnturnusen på {n} uker går ikke opp i mønsteret og kan ikke forlenges ({said}): den gir høyst {said_2}."
    ),
    phrase("Kommunens vedtak, drøftet med tillitsvalgte; nytt arbeidssted i arbeidsavtalene (AML §14-6)"),
    phrase("AML §14-3 (fortrinnsrett for deltidsansatte) og §14-1 b; ny arbeidsavtale med den enkelte"),
    phrase(
        "AML §10-5: inntil 10 timer med den enkelte, inntil 12,5 timer med tillitsvalgte; langvakt er frivillig for den enkelte"
    ),
    phrase(
        "Forsvarlighet etter helse- og omsorgstjenesteloven §4-1 og helsepersonelloven §4; tilkalling mellom stedene må avtales"
    ),
    phrase(
        "Arbeidsavtalen (AML §14-6): avtalt arbeidssted må omfatte enhetene; forsvarlighet etter helse- og omsorgstjenesteloven §4-1 vurderes når sykepleieren dekker flere steder"
    ),
    phrase("AML §14-1 b (heltid er hovedregelen); kommunens heltidsmål"),
    phrase(
        "AML §10-8 (3): avtale med tillitsvalgte om hvile ned til 8 timer og ukefri ned til 28 timer, mot kompenserende hvile"
    ),
    phrase("Arbeidsavtalen (AML §14-6): avtalt arbeidssted må omfatte enhetene"),
    phrase(
        "Forsvarlighet etter helsepersonelloven §4 og helse- og omsorgstjenesteloven §4-1; ny bemanningsplan drøftes med tillitsvalgte"
    ),
    phrase(
        "Lokal avtale om helgefrekvens; AML §10-8 (4) setter grensen ved annenhver søn- og helgedag i snitt over 26 uker, og NSF ved hver tredje helg"
    ),
    phrase("Ramme"),
    phrase("Samlokalisering"),
    phrase("Tilbud om større stilling"),
    phrase("Nattsykepleier"),
    phrase("Sykepleierteam"),
    phrase("Minste stilling og mål"),
    phrase("Ressursbemanning"),
    phrase("Hvileavtale"),
    phrase("Deling av folk"),
    phrase("Korteste vakt"),
    phrase("Oppgavedeling"),
    phrase("Helgefrekvens"),
    phrase(
        "Hver tredje helg, langvakter for dem som vil, stillingene som de er. Alt annet sammenlignes med denne."
    ),
    phrase("Større stillinger, ellers som i dag"),
    phrase(
        "De som har sagt at de vil ha mer, får det; ingen arbeider flere helger. Fafo 2023:22 fant at dette alene er den dyreste veien."
    ),
    phrase("Hver tredje helg uten langvakter"),
    phrase(
        "Helgefloka i ren form: 7,5-timersvakter hver tredje helg. I regneeksempelet gir det 59 % stilling i snitt."
    ),
    phrase("Hver tredje helg og én hinkehelg på tolv uker"),
    phrase(
        "Én ekstra helg i tolv uker, som i Bodø (Fafo 2019:08). I regneeksempelet går snittet fra 59 til 74 %."
    ),
    phrase("Annenhver helg"),
    phrase(
        "Lovens grense, til sammenligning; NSF sier aldri oftere enn hver tredje helg. I regneeksempelet 88 % i snitt."
    ),
    phrase("Langvakter på 12,5 timer hver tredje helg for alle"),
    phrase(
        "Den sterkeste kombinasjonen i regneeksempelet, 92 % i snitt. Forutsetter at alle sier ja, slik Ingstad og Amble fant at det virker best."
    ),
    phrase("Langvakter på 12,5 timer hver fjerde helg for alle"),
    phrase(
        "Modellen fra Bodø (Fafo 2019:08): færre, men lengre helgevakter. I regneeksempelet 69 % i snitt."
    ),
    phrase("Vakter på 10 timer alle dager for dem som vil"),
    phrase(
        "Kortere langvakter kan avtales med den enkelte (AML §10-5 (1)). Færre dager på jobb per hele stilling."
    ),
    phrase("Ingen vakter under 7 timer"),
    phrase(
        "De ansatte i Hemnes opplever turnusen som oppstykket, med mange korte vakter (PwC). Hva koster det å ta dem bort?"
    ),
    phrase("Ingen avtale om kort hvile"),
    phrase("Lovens 11 og 35 timer: ingen kveld til dag. Kort hvile øker sykefraværet (NSF)."),
    phrase("Alle deles mellom enhetene på eget sted"),
    phrase(
        "Det svakere alternativet til samlokalisering i rapporten: folk arbeider på tvers av avdelingene."
    ),
    phrase("Én felles helsepool for kommunen"),
    phrase(
        "Øksnes ønsker én felles pool; i Hemnes ligger stedene 30 km fra hverandre. Sykehuset Østfold fikk lite ut av pool alene (Fafo 2021:01)."
    ),
    phrase("Sykepleierteam på tvers av avdelingene"),
    phrase("Sykepleierne arbeider i alle avdelinger på eget sted."),
    phrase("Ambulerende sykepleierteam for begge steder"),
    phrase(
        "Som foreslått på Leknes: ett team dag og kveld for hele distriktet, én sykepleier færre samtidig. På dagtid i uka er det flere sykepleiere enn behovet tilsier (PwC)."
    ),
    phrase("Én nattsykepleier for begge steder"),
    phrase("Om natta må begge steder ha én hver i dag; én for begge gir kompetanse til andre vakter."),
    phrase("En femdel av sykepleierbehovet til helsefagarbeidere"),
    phrase("Bedre oppgavedeling etter kompetanse (PwC); minst én sykepleier blir igjen i hvert behov."),
    phrase("10 % ressursbemanning i større stillinger"),
    phrase("Vikarpenger gjøres om til faste stillinger (Fafo 2025:23); Bodø brukte 10 % (Fafo 2019:08)."),
    phrase("Samlokalisering med samme bemanning"),
    phrase(
        "Hemnesberget flytter til Korgen: felles sykepleier og ansvarsvakt kveld, natt og helg, og folk deles mellom enhetene."
    ),
    phrase("Samlokalisering med én færre kveld, natt og helg"),
    phrase(
        "Rapporten anslår at 4-5 årsverk frigjøres, mest kveld, natt og helg (PwC). Én færre samtidig er 130 timer i uka, om lag 3,7 årsverk: prøven på anslaget."
    ),
    phrase("Bodø-pakken: langvakt hver fjerde helg, hinkehelg og ressurs"),
    phrase(
        "12,5 timer hver fjerde helg, hinkehelg og 10 % ressursbemanning ga 20-30 % mer heltid i Bodø (Fafo 2019:08)."
    ),
    phrase("Samlokalisering, langvakt hver tredje helg og heltid til alle"),
    phrase(
        "Alt på én gang: ett sted, felles folk, langvakter i helgene og tilbud om hel stilling innenfor dagens årsverk."
    ),
    phrase("Langvakter"),
    phrase("Lokal avtale: arbeid høyst {said}"),
    phrase("AML §10-8 ({n}), (3); avtale med tillitsvalgte om {hours} mot kompenserende hvile"),
)
