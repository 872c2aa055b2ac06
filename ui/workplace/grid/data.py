"""What the grid shows, as plain data: the browser is sent this as JSON and nothing else.

Every text is as people read it, in the language of the page. Lists of cells have one entry for each day.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from models.base import Model
from ui.workplace.grid.colours import Colour
from ui.workplace.grid.words import GridWords

Level = Literal["", "hard", "deviation", "soft"]
"""How much a finding weighs: see ``models.findings.Severity``; nothing for no finding, or a waived one."""

Cover = Literal["", "short", "low", "over"]
"""Under the minimum, under what is wanted, over the maximum; nothing when a need is met."""


WishMark = Literal["", "met", "missed"]
"""Whether the wishes for a day are met; nothing without any."""


class GridDay(Model):
    """A day column.

    Attributes
    ----------
    date:
        ``YYYY-MM-DD``; what events name the day by.
    weekday, day:
        The two lines of the heading, such as ``ma`` and ``4``.
    label:
        The day in full, such as ``mandag 4. januar``, with the holiday's name.
    """

    date: str
    weekday: str
    day: str
    label: str
    weekend: bool = False
    holiday: bool = False


class GridWeek(Model):
    """Seven day columns: the week, and from when to when it is."""

    text: str
    dates: str


class GridCode(Model):
    """A shift code: how it is written, what it is called, and its colours in both themes."""

    code: str
    label: str
    light: Colour
    dark: Colour


class GridColumn(Model):
    """A column beside the days: what its heading says, its full name, and its width in pixels."""

    text: str
    label: str
    width: int


class GridNote(Model):
    """One sentence about a cell or a person."""

    level: Level
    text: str


class GridCell(Model):
    """What a person does on a day.

    Attributes
    ----------
    text:
        Shift codes as the cell says them (``D``, ``D@2`` in another unit, ``D M``); empty on a free day.
    label:
        ``text`` for screen readers, when it is not just the code's label.
    mark:
        What a free day is: ``F1``, or ``Fe`` for holiday. Shown when ``text`` is empty.
    away:
        Absence.
    flag:
        The worst finding that begins here.
    line:
        The worst finding over several days that this day is one of.
    was:
        What the cell said in the roster it is compared with; None when it says the same. Empty: free.
    notes:
        Places in the row's ``notes``.
    """

    text: str = ""
    label: str = ""
    mark: str = ""
    away: bool = False
    wish: WishMark = ""
    locked: bool = False
    flag: Level = ""
    line: Level = ""
    was: str | None = None
    notes: tuple[int, ...] = ()


class GridFact(Model):
    """What stands beside a person's days; ``label`` is the whole of it where ``text`` is short."""

    text: str
    label: str = ""


class GridRow(Model):
    """A person.

    Attributes
    ----------
    facts, sums:
        Left and right of the days, one for each column of the kind.
    notes:
        Every sentence about the person, each once.
    about:
        Places in ``notes`` of those that are not about single days.
    """

    employee: str
    name: str
    facts: tuple[GridFact, ...]
    cells: tuple[GridCell, ...]
    sums: tuple[GridFact, ...]
    notes: tuple[GridNote, ...] = ()
    about: tuple[int, ...] = ()

    @cached_property
    def json_text(self) -> str:
        """As JSON, without what is as usual."""
        return self.model_dump_json(exclude_defaults=True)


class GridGroup(Model):
    """People under a heading, such as a unit's."""

    label: str
    rows: tuple[GridRow, ...]


class FootCell(Model):
    """A need on a day against those planned; ``text`` is empty where the line asks for nobody."""

    text: str = ""
    cover: Cover = ""
    label: str = ""


class FootLine(Model):
    """A line below the people.

    Attributes
    ----------
    demands:
        Ids of the demand lines it shows; none for the line that sums up.
    always:
        Shown also when the lines of needs are folded away.
    """

    name: str
    demands: tuple[str, ...]
    cells: tuple[FootCell, ...]
    always: bool = False

    @cached_property
    def json_text(self) -> str:
        """As JSON, without what is as usual."""
        return self.model_dump_json(exclude_defaults=True)


class GridData(Model):
    """Everything the grid shows.

    Attributes
    ----------
    facts, sums:
        Columns left and right of the days.
    free_texts:
        Texts that mean a free day when they are pasted, such as ``F1``.
    units:
        Ids of units by what is written after ``@`` in a cell.
    editable:
        Without it, the grid can be read, selected and copied from.
    said:
        A sentence for screen readers when it is new: what the last edit broke, or why it was refused.
    """

    days: tuple[GridDay, ...]
    weeks: tuple[GridWeek, ...]
    codes: tuple[GridCode, ...]
    facts: tuple[GridColumn, ...]
    sums: tuple[GridColumn, ...]
    groups: tuple[GridGroup, ...]
    foot: tuple[FootLine, ...]
    units: dict[str, str]
    free_texts: tuple[str, ...]
    words: GridWords
    editable: bool = True
    can_undo: bool = False
    can_redo: bool = False
    said: str = ""
