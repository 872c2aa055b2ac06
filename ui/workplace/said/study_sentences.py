"""What came of a study, why a roster cannot be used, and what the figures do not know (``heltid``)."""

from __future__ import annotations

from ui.workplace.said.phrase import phrase

STUDIES = (
    phrase("Enheten har ingen ansatte ennå: svaret er enheten bemannet på nytt."),
    phrase("Enheten har ingen ansatte ennå, og den er ikke bemannet på nytt i noen av tiltakene."),
    phrase("Enheten har ingen ansatte ennå."),
    phrase("Enheten har ingen ansatte ennå; se den bemannet på nytt."),
    phrase("Studien har ikke noe tiltak uten endringer. Alt er sammenlignet med {policy}."),
    phrase("Alt er sammenlignet med {policy}, ordningen slik den er i dag."),
    phrase("Det er ikke funnet noen turnus for den, så forskjeller kan ikke regnes ut."),
    phrase("Der er {n} % av {n_2} ansatte på heltid{standing}."),
    phrase("Tiltaket ga en turnus som kan brukes."),
    phrase("Alle {n} tiltak ga en turnus som kan brukes."),
    phrase("{n} av {counted} ga en turnus som kan brukes."),
    phrase("Uten turnus som kan brukes: tiltak {numbers}. Grunnen står ved hvert av dem."),
    phrase("Ingen av de andre tiltakene gir flere på heltid enn {policy}."),
    phrase("Flest på heltid: {policy} med {n} %, {n_2} prosentpoeng mer enn i tiltak {n_3}{money}{yearly}."),
    phrase(
        "Flest på heltid uten å koste mer: {policy} med {n} %, {n_2} prosentpoeng mer enn i tiltak {n_3}{money}{yearly}."
    ),
    phrase("Ingen tiltak gir flere på heltid uten å koste mer."),
    phrase("Færrest helger: {policy} med {n} helger per ansatt i året og {n_2} % på heltid."),
    phrase(
        "På sikt gir behovet rom for størst stillinger med {policy}: {n} ansatte med {n_2} % i snitt{before}. Det er regnet ut fra behovene alene, og ingen turnus har vist at det går."
    ),
    phrase(
        "Bemannet på nytt gir {policy} de største stillingene: {n} ansatte med {n_2} % i snitt og {n_3} % på heltid{before}{money}. En egen turnus viser at det går."
    ),
    phrase("Bemannet på nytt ble det ikke funnet noen turnus som kan brukes for tiltak {numbers}."),
    phrase(
        "Om de ansatte vil ha større stilling, lengre vakter eller flere helger. Tiltakene viser hva som er mulig, ikke hva noen har sagt ja til."
    ),
    phrase(
        "Om det lar seg gjøre å rekruttere de ansatte som trengs på sikt, og hvor lang tid overgangen tar. Tallene «på sikt» er regnet som om ingen var ansatt fra før."
    ),
    phrase(
        "Hva tiltaket gjør med kvaliteten på tjenesten, sykefraværet og turnoveren. Bemanningsplanen er den samme i alle tiltak når tiltaket ikke selv endrer den."
    ),
    phrase("Ferie, høytider og sesong: planens uker er ganget opp til et år."),
    phrase(
        "Om turnusen kan bli enda bedre: den er funnet med et søk som har begrenset tid. Små forskjeller mellom to tiltak kan komme av søket; flere frø viser hvor store de er."
    ),
    phrase("Ikke med i kostnaden: {rest}"),
    phrase("Kostnaden ved {counted}, som ikke lot seg regne ut; grunnen står ved tiltaket."),
    phrase("Hvordan turnusen tåler fravær: det er ikke simulert her."),
    phrase("Antall ansatte på sikt for noen av tiltakene: {rest}"),
    phrase(
        "Hva som kommer av programmet: beregningene er gjort med {n} utgaver av det, og forskjeller kan komme av det."
    ),
    phrase(
        "{counted} i studien er ikke gjort ennå, og tiltakene kan komme til å stå i et annet lys når de er det."
    ),
    phrase("Ferie og sykefravær: planen regnes som om alle møter; vikarer i fravær er ikke med."),
    phrase("Lokale tillegg ut over rekrutteringstillegget, som funksjonstillegg og helgebonus."),
    phrase("Ansiennitet: alle med samme kompetanse har samme grunnlønn."),
    phrase("Forskjøvet arbeidstid, hjemmevakt, reise mellom steder, kurs og utstyr."),
    phrase("Refusjon av sykepenger, seniortiltak og avspasering i stedet for tillegg."),
    phrase("Ansatte som ikke står i planen, som ledere."),
    phrase(
        "Tillegg for ubekvem tid er ikke trukket fra for timer som er overtid; planen sier ikke hvilke timer det er."
    ),
    phrase("Det er bevist at ingen turnus kan holde alle harde regler."),
    phrase("Ingen turnus som holder alle harde regler ble funnet i tiden som var satt av."),
    phrase("Den beste brøt dem med {n} enheter."),
    phrase("Kontrollen finner {n} brudd på harde regler."),
    phrase("{n} % av timene i minstebemanningen står åpne ({n_2} timer i året); grensen er {n_3} %."),
    phrase("Frø {n}: {rest}"),
    phrase("Kostnaden lot seg ikke regne ut: {rest}"),
    phrase("arbeideren har {name}, oppdraget kommer fra {name_2}"),
    phrase("Arbeideren forsvant {n} ganger under beregningen."),
    phrase("Beregningen brøt sammen {n} ganger: {rest}"),
    phrase("Instansen finnes ikke lenger."),
    phrase("Feil i programmet ({name}); se loggen til arbeideren."),
    phrase("Gjort"),
    phrase("Lot seg ikke gjøre"),
    phrase("Må være på plass"),
    phrase("Dagens ordning"),
    phrase("{n}"),
    phrase("{n} ({n_2} til {n_3})"),
)
