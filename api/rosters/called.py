"""Who is meant by what somebody is called; see ``api.access.hiding``."""

from __future__ import annotations

from collections.abc import Sequence

from api.access.hiding import Hiding
from models.instance import Instance
from models.problems import InputError, InputProblem, path_text


def real_ids(
    hiding: Hiding, instance: Instance, called: Sequence[tuple[tuple[str | int, ...], str]]
) -> list[str]:
    """The ids of people in the instance, by the place where each stands in what was sent and what they are called there.

    Where names are shown, people are called by their ids, and unknown ones are left for other checks to tell of.

    Raises
    ------
    InputError
        With everybody who is called what nobody is.
    """
    if hiding.sight.names:
        return [said for _, said in called]
    real = {hiding.person(employee.id): employee.id for employee in instance.employees}
    unknown = [
        InputProblem(path_text(where), None, "personen finnes ikke i instansen")
        for where, said in called
        if said not in real
    ]
    if unknown:
        raise InputError(unknown)
    return [real[said] for _, said in called]
