"""The staff in figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from models.base import hundredths
from models.instance import Instance
from ui.workplace.language import _, decimal, ngettext, percent
from ui.workplace.roster.wording import plain
from ui.workplace.ward.tables import Row

FULL = 100_00


@dataclass(frozen=True)
class Summary:
    """Figures of a staff.

    Attributes
    ----------
    hundredths:
        The sum of positions in hundredths of a per cent.
    full:
        People in a full position.
    """

    heads: int
    hundredths: int
    full: int

    @property
    def positions(self) -> float:
        """Full-time positions (årsverk)."""
        return self.hundredths / FULL

    @property
    def full_share(self) -> float:
        """People in a full position, of all people (0-1)."""
        return self.full / self.heads if self.heads else 0.0

    @property
    def average(self) -> float:
        """The average position (0-1)."""
        return self.positions / self.heads if self.heads else 0.0


def summary(sizes: Iterable[float | None]) -> Summary:
    """Of the position sizes of people, in per cent; None where none is filled in."""
    found = [hundredths(size) if size else 0 for size in sizes]
    return Summary(len(found), sum(found), sum(size >= FULL for size in found))


def by_competence(rows: list[Row], instance: Instance | None, names: dict[str, str]) -> dict[str, Summary]:
    """The same for those who have a competence, or one that counts as it."""
    holds = {} if instance is None else instance.competences_of
    return {
        key: summary(
            row["percent"] for row in rows if key in holds.get(row["id"], frozenset(row["competences"]))
        )
        for key in names
    }


def show(rows: list[Row], instance: Instance | None, names: dict[str, str]) -> None:
    """Figures over the tables."""
    whole = summary(row["percent"] for row in rows)
    with st.container(horizontal=True, key="people-figures", gap="medium"):
        for label, value, text in (
            (_("Ansatte"), decimal(whole.heads, 0), None),
            (_("Årsverk"), decimal(whole.positions, 2), None),
            (_("I hel stilling"), percent(whole.full_share), _("Av alle ansatte.")),
            (_("Stilling i snitt"), percent(whole.average), None),
        ):
            st.metric(label, value, help=text, border=True)
    st.markdown(
        " ".join(
            ":gray-badge["
            + _("{name}: {heads}, {positions} årsverk").format(
                name=plain(names[key]),
                heads=ngettext("{count} ansatt", "{count} ansatte", one.heads),
                positions=decimal(one.positions, 1),
            )
            + "]"
            for key, one in by_competence(rows, instance, names).items()
        )
    )
