"""Sentences of the arithmetic of needs (``models/capacity.py``)."""

from __future__ import annotations

from ui.workplace.said.phrase import phrase

NEEDS = (
    phrase("{Group}: minimum er {hours} (ønsket {hours_2}), og de ansatte kan gi høyst {hours_3}."),
    phrase("{Group}: {date} kl. {clock} trengs minst {n} (ønsket {n_2}), og høyst {n_3} kan være der."),
    phrase(
        "{Group}: lørdager og søndager krever minst {n} vakter (ønsket {n_2}), og helgene folk kan arbeide gir høyst {n_3}."
    ),
    phrase(
        "{Group}: nettene krever minst {n} vakter (ønsket {n_2}), og de som kan gå natt, rekker høyst {n_3}."
    ),
    phrase(
        "{Group}: uken fra {date} krever minst {n} nattevakter (ønsket {n_2}), og de som kan gå natt, rekker høyst {n_3}."
    ),
    phrase(
        '{Group}: behovet "{name}" er minst {n} (ønsket {n_2}) {date} kl. {clock}, men regelen om dager for vakten ({rules}) holder {name_2} borte, så høyst {n_3} kan være der.'
    ),
    phrase("Det er knapt."),
    phrase("Det går ikke: øk bemanningen, senk behovet eller endre regelen som begrenser."),
)
