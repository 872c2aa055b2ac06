"""Brings the catalogues to the texts of the code: ``python -m ui.workplace.language.update``.

New texts come in without a translation, texts that are gone go out, translations stay. Then it says what is left
to translate.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from instances.saving import put_in_place
from ui.workplace.language.catalogue import LANGUAGES, SOURCE

WORKPLACE = Path(__file__).parents[1]

TRANSLATED = tuple(language for language in LANGUAGES if language != SOURCE)

KEYWORDS = {"_": None, "ngettext": (1, 2), "phrase": None}


def texts() -> Catalog:
    """Every text of the code, without translations."""
    found = Catalog(charset="utf-8")
    for file, _line, message, _comments, context in extract_from_dir(
        WORKPLACE, method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        found.add(message, locations=[(Path(file).as_posix(), 0)], context=context)
    return found


def file_of(language: str) -> Path:
    """The catalogue of a language."""
    return WORKPLACE / "locale" / language / "messages.po"


def catalogue(language: str) -> Catalog:
    """The catalogue as it stands."""
    return read_po(io.StringIO(file_of(language).read_text(encoding="utf-8")), locale=language)


def update(language: str) -> list[str]:
    """Bring one catalogue to the texts of the code; gives those without a translation."""
    path = file_of(language)
    known = catalogue(language) if path.exists() else Catalog(locale=language, charset="utf-8")
    known.update(texts(), no_fuzzy_matching=True)
    known.obsolete.clear()
    written = io.BytesIO()
    write_po(written, known, width=120, sort_by_file=True, omit_header=True, include_lineno=False)
    put_in_place(path, written.getvalue())
    return [str(message.id) for message in known if message.id and not _translated(message.string)]


def _translated(string: object) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


def main() -> None:
    """Update every catalogue."""
    for language in TRANSLATED:
        for text in update(language):
            print(f"{language}: {text}")


if __name__ == "__main__":
    main()
