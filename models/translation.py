"""pydantic's complaints as Norwegian problems with path, value and advice."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from models.problems import InputProblem, choice_advice, closest, is_private, path_text, shown

Location = tuple[str | int, ...]

_TEXT = "skal være tekst i anførselstegn"
_NUMBER = "skal være et tall"
_DATE_ADVICE = 'Skriv datoen som "2027-01-31" (år-måned-dag)'

_SENTENCES: dict[str, tuple[str, str]] = {
    "missing": ("feltet mangler", "Legg det til"),
    "extra_forbidden": ("feltet er ukjent", "Ta det bort"),
    "invalid_key": ("nøkkelen skal være tekst", "Sett den i anførselstegn"),
    "model_type": ("skal være et objekt", "Skriv feltene mellom { og }"),
    "model_attributes_type": ("skal være et objekt", "Skriv feltene mellom { og }"),
    "dict_type": ("skal være et objekt", "Skriv feltene mellom { og }"),
    "tuple_type": ("skal være en liste", "Skriv verdiene mellom [ og ], også når det bare er én"),
    "list_type": ("skal være en liste", "Skriv verdiene mellom [ og ], også når det bare er én"),
    "too_short": ("har {actual_length} verdier, men må ha minst {min_length}", "Legg til det som mangler"),
    "too_long": ("har {actual_length} verdier, men kan ha høyst {max_length}", "Ta bort det som er for mye"),
    "string_type": (_TEXT, "Sett verdien i anførselstegn"),
    "string_unicode": ("inneholder tegn som ikke er gyldig tekst", "Skriv teksten på nytt"),
    "string_too_short": ("er for kort, minst {min_length} tegn", "Skriv en lengre tekst"),
    "string_too_long": ("er for lang, høyst {max_length} tegn", "Kort den ned"),
    "string_pattern_mismatch": ("har tegn som ikke er tillatt her", ""),
    "bool_type": ("skal være true eller false", "Skriv den uten anførselstegn"),
    "bool_parsing": ("skal være true eller false", "Skriv den uten anførselstegn"),
    "int_type": ("skal være et helt tall", "Skriv tallet uten desimaler og uten anførselstegn"),
    "int_parsing": ("skal være et helt tall", "Skriv tallet uten desimaler og uten anførselstegn"),
    "int_parsing_size": ("er et for stort tall", "Skriv et mindre tall"),
    "int_from_float": ("skal være et helt tall", "Skriv tallet uten desimaler"),
    "float_type": (_NUMBER, "Skriv tallet uten anførselstegn og med punktum foran desimalene"),
    "float_parsing": (_NUMBER, "Skriv tallet uten anførselstegn og med punktum foran desimalene"),
    "finite_number": ("er ikke et endelig tall", "Skriv et vanlig tall"),
    "greater_than": ("er for lite, må være over {gt}", "Skriv et større tall"),
    "greater_than_equal": ("er for lite, må være minst {ge}", "Skriv et større tall"),
    "less_than": ("er for stort, må være under {lt}", "Skriv et mindre tall"),
    "less_than_equal": ("er for stort, kan være høyst {le}", "Skriv et mindre tall"),
    "multiple_of": ("må gå opp i {multiple_of}", "Rund av tallet"),
    "date_type": ("skal være en dato", _DATE_ADVICE),
    "date_parsing": ("er ikke en gyldig dato", _DATE_ADVICE),
    "date_from_datetime_parsing": ("er ikke en gyldig dato", _DATE_ADVICE),
    "date_from_datetime_inexact": ("har klokkeslett, men skal bare være en dato", _DATE_ADVICE),
    "literal_error": ("er ikke blant verdiene som er tillatt", ""),
    "enum": ("er ikke blant verdiene som er tillatt", ""),
    "union_tag_invalid": ("er ikke en kjent regel", ""),
    "union_tag_not_found": ("regellinjen mangler feltet rule", "Skriv hvilken regel linjen gjelder"),
    "none_required": ("skal være null", "Ta bort verdien"),
    "recursion_loop": ("inneholder seg selv", "Ta bort gjentakelsen"),
    "json_invalid": ("er ikke gyldig JSON", "Rett skrivemåten"),
    "json_type": ("skal være JSON-tekst", "Rett skrivemåten"),
}
"""Message and advice for each type of error; ``{...}`` is filled from pydantic's own figures."""

_UNKNOWN = ("verdien kan ikke brukes her", "Se docs/instance.md for hva feltet skal inneholde")


def problems_of(error: ValidationError, root: Any, prefix: Location = ()) -> tuple[InputProblem, ...]:
    """Every error of a validation as a problem.

    Parameters
    ----------
    root:
        The type that was validated; its field names are the ones suggested for unknown keys.
    prefix:
        Where the validated value stands in the whole input.
    """
    details = error.errors(include_url=False)
    places = [tuple(d["loc"]) for d in details]
    found = []
    for detail, place in zip(details, places, strict=True):
        # A list whose items failed is also reported as empty: that is no problem of its own.
        if detail["type"] == "too_short" and any(p != place and p[: len(place)] == place for p in places):
            continue
        found.append(_problem(detail, place, root, prefix))
    return tuple(found)


def sentence(kind: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """Message and advice for a type of error of pydantic and its figures."""
    message, advice = _SENTENCES.get(kind, ("verdien kan ikke brukes her", ""))
    return message.format_map(context) if "{" in message else message, advice


def _problem(detail: Any, place: Location, root: Any, prefix: Location) -> InputProblem:
    kind: str = detail["type"]
    context: Mapping[str, Any] = detail.get("ctx", {})
    value = detail.get("input")
    written = _without_tags(place, root)
    where = path_text((*prefix, *written))
    full = (*prefix, *written)
    message, advice = _SENTENCES.get(kind, _UNKNOWN)
    secret = is_private(full) or kind == "extra_forbidden"

    if kind in ("value_error", "assertion_error"):
        message, advice = str(context["error"]), ""
    elif kind == "extra_forbidden":
        near = closest(place[-1], fields_at(root, place[:-1]))
        advice = f'Mente du "{near}"? Hvis ikke, ta det bort' if near else advice
    elif kind in ("literal_error", "enum"):
        allowed = context["expected"]
        near = None if secret else closest(value, allowed.replace("'", "").replace(" or ", ", ").split(", "))
        advice = f'Mente du "{near}"?' if near else f"Velg {allowed.replace(' or ', ' eller ')}"
    elif kind == "union_tag_invalid":
        value = context["tag"]
        where = path_text((*full, "rule"))
        advice = choice_advice(value, context["expected_tags"].replace("'", "").split(", "), most=40)
    elif kind == "string_pattern_mismatch":
        advice = _pattern_advice(context["pattern"])
    elif "{" in message:
        message = message.format_map(context)
    if detail["type"] == "int_type" and isinstance(value, int) and not isinstance(value, bool):
        message, advice = _SENTENCES["int_parsing_size"]

    silent = ("missing", "union_tag_not_found", "too_short", "too_long", "json_invalid", "json_type")
    hidden = secret or kind in silent or isinstance(value, dict)
    return InputProblem(where, None if hidden else shown(value), message, advice)


def _pattern_advice(pattern: str) -> str:
    if pattern.startswith("^#"):
        return 'Skriv fargen som "#rrggbb", for eksempel "#ffd966"'
    if pattern.startswith("^[^"):
        return "Skriv det på én linje, uten tabulator og andre styretegn"
    return "Bruk bokstaver, tall og tegnene . _ + / - uten mellomrom, og begynn med en bokstav eller et tall"


# -- what a type looks like ---------------------------------------------------------------


def _members(kind: Any) -> Iterator[Any]:
    """The types a type may stand for: parts of unions, inside of ``Annotated``."""
    origin = typing.get_origin(kind)
    if origin is typing.Annotated:
        yield from _members(typing.get_args(kind)[0])
    elif origin in (typing.Union, types.UnionType):
        for part in typing.get_args(kind):
            yield from _members(part)
    else:
        yield kind


def _models(kind: Any) -> list[type[BaseModel]]:
    return [m for m in _members(kind) if isinstance(m, type) and issubclass(m, BaseModel)]


def _tag_of(model: type[BaseModel]) -> str | None:
    field = model.model_fields.get("rule")
    return None if field is None else field.default


def _steps(place: Location, root: Any) -> Iterator[tuple[str | int, Any, bool]]:
    """Each step of a place, with the type it leads to and whether it is only the tag of a union."""
    kind = root
    for step in place:
        models = _models(kind)
        tagged = [m for m in models if len(models) > 1 and _tag_of(m) == step]
        if tagged:
            kind = tagged[0]
            yield step, kind, True
            continue
        nearest: Any = None
        for part in _members(kind):
            if isinstance(part, type) and issubclass(part, BaseModel) and step in part.model_fields:
                nearest = part.model_fields[str(step)].annotation
            elif typing.get_origin(part) is tuple and isinstance(step, int):
                items = typing.get_args(part)
                nearest = items[0] if items[-1] is Ellipsis or step >= len(items) else items[step]
        kind = nearest
        yield step, kind, False


def _without_tags(place: Location, root: Any) -> Location:
    return tuple(step for step, _, is_tag in _steps(place, root) if not is_tag)


def fields_at(root: Any, place: Location) -> list[str]:
    """Names of the fields of the object at a place of a type; empty when it is no object."""
    kind = root
    for _, reached, _ in _steps(place, root):
        kind = reached
    return [name for model in _models(kind) for name in model.model_fields]
