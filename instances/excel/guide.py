"""The sheet Veiledning: how to fill in the workbook. Lines that start with ``# `` are headings."""

from __future__ import annotations

GUIDE: tuple[str, ...] = (
    "# Slik fyller du ut regnearket",
    "1. Om planen: gi planen en kode og et navn, sett startdato (en mandag) og antall uker, og velg plantype og regelbok.",
    "2. Steder og enheter: skriv stedene til venstre og enhetene (avdelingene) til høyre. Hver enhet ligger på ett sted.",
    "3. Reisetid: bare når noen arbeider på flere steder. Tiden gjelder begge veier.",
    "4. Kompetanser: korte koder. En sykepleier kan «telle også som» helsefagarbeider.",
    "5. Ansatte: én rad for hver person. Ukenorm er 37,5, 35,5, 33,6 eller tredelt.",
    "6. Kontrakter: bare for den som får ny stilling i løpet av planen.",
    "7. Vakter: vaktkodene med klokkeslett. Slutt tidligere enn start betyr neste dag.",
    "8. Behov: hvem som trengs, hvor og når. Ett kryss for hver ukedag. Helligdager fra mandag til lørdag har egen kolonne.",
    "9. Hendelser, Fravær, Ønsker, Låste celler og Historikk fylles ut ved behov. La arkene stå uten rader ellers.",
    "10. Regler: endringer i regelboken for denne planen. Én rad for hvert felt som endres.",
    "11. Notater: fritekst. Ikke skriv helseopplysninger noe sted.",
    "",
    "# Slik skriver du verdiene",
    "Mørkeblå overskrifter med * må fylles ut. Pek på en overskrift for forklaring. Eksempelradene skrives over eller slettes.",
    "Id-er og koder: bokstaver, tall og . _ + / - uten mellomrom. Samme skrivemåte i alle ark.",
    "Datoer: 04.01.2027. Klokkeslett: 07:30. Desimaler: 87,5. Ja eller nei: ja, nei eller x.",
    "Flere verdier i samme celle skilles med semikolon: spl; hfa",
    "Stillingsprosent på 1 % eller mindre skrives med prosenttegn: 0,5 %",
    "Kolonnene kan stå i hvilken som helst rekkefølge. Nye kolonner og sammenslåtte celler kan ikke leses. Egne ark er lov.",
    "Formler er lov når filen er lagret i Excel etter at de er regnet ut.",
    "",
    "# Når noe er feil",
    "Programmet nevner hvert sted som må rettes med ark og celle, for eksempel Ansatte!C7, og hva du kan gjøre.",
)
