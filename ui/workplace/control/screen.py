"""What the page shows: a revision of a roster with its judgement, the rules it is judged by, and its steps."""

from __future__ import annotations

from dataclasses import dataclass

from models.instance import Instance
from ui.workplace.client import Judgement, RevisionStep, RosterInfo, RuleLine, Stage
from ui.workplace.control.wording import line_names
from ui.workplace.roster.screen import RosterScreen, on_screen
from ui.workplace.session import Session

KEY = "control"


@dataclass
class Control:
    """A revision of a roster.

    Attributes
    ----------
    lines, names:
        The rule lines it is judged by, and what they are called, by id.
    steps:
        What any revision of the roster has done on its way to the wall, the oldest first.
    """

    screen: RosterScreen
    lines: dict[str, RuleLine]
    names: dict[str, str]
    steps: list[RevisionStep]

    @property
    def instance(self) -> Instance:
        return self.screen.instance

    @property
    def judgement(self) -> Judgement:
        return self.screen.judgement

    @property
    def stage(self) -> Stage:
        """Where the revision stands."""
        return stages(self.steps).get(self.screen.number, "draft")

    def name(self, rule: str) -> str:
        """What a rule line is called."""
        return self.names.get(rule, rule)


def stages(steps: list[RevisionStep]) -> dict[int, Stage]:
    """Where each revision stands that has taken a step."""
    return {step.revision: step.stage for step in steps}


def on_page(session: Session, info: RosterInfo) -> Control:
    """The roster that is open. Its rules are fetched once; what it says, when it has changed; its steps, each time."""
    screen = on_screen(session, info)
    known = session.kept.get(KEY)
    steps = session.client.rosters.steps(info.id)
    if isinstance(known, Control) and known.screen.id == info.id:
        known.screen, known.steps, known.names = screen, steps, line_names(known.lines)
        return known
    lines = {line.id: line for line in session.client.rosters.rules(info.id).lines}
    made = Control(screen=screen, lines=lines, names=line_names(lines), steps=steps)
    session.kept[KEY] = made
    return made


def on_page_now(session: Session) -> Control:
    """The one that ``on_page`` has put there."""
    control: Control = session.kept[KEY]
    return control
