"""Typst: a template and data become a PDF. What people have written reaches it as data, never as markup."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import typst

_HERE = Path(str(resources.files("instances.paper")))
TEMPLATES, FONTS = _HERE / "templates", _HERE / "fonts"


def typeset(template: str, data: dict[str, Any]) -> bytes:
    """The PDF that ``templates/TEMPLATE.typ`` makes of the data: PDF/UA-1, tagged, so that it can be read aloud.

    The fonts are our own, so the same data make the same pages on every machine. A letter that they lack is looked for
    among the machine's; one that no font has is shown as a box, in a PDF that is tagged but not PDF/UA.
    """
    for own_fonts, accessible in ((True, True), (False, True)):
        try:
            return _compiled(template, data, own_fonts=own_fonts, accessible=accessible)
        except typst.TypstError as error:
            if _NO_LETTER not in str(error):
                raise
    return _compiled(template, data, own_fonts=False, accessible=False)


_NO_LETTER = "could not be displayed with font"


def _compiled(template: str, data: dict[str, Any], *, own_fonts: bool, accessible: bool) -> bytes:
    return typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=[FONTS],
        ignore_system_fonts=own_fonts,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        format="pdf",
        pdf_standards="ua-1" if accessible else None,
        timestamp=0,
    )
