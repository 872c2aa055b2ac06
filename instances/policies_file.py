"""A study of policies in a TOML file: which ward, which policies in words or as a grid, how long to search.

The format is described in docs/policies.md.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from instances.generator import SAMPLES
from instances.json_file import read_instance
from instances.library import load_named, sample_names
from instances.strict_json import decode, trouble
from instances.toml_text import Steps, TomlLines, odd_values, steps, syntax_problem
from models.instance import Instance
from models.policy.applying import Applied, apply
from models.policy.changes import CHANGE_KINDS, AnyChange, kind_of
from models.policy.grid import grid
from models.policy.policy import Policy
from models.policy.study import Study, StudyHead
from models.problems import InputError, InputProblem, choice_advice, path_text, shown
from models.translation import problems_of

LARGEST_FILE_BYTES = 1_000_000

UNCHANGED = "uendret"
"""The value in a grid that leaves the ward as it is."""

AXIS_NAMES = {"weekend_every": "weekend_frequency"} | {kind_of(kind): kind_of(kind) for kind in CHANGE_KINDS}
"""Names of the axes of a grid, and the kinds of change they are about."""

STUDIES = {"hemnes": "hemnes-study.toml", "korgen": "korgen-study.toml"}
"""Studies that come with the product, by short name."""

_KINDS = {kind_of(kind): kind for kind in CHANGE_KINDS}
_HEAD_KEYS = tuple(StudyHead.model_fields)


@dataclass(frozen=True)
class ReadyStudy:
    """A study whose policies have been carried out on its ward.

    Attributes
    ----------
    applied:
        One for each policy, in order.
    """

    study: Study
    instance: Instance
    applied: tuple[Applied, ...]


def read_study(path: str | Path) -> ReadyStudy:
    """The study in a file. A ward that is no sample is a file beside it.

    Raises
    ------
    InputError
        With everything that is wrong, with key and (where it is found) line: slips of TOML, unknown keys, values out of
        range, policies that cannot be carried out on the ward.
    """
    place = Path(path)
    try:
        if place.is_dir():
            raise trouble("er en mappe", "Velg en fil i mappen")
        if place.stat().st_size > LARGEST_FILE_BYTES:
            raise trouble("filen er for stor for en studie", "Velg en annen fil")
        return parse_study(decode(place.read_bytes()), place.parent)
    except FileNotFoundError:
        raise trouble("filen finnes ikke", "Se etter skrivefeil i filnavnet").of(str(path)) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise trouble(f"filen kan ikke leses ({reason})", "Velg et annet sted").of(str(path)) from None
    except InputError as error:
        raise error.of(str(path)) from None


def sample_study(name: str) -> ReadyStudy:
    """A study that comes with the product.

    Raises
    ------
    InputError
        When there is none of that name.
    """
    if name not in STUDIES:
        raise InputError([InputProblem("", shown(name), "studien finnes ikke", choice_advice(name, STUDIES))])
    folder = resources.files("instances")
    return parse_study(folder.joinpath(STUDIES[name]).read_text(encoding="utf-8"), None)


def parse_study(text: str, folder: Path | None) -> ReadyStudy:
    """The study in a TOML text; paths are of ``folder``, or not allowed without one. Errors as ``read_study``."""
    reading = _Reading(text)
    study = reading.study()
    instance = _ward(study.ward, folder, reading)
    if study.ward not in SAMPLES and folder is not None:
        study = study.model_copy(update={"ward": str(folder / study.ward)})
    return ReadyStudy(study, instance, reading.applied(instance, study))


def _ward(ward: str, folder: Path | None, reading: _Reading) -> Instance:
    if ward in SAMPLES:
        return load_named(ward)
    if folder is None or not ward.endswith(".json"):
        reading.add(("ward",), ward, "eksempelet finnes ikke", choice_advice(ward, sample_names()))
        raise InputError(reading.problems)
    try:
        return read_instance(folder / ward, to_be_staffed=True)
    except InputError as error:
        reading.problems += [replace(p, where=f"ward {p.where}".strip()) for p in error.problems]
        raise InputError(reading.problems) from None


class _Reading:
    """One text being read; every problem is collected before the first is told."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.problems: list[InputProblem] = []
        self.lines = TomlLines(text)
        self.places: list[Steps] = []

    # -- problems --------------------------------------------------------------------------

    def add(self, place: Steps, value: object, message: str, advice: str = "") -> None:
        quoted = None if value is None else shown(value)
        self.problems.append(InputProblem(self._where(place), quoted, message, advice))

    def add_all(self, place: Steps, error: ValidationError, root: Any) -> None:
        """pydantic's complaints about the value at a place."""
        for problem in problems_of(error, root, place):
            self.problems.append(replace(problem, where=self._where(steps(problem.where))))

    def finish(self) -> None:
        if self.problems:
            raise InputError(self.problems)

    def _where(self, place: Steps) -> str:
        line = self.lines.of(place)
        return path_text(place) + (f" (linje {line})" if line else "")

    # -- the parts -------------------------------------------------------------------------

    def study(self) -> Study:
        raw = self._toml()
        head = self._head({k: v for k, v in raw.items() if k not in ("policies", "grid")})
        policies = self._list(raw.get("policies", []))
        policies += self._grid(raw["grid"]) if "grid" in raw else []
        if not policies and not self.problems:
            self.add((), None, "studien har ingen tiltak", "Legg til [[policies]] eller [grid]")
        self.finish()
        assert head is not None  # noqa: S101  (no problem, so it is there)
        try:
            return Study(**{name: getattr(head, name) for name in _HEAD_KEYS}, policies=tuple(policies))
        except ValidationError as error:
            self.add_all((), error, Study)
        self.finish()
        raise AssertionError

    def _toml(self) -> dict[str, Any]:
        try:
            raw = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            raise InputError([syntax_problem(str(error))]) from None
        except RecursionError:
            raise trouble("lister og tabeller er nøstet for dypt", "Sjekk at filen er en studie") from None
        for place, value in odd_values(raw, ()):
            self.add(
                place,
                None,
                f"{value} er ikke et tall eller en tekst som kan brukes her",
                "Skriv et vanlig tall",
            )
        self.finish()
        return raw

    def _head(self, raw: Mapping[str, Any]) -> StudyHead | None:
        for key in raw:
            if key not in _HEAD_KEYS:
                self.add(
                    (key,), None, "feltet er ukjent", choice_advice(key, (*_HEAD_KEYS, "policies", "grid"))
                )
        try:
            return StudyHead.model_validate_json(
                json.dumps({k: v for k, v in raw.items() if k in _HEAD_KEYS})
            )
        except ValidationError as error:
            self.add_all((), error, StudyHead)
        return None

    def _list(self, raw: Any) -> list[Policy]:
        if not isinstance(raw, list):
            self.add(("policies",), raw, "skal være en liste", "Skriv hvert tiltak under [[policies]]")
            return []
        found = []
        for n, item in enumerate(raw):
            place: Steps = ("policies", n)
            if not isinstance(item, dict):
                self.add(place, item, "skal være en tabell", "Skriv tiltaket under [[policies]]")
                continue
            changes = self._changes((*place, "changes"), item.get("changes", []))
            try:
                plain = {k: v for k, v in item.items() if k != "changes"}
                policy = Policy.model_validate_json(json.dumps(plain))
            except ValidationError as error:
                self.add_all(place, error, Policy)
                continue
            self.places.append(place)
            found.append(policy.model_copy(update={"changes": tuple(changes)}))
        return found

    def _changes(self, place: Steps, raw: Any) -> list[AnyChange]:
        if not isinstance(raw, list):
            self.add(
                place, raw, "skal være en liste", "Skriv endringene mellom [ og ], også når det bare er én"
            )
            return []
        if any(not isinstance(item, dict) or "kind" not in item for item in raw):
            self.lines.unsure.add(place[1])
        found = (self._change((*place, k), item) for k, item in enumerate(raw))
        return [change for change in found if change is not None]

    def _change(self, place: Steps, raw: Any) -> AnyChange | None:
        if not isinstance(raw, dict):
            self.add(place, raw, "skal være en tabell", 'Skriv { kind = "weekend_frequency", every_nth = 3 }')
            return None
        kind = raw.get("kind")
        if not isinstance(kind, str) or kind not in _KINDS:
            message = "feltet mangler" if kind is None else "er ikke et kjent tiltak"
            self.add((*place, "kind"), kind, message, choice_advice(kind, _KINDS, most=20))
            return None
        model = _KINDS[kind]
        try:
            return model.model_validate_json(json.dumps(raw))  # type: ignore[return-value]
        except ValidationError as error:
            self.add_all(place, error, model)
        return None

    # -- the grid --------------------------------------------------------------------------

    def _grid(self, raw: Any) -> list[Policy]:
        if not isinstance(raw, dict):
            self.add(("grid",), raw, "skal være en tabell", "Skriv aksene under [grid]")
            return []
        before = len(self.problems)
        always = self._changes(("grid", "always"), raw.get("always", []))
        axes: list[list[AnyChange | None]] = []
        kinds: dict[str, str] = {}
        for name, values in raw.items():
            if name == "always":
                continue
            if name not in AXIS_NAMES:
                self.add(
                    ("grid", name),
                    None,
                    "aksen er ukjent",
                    choice_advice(name, (*AXIS_NAMES, "always"), most=20),
                )
                continue
            kind = AXIS_NAMES[name]
            if kind in kinds:
                self.add(("grid", name), None, f"aksen gjelder det samme som {kinds[kind]}", "Slå dem sammen")
            kinds[kind] = name
            if not isinstance(values, list) or not values:
                self.add(
                    ("grid", name),
                    values,
                    "skal være en liste med minst én verdi",
                    "Skriv verdiene mellom [ og ]",
                )
                continue
            axes.append([self._option(("grid", name, k), kind, value) for k, value in enumerate(values)])
            for k, option in enumerate(axes[-1]):
                if option in axes[-1][:k] and len(self.problems) == before:
                    self.add(
                        ("grid", name, k), None, "samme verdi står to ganger på aksen", "Ta bort den ene"
                    )
        if not kinds and len(self.problems) == before:
            self.add(("grid",), None, "rutenettet har ingen akser", f"Legg til en av {', '.join(AXIS_NAMES)}")
        if len(self.problems) > before:
            return []
        try:
            found = list(grid(axes, always))
        except InputError as error:
            self.problems += [replace(p, where=self._where(("grid",))) for p in error.problems]
            return []
        self.places += [("grid",)] * len(found)
        return found

    def _option(self, place: Steps, kind: str, value: Any) -> AnyChange | None:
        """One value of an axis: no change, a table of parameters, or the value of the kind's short parameter."""
        if value == UNCHANGED:
            return None
        if isinstance(value, dict):
            return self._change(place, {"kind": kind, **value})
        short = _KINDS[kind].SHORT
        if short is None:
            self.add(
                place,
                value,
                f"{kind} trenger flere opplysninger",
                "Skriv en tabell med feltene mellom { og }",
            )
            return None
        return self._change(place, {"kind": kind, short: value})

    # -- trying them -----------------------------------------------------------------------

    def applied(self, instance: Instance, study: Study) -> tuple[Applied, ...]:
        """Every policy carried out; the same refusal in several policies of a grid is told once."""
        found = []
        told: set[str] = set()
        for policy, place in zip(study.policies, self.places, strict=True):
            try:
                found.append(apply(instance, policy))
            except InputError as error:
                for problem in error.problems:
                    k = re.match(r"changes\[(\d+)\]", problem.where)
                    inner: Steps = ("changes", int(k[1])) if k and place[0] == "policies" else ()
                    if place[0] == "grid" and problem.message in told:
                        continue
                    told.add(problem.message)
                    self.problems.append(replace(problem, where=self._where((*place, *inner))))
        self.finish()
        return tuple(found)
