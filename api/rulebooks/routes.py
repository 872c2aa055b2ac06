"""``/v1/rulebooks``, and the rules in force for an instance or a roster."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path
from pydantic import BaseModel

from api.access.wards import ward
from api.answers import KeyPath, NumberPath
from api.context import Reading
from api.database.sessions import reading
from api.documents import instance_with
from api.instances import store
from api.pace import Router
from api.problem_details import not_found, responses
from api.rosters.opening import stored
from models.rulebook import Rulebook, rulebook, rulebook_ids

router = Router(tags=["rulebooks"])


class RuleLine(BaseModel):
    """One line of a rulebook.

    Attributes
    ----------
    id:
        The line's own; two lines may be of the same kind.
    rule:
        The kind of rule.
    title, sentence, hjemmel:
        For people: what it is about, what it says with its figures, and the paragraph or agreement behind it.
    parameters:
        Everything that stands in the line.
    """

    id: str
    rule: str
    enabled: bool
    level: str
    title: str
    sentence: str
    hjemmel: str
    parameters: dict[str, Any]


class RulebookInfo(BaseModel):
    """A rulebook with all its lines, also those that are switched off."""

    id: str
    name: str
    description: str
    lines: list[RuleLine]


def _info(book: Rulebook) -> RulebookInfo:
    lines = []
    for line in book.lines:
        said = line.model_dump(mode="json")
        lines.append(
            RuleLine(
                id=line.id,
                rule=said["rule"],
                enabled=line.enabled,
                level=str(line.level),
                title=line.TITLE,
                sentence=line.sentence(),
                hjemmel=line.hjemmel,
                parameters=said,
            )
        )
    return RulebookInfo(id=book.id, name=book.name, description=book.description, lines=lines)


@router.get("/v1/rulebooks")
def rulebooks(_: Reading) -> list[RulebookInfo]:
    """The rulebooks that come with the product."""
    return [_info(rulebook(name)) for name in rulebook_ids()]


@router.get("/v1/rulebooks/{name}", responses=responses(404, 422))
def one(name: Annotated[str, Path(max_length=60)], _: Reading) -> RulebookInfo:
    """A rulebook that comes with the product."""
    if name not in rulebook_ids():
        raise not_found("Regelboken")
    return _info(rulebook(name))


@router.get("/v1/instances/{id}/revisions/{number}/rulebook", responses=responses(404, 422))
def in_force(id: KeyPath, number: NumberPath, asked: Reading) -> RulebookInfo:
    """The rules in force for a revision of an instance: its rulebook with its own changes laid over it."""
    with reading(asked.engine) as session:
        hiding = ward(session, asked.who, id).hiding
        found = store.revision(session, id, number)
    if found is None:
        raise not_found("Revisjonen")
    book = _info(instance_with(found.document).rules_in_force)
    for line in book.lines:
        line.parameters = hiding.lines(line.parameters)
    return book


@router.get("/v1/rosters/{id}/rulebook", responses=responses(404, 422))
def of_roster(id: KeyPath, asked: Reading) -> RulebookInfo:
    """The rules a roster is judged by: its instance's, with the changes it was made under laid over them."""
    with reading(asked.engine) as session:
        found = stored(session, asked.who, id)
    book = _info(found.instance.rules_in_force)
    for line in book.lines:
        line.parameters = found.ward.hiding.lines(line.parameters)
    return book
