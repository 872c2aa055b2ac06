"""The rules as they are on the screen: what is stored, and what is changed here and not stored yet."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.instance import Instance
from models.problems import InputError
from models.rulebook import Rulebook
from ui.workplace.client import ServiceError
from ui.workplace.rulebook.draft import Draft, Values
from ui.workplace.said import spoken
from ui.workplace.said.filling import capital
from ui.workplace.session import OpenWard, Session

KEY = "rules"


@dataclass
class RulesScreen:
    """What is on the screen.

    Attributes
    ----------
    stored, revision:
        The ward as it was looked at, and the number of that revision.
    changed:
        The ward with the changes made here.
    refused:
        Why the last thing asked for was not done.
    saved:
        Whether the last thing done was to store.
    taken_out:
        Lines of the ward's own that were removed with it, as they were; they can be put back.
    """

    ward: str
    stored: Instance
    revision: int
    draft: Draft = field(default_factory=Draft)
    changed: Instance = field(init=False)
    refused: ServiceError | str | None = None
    saved: bool = False
    taken_out: dict[str, Values] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.changed = self.stored

    @property
    def book(self) -> Rulebook:
        """The rules with the changes made here."""
        return self.changed.rules_in_force

    @property
    def book_with_removed(self) -> Rulebook:
        """The same, with the lines that are removed and not stored yet."""
        if not self.draft.removed:
            return self.book
        try:
            return self.draft.with_removed().laid_over(self.stored).rules_in_force
        except InputError:
            return self.book

    def look_at(self, instance: Instance, revision: int) -> None:
        """Lay the changes over another revision."""
        self.stored, self.revision = instance, revision
        self.draft.step_aside(instance)
        self.apply()

    def apply(self) -> None:
        """Lay the changes over what is stored; changes that fit no more are dropped with a word."""
        try:
            self.changed = self.draft.laid_over(self.stored)
        except InputError as error:
            self.draft.clear()
            self.changed = self.stored
            self.refused = " ".join(f"{capital(spoken(one.message))}." for one in error.problems)


def on_screen(session: Session, ward: OpenWard) -> RulesScreen:
    """The ward's rules, fetched anew when there is a newer revision."""
    known = session.kept.get(KEY)
    if not isinstance(known, RulesScreen) or known.ward != ward.info.id:
        known = session.kept[KEY] = RulesScreen(ward.info.id, ward.instance, ward.info.revision)
    elif known.revision != ward.info.revision:
        known.look_at(ward.instance, ward.info.revision)
    return known


def shown(session: Session) -> RulesScreen:
    """The rules on the screen; ``on_screen`` has put them there."""
    screen: RulesScreen = session.kept[KEY]
    return screen
