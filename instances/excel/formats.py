"""Cell formats of the roster workbook, made once each."""

from __future__ import annotations

from functools import cache
from typing import Any

from instances.excel.palette import shift_colours
from models.instance import Instance

INK, QUIET, RED_INK = "#1A1A1A", "#4D4D4D", "#A4161A"
SHADES = {"plain": "#FFFFFF", "weekend": "#E9ECEF", "holiday": "#FBE3E4"}
LINE = "#9AA0A6"
SHORT, LOW, OVER = ("#A4161A", "#FFFFFF"), ("#FFD166", "#000000"), ("#CFE2F3", "#000000")
"""Background and text where cover is under the minimum, under what is wanted, and over the maximum."""


class Formats:
    """Formats of one workbook."""

    def __init__(self, book: Any, instance: Instance) -> None:
        self._book = book
        self._colours = shift_colours(instance)
        self._make = cache(self._new)
        self.title = self._make(bold=True, font_size=16)
        self.heading = self._make(bold=True, font_size=12)
        self.plain = self._make()
        self.small = self._make(font_size=9)
        self.wrapped = self._make(text_wrap=True, valign="top")
        self.head = self._make(bold=True, bg_color="#DDE3EA", border=1, border_color=LINE, text_wrap=True)
        self.week = self._make(
            bold=True, bg_color="#1F3864", font_color="#FFFFFF", border=1, border_color=LINE, align="center"
        )
        self.unit = self._make(bold=True, bg_color="#C9D3E0", top=1, bottom=1, border_color=LINE)
        self.name = self._make(border=1, border_color=LINE, shrink=True)
        self.percent = self._make(border=1, border_color=LINE, num_format="0.##", align="right")
        self.hours = self._make(border=1, border_color=LINE, num_format="0.00", align="right")
        self.difference = self._make(
            border=1, border_color=LINE, num_format="+0.00;[Red]-0.00;0.00", align="right"
        )
        self.count = self._make(border=1, border_color=LINE, num_format="0", align="right")
        self.line = self._make(bottom=1)
        self.date_cell = self._make(num_format="dd.mm.yyyy", align="left", valign="top")
        self.hard = book.add_format({"bold": True, "bg_color": SHORT[0], "font_color": SHORT[1]})
        self.deviation = book.add_format({"bg_color": LOW[0], "font_color": LOW[1]})
        self.share = self._make(num_format="0.0 %", align="right")
        self.decimal = self._make(num_format="0.00", align="right")

    def _new(self, **properties: Any) -> Any:
        return self._book.add_format(
            {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "vcenter", **properties}
        )

    def weekday(self, red: bool, monday: bool) -> Any:
        """The two letters over a day."""
        return self._make(
            bold=True,
            font_size=9,
            align="center",
            bg_color="#DDE3EA",
            font_color=RED_INK if red else INK,
            border=1,
            border_color=LINE,
            **self._left(monday),
        )

    def date(self, red: bool, monday: bool) -> Any:
        """The date over a day, day and month."""
        return self._make(
            num_format="d.m",
            font_size=8,
            align="center",
            rotation=90,
            bg_color="#DDE3EA",
            font_color=RED_INK if red else INK,
            border=1,
            border_color=LINE,
            **self._left(monday),
        )

    def cell(self, shade: str, monday: bool) -> Any:
        """A cell of the grid; the code's colour is laid over it by a conditional format."""
        return self._make(
            align="center",
            shrink=True,
            font_size=9,
            font_color=QUIET,
            bg_color=SHADES[shade],
            border=1,
            border_color=LINE,
            num_format="@",
            **self._left(monday),
        )

    def tally(self, shade: str, monday: bool, colour: tuple[str, str] | None = None) -> Any:
        """A figure below the grid, coloured where cover is off."""
        background, ink = colour or (SHADES[shade], INK)
        return self._make(
            align="center",
            shrink=True,
            font_size=8,
            bold=colour is not None,
            font_color=ink,
            bg_color=background,
            border=1,
            border_color=LINE,
            **self._left(monday),
        )

    def code(self, shift: str) -> Any:
        """A code in the key, in its colour."""
        colour = self._colours[shift]
        return self._make(
            align="center",
            bold=True,
            bg_color=colour.background,
            font_color=colour.text,
            border=1,
            border_color=LINE,
            num_format="@",
        )

    def code_rule(self, shift: str) -> Any:
        """What a conditional format lays over a cell that holds the code."""
        colour = self._colours[shift]
        return self._book.add_format({"bold": True, "bg_color": colour.background, "font_color": colour.text})

    @staticmethod
    def _left(monday: bool) -> dict[str, Any]:
        return {"left": 2, "left_color": "#1F3864"} if monday else {}
