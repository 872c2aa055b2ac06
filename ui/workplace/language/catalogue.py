"""The message catalogues: one file for each language but bokmål, which the texts in the code are written in."""

from __future__ import annotations

import gettext
import io
from functools import lru_cache
from importlib import resources

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCE = "nb"

LANGUAGES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
"""Codes, and what each language calls itself."""

FOLDER = resources.files("ui.workplace") / "locale"


@lru_cache
def translations(language: str) -> gettext.NullTranslations:
    """Texts of a language by what they are in bokmål; a text without a translation stays as it is.

    Raises
    ------
    FileNotFoundError
        When there is no such language.
    """
    if language == SOURCE:
        return gettext.NullTranslations()
    text = (FOLDER / language / "messages.po").read_text(encoding="utf-8")
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.StringIO(text), locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
