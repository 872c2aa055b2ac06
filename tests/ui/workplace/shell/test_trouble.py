"""What is said of what goes wrong."""

from __future__ import annotations

import pytest

from ui.workplace.client import (
    ChangedError,
    NoServerError,
    NotAllowedError,
    NotSignedInError,
    NotThereError,
    RefusedError,
    ServiceError,
)
from ui.workplace.client.errors import Problem
from ui.workplace.shell.trouble import findings, sentence


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NoServerError("http://her:1"), "http://her:1"),
        (NotSignedInError(401), "logget ut"),
        (NotAllowedError(403), "ikke tilgang"),
        (NotThereError(404), "finnes ikke lenger"),
        (ChangedError(412), "Noen andre har endret"),
        (
            RefusedError(409, "state", "Oppdraget er avsluttet", "Tilstanden er succeeded"),
            "Oppdraget er avsluttet.",
        ),
        (RefusedError(413), "for stor"),
        (RefusedError(415), "ikke kan leses"),
        (RefusedError(429), "Vent et minutt"),
        (RefusedError(503), "feil 503"),
        (ServiceError(), "Prøv igjen"),
    ],
)
def test_each_kind_of_error_says_what_to_do(error: ServiceError, said: str) -> None:
    assert said in sentence(error)


def test_what_is_wrong_in_a_file_is_listed_with_its_place() -> None:
    error = RefusedError(
        422,
        title="Instansen kan ikke brukes",
        findings=(
            Problem(where="Ansatte!B4", value="12O", message="er ikke et tall", advice="Skriv et tall"),
            Problem(where="", message="mangler ansatte"),
        ),
    )
    assert "Instansen kan ikke brukes" not in sentence(error)
    assert findings(error) == [
        "**Ansatte\\!B4**: «12O» er ikke et tall. Skriv et tall.",
        "mangler ansatte.",
    ]


def test_signs_of_markdown_in_a_file_are_shown_and_not_obeyed() -> None:
    error = RefusedError(422, findings=(Problem(where="A1", value="[x](http://ond)", message="**nei**"),))
    assert findings(error) == ["**A1**: «\\[x\\]\\(http\\://ond\\)» \\*\\*nei\\*\\*."]


def test_an_error_without_findings_lists_nothing() -> None:
    assert findings(NoServerError("her")) == []
    assert findings(NotThereError(404)) == []
