"""Which instances a benchmark run means: files, names, or all of a family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from benchmarks.best_known import OWN_FAMILY, VARIABLE, Listed
from benchmarks.case import Family
from benchmarks.families import FAMILIES, family_named, family_of
from instances.generator import ON_DEMAND
from instances.library import load_named, sample_names
from models.problems import InputError, InputProblem

SHARED = "shared"


@dataclass(frozen=True)
class Selected:
    """Instances to run, as ``open_case`` knows them.

    Attributes
    ----------
    named:
        Those the user named one by one.
    missing:
        Instances of a family that the table lists but the folder does not hold.
    """

    cases: tuple[str, ...]
    named: frozenset[str]
    missing: tuple[str, ...] = ()


def select(
    words: Sequence[str], folder: Path | None, table: Iterable[Listed], *, held_out: bool = False
) -> Selected:
    """The instances that words mean: a family's name means all of it, anything else one instance.

    Of a public family those are meant that the table calls shared; with ``held_out`` the others as well.
    Without a line of the family in the table every file below its folder is meant.

    Raises
    ------
    InputError
        When a word is neither, or a public family is asked for and there is no folder for it.
    """
    cases: dict[str, None] = {}
    named: set[str] = set()
    missing: list[str] = []
    for word in words:
        family = family_named(word)
        if family is None or Path(word).is_file():
            family_of(Path(word))
            sample = Path(word).as_posix()
            given = sample if is_sample(sample) else str(Path(word).absolute())
            named.add(given)
            cases[given] = None
        elif family.name == OWN_FAMILY:
            cases.update(dict.fromkeys(name for name in sample_names() if name not in ON_DEMAND))
        else:
            listed = [line for line in table if line.family == family.name]
            found, absent = _family(family, _folder(folder, family), listed, held_out)
            cases.update(dict.fromkeys(str(path.absolute()) for path in found))
            missing += absent
    return Selected(tuple(cases), frozenset(named), tuple(missing))


def is_sample(case: str) -> bool:
    """Whether a case is a sample's short name and not a file of the same name."""
    return case in sample_names() and not Path(case).exists()


def content_of(case: str) -> str:
    """Twelve digits that change when an instance's content does.

    For an instance of several files those are taken together, each with its name.

    Raises
    ------
    InputError
        When no family knows the case.
    OSError
        When a file cannot be read.
    """
    if is_sample(case):
        return load_named(case).hash[:12]
    path = Path(case)
    files = family_of(path).files(path)
    if files == [path]:
        return sha256(path.read_bytes()).hexdigest()[:12]
    digest = sha256(path.name.encode())
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _folder(root: Path | None, family: Family) -> Path:
    if root is not None and (root / family.name).is_dir():
        return root / family.name
    known = ", ".join(f.name for f in FAMILIES)
    if root is None:
        advice = (
            f"Sett {VARIABLE} eller --benchmarks til mappen med de åpne instansene, eller oppgi filer. "
            f"Familiene er {known}"
        )
        raise InputError(
            [InputProblem("", f'"{family.name}"', "det er ikke sagt hvor instansene ligger", advice)]
        )
    raise InputError(
        [
            InputProblem(
                "",
                str(root),
                f"mappen har ingen {family.name}/",
                "Hent instansene (se docs/running-benchmarks.md)",
            )
        ]
    )


def _family(
    family: Family, folder: Path, listed: Sequence[Listed], held_out: bool
) -> tuple[list[Path], list[str]]:
    if not listed:
        return [path for path in sorted(folder.rglob("*")) if path.is_file() and family.recognises(path)], []
    folders = [folder, *sorted(p for p in folder.rglob("*") if p.is_dir())]
    files = [path for place in folders for path in sorted(place.iterdir()) if path.is_file()]
    found, absent = [], []
    for line in listed:
        if line.split != SHARED and not held_out:
            continue
        path = next((p for p in _candidates(line.instance, files, folders) if family.recognises(p)), None)
        if path is not None:
            found.append(path)
        else:
            absent.append(f"{family.name}/{line.instance}")
    return found, absent


def _candidates(instance: str, files: Iterable[Path], folders: Iterable[Path]) -> Iterator[Path]:
    """Files of an instance's name with any ending, and the name beside the files of each folder."""
    yield from (path for path in files if instance in (path.stem, path.name))
    yield from (folder / instance for folder in folders)
