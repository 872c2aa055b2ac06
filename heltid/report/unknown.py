"""What a report does not know, said to those who decide by it."""

from __future__ import annotations

from heltid.report.report import Report
from heltid.report.wording import in_words

ALWAYS = (
    "Om de ansatte vil ha større stilling, lengre vakter eller flere helger. Tiltakene viser hva som er mulig, ikke hva noen har sagt ja til.",
    "Om det lar seg gjøre å rekruttere de ansatte som trengs på sikt, og hvor lang tid overgangen tar. Tallene «på sikt» er regnet som om ingen var ansatt fra før.",
    "Hva tiltaket gjør med kvaliteten på tjenesten, sykefraværet og turnoveren. Bemanningsplanen er den samme i alle tiltak når tiltaket ikke selv endrer den.",
    "Ferie, høytider og sesong: planens uker er ganget opp til et år.",
    "Om turnusen kan bli enda bedre: den er funnet med et søk som har begrenset tid. Små forskjeller mellom to tiltak kan komme av søket; flere frø viser hvor store de er.",
)
"""True of every report."""


def unknown(report: Report) -> tuple[str, ...]:
    """What is not in the figures, and what nobody can know from them."""
    found = list(ALWAYS)
    costs = [r.cost for r in report.results if r.cost is not None]
    found += [
        f"Ikke med i kostnaden: {_lower(text)}"
        for text in dict.fromkeys(t for c in costs for t in c.left_out)
    ]
    refused = sum(bool(r.cost_refused) for r in report.results)
    if refused:
        found.append(
            f"Kostnaden ved {in_words(refused, 'beregning', 'beregninger')}, som ikke lot seg regne ut; grunnen står ved tiltaket."
        )
    if not any(r.absence is not None for r in report.results):
        found.append("Hvordan turnusen tåler fravær: det er ikke simulert her.")
    reasons = dict.fromkeys(r.positions.reason for r in report.results if r.positions.reason)
    found += [
        report.names.message(f"Antall ansatte på sikt for noen av tiltakene: {_lower(r)}") for r in reasons
    ]
    editions = {r.edition for r in report.results}
    if len(editions) > 1:
        found.append(
            f"Hva som kommer av programmet: beregningene er gjort med {len(editions)} utgaver av det, og forskjeller kan komme av det."
        )
    if report.missing:
        found.append(
            f"{in_words(len(report.missing), 'beregning', 'beregninger')} i studien er ikke gjort ennå, og tiltakene kan komme til å stå i et annet lys når de er det."
        )
    return tuple(found)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
