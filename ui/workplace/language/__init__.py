"""The language of the pages: bokmål as written in the code, nynorsk and English from a message catalogue.

Write every text that people see as ``_("…")`` in bokmål. ``python -m ui.workplace.language.update`` puts new texts in the
catalogues (``ui/workplace/locale``), where their translations are filled in. Sentences about rules and findings come from
the service in bokmål, in every language: ``ui.workplace.said`` says them in the language of the page.
"""

from ui.workplace.language.catalogue import LANGUAGES, SOURCE, translations
from ui.workplace.language.current import _, choose, current, locale, ngettext, spoken_in
from ui.workplace.language.formats import (
    clock,
    date_text,
    decimal,
    hours,
    moment,
    month_day,
    percent,
    together,
)

__all__ = [
    "LANGUAGES",
    "SOURCE",
    "_",
    "choose",
    "clock",
    "current",
    "date_text",
    "decimal",
    "hours",
    "locale",
    "moment",
    "month_day",
    "ngettext",
    "percent",
    "spoken_in",
    "together",
    "translations",
]
