"""The process that sets a page: a template's name and its data come in as JSON, a PDF goes out.

Run as a script, so that it loads the typesetter and nothing else.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import typst

TEMPLATES, FONTS = Path(__file__).parent / "templates", Path(__file__).parent / "fonts"

NO_LETTER = "could not be displayed with font"
"""What the typesetter says when PDF/UA is asked for and no font has a letter."""


def printed(template: str, data: str) -> bytes:
    """The PDF, with as much of what ``typesetting.typeset`` promises as the letters allow.

    Parameters
    ----------
    data:
        JSON.
    """
    for own_fonts, accessible in ((True, True), (False, True)):
        try:
            return _compiled(template, data, own_fonts=own_fonts, accessible=accessible)
        except typst.TypstError as error:
            if NO_LETTER not in str(error):
                raise
    return _compiled(template, data, own_fonts=False, accessible=False)


def _compiled(template: str, data: str, *, own_fonts: bool, accessible: bool) -> bytes:
    return typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=[FONTS],
        ignore_system_fonts=own_fonts,
        sys_inputs={"data": data},
        format="pdf",
        pdf_standards="ua-1" if accessible else None,
        timestamp=0,
    )


if __name__ == "__main__":
    order = json.load(sys.stdin.buffer)
    sys.stdout.buffer.write(printed(order["template"], json.dumps(order["data"])))
