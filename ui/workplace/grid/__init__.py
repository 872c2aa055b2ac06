"""The roster grid in a browser: people x days, edited by hand, with what each edit breaks.

``grid_data`` makes what the grid shows, ``roster_grid`` puts it on a Streamlit page and hands over what the
person does as events. The browser's side (``browser/``) holds no words and no rules: texts, colours and
verdicts are given to it, and what it is asked to do is shown at once and stands until Python has answered.
"""

from ui.workplace.grid.component import roster_grid
from ui.workplace.grid.data import GridData, Level
from ui.workplace.grid.events import (
    Cell,
    CellEdit,
    CellOpened,
    CellsEdited,
    CellsLocked,
    DemandOpened,
    GridEvent,
    MoreWork,
    Redone,
    Swapped,
    Undone,
)
from ui.workplace.grid.making import grid_data
from ui.workplace.grid.memory import GridMemory
from ui.workplace.grid.words import GridWords, grid_words

__all__ = [
    "Cell",
    "CellEdit",
    "CellOpened",
    "CellsEdited",
    "CellsLocked",
    "DemandOpened",
    "GridData",
    "GridEvent",
    "GridMemory",
    "GridWords",
    "Level",
    "MoreWork",
    "Redone",
    "Swapped",
    "Undone",
    "grid_data",
    "grid_words",
    "roster_grid",
]
