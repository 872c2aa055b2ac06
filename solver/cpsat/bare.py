"""A CP-SAT model that is made at once."""

from __future__ import annotations

from ortools.sat.python import cp_model


class BareModel(cp_model.CpModel):
    """A model that knows its methods by their present names only.

    Giving each model the old names as well takes longer than making and solving the model of a few people.
    """

    def _add_pre_pep8_methods(self) -> None:
        """No old names."""
