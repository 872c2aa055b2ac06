"""A grid as a picture (SVG), for a web page or a document."""

from __future__ import annotations

import io
import re
from collections.abc import Collection

from rich.console import Console

from models.instance import Instance
from models.roster import Roster
from ui.grid import print_grid

_WEB_FONTS = re.compile(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", re.DOTALL)
"""The picture must look the same without a network, so no fonts are fetched."""


def grid_svg(
    instance: Instance,
    roster: Roster,
    first_week: int,
    last_week: int | None,
    units: Collection[str] | None,
    columns: int,
) -> str:
    """The grid as ``print_grid`` draws it, ``columns`` characters wide, as the text of an SVG file."""
    console = Console(
        record=True,
        width=columns,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
    )
    print_grid(console, instance, roster, first_week, last_week, units)
    return _WEB_FONTS.sub("", console.export_svg(title=instance.name))
