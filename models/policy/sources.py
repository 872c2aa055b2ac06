"""Where the agreements that changes rest on are described; names and addresses as gathered in November 2026."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from models.base import Model

SOURCES: dict[str, str] = {
    "AML 10-5": "arbeidsmiljoloven.com/paragraf/gjennomsnittsberegning-av-den-alminnelige-arbeidstid/",
    "AT-en 10-5": "arbeidstilsynet.no/en/laws-and-regulations/laws/the-working-environment-act/11/section10-5",
    "AT-en 10-8": "arbeidstilsynet.no/en/laws-and-regulations/laws/the-working-environment-act/11/section10-8",
    "AT 14-1b": "arbeidstilsynet.no/regelverk/lover/arbeidsmiljoloven/14/14-1b/",
    "Compendia week rest": "compendia24.no/arbeidstid/hvilepauser-og-fritid/ukentlig-fritid/",
    "KS-advokatene": "ks.no/ks-advokatene/nyheter/lovendringer-for-a-oppna-mer-heltid/",
    "NSF langvakt": "nsf.no/nyheter/arbeidstid/soknad-om-langvakter",
    "Sykepleien helgefloka 2019": "sykepleien.no/meninger/innspill/2019/05/utfordringen-med-helgevakter-...",
    "Sykepleien langvakt 2019": "sykepleien.no/2019/02/lyst-pa-langvakt-eller-kanskje-ikke",
}
"""Address by name."""


class Basis(Model):
    """Law or agreement that a change rests on.

    Attributes
    ----------
    text:
        In Norwegian.
    sources:
        Names in ``SOURCES``.
    confidence:
        ``sure``: the law's text or two independent good sources. ``likely``: one good source. ``unverified``: from
        general knowledge; check it before it is relied on.
    """

    text: str = Field(min_length=1)
    sources: tuple[str, ...] = ()
    confidence: Literal["sure", "likely", "unverified"]

    @model_validator(mode="after")
    def _check(self) -> Basis:
        unknown = [name for name in self.sources if name not in SOURCES]
        if unknown or (self.confidence != "unverified" and not self.sources):
            raise ValueError(f"kilden til {self.text!r} mangler eller er ukjent: {unknown}")
        return self
