"""What is said when the service does not do what it was asked to: in words, never as a trace of the program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from ui.workplace.client import (
    ChangedError,
    Client,
    NoServerError,
    NotAllowedError,
    NotSignedInError,
    NotThereError,
    RefusedError,
    ServiceError,
    service_address,
)
from ui.workplace.language import _
from ui.workplace.said import spoken
from ui.workplace.shell import sign_in

LOOK_SECONDS = 3.0
"""Time between two looks for a service that did not answer."""


@contextmanager
def told() -> Iterator[None]:
    """Run a page or a fragment; what the service refuses in it is told where it stands."""
    try:
        yield
    except NoServerError:
        no_server()
    except NotSignedInError:
        sign_in.ask()
    except ServiceError as error:
        show(error)


def show(error: ServiceError) -> None:
    """An error as a box on the page."""
    st.error(sentence(error), icon=":material/error:")
    for line in findings(error):
        st.markdown(f"- {line}")


def sentence(error: ServiceError) -> str:
    """One or two sentences: what is wrong and what to do."""
    if isinstance(error, NoServerError):
        return _("Får ikke kontakt med tjenesten på {address}. Ingenting er endret.").format(
            address=error.address
        )
    if isinstance(error, NotSignedInError):
        return _("Du er logget ut. Last siden på nytt og logg inn.")
    if isinstance(error, NotAllowedError) and error.kind == "not-here":
        return _(
            "Ingen kan logge inn ennå, og da er Turnus bare for maskinen den kjører på. "
            "Den som drifter Turnus, må lage en nøkkel eller sette opp innlogging og starte på nytt."
        )
    if isinstance(error, NotAllowedError):
        return _("Du har ikke tilgang til å gjøre dette. Ingenting er endret.")
    if isinstance(error, NotThereError):
        return _(
            "Dette finnes ikke lenger. Noen andre kan ha slettet det. Velg noe annet i menyen til venstre."
        )
    if isinstance(error, ChangedError):
        return _("Noen andre har endret dette i mellomtiden. Ingenting er lagret.")
    if isinstance(error, RefusedError):
        return _refused(error)
    return _("Noe gikk galt. Prøv igjen.")


def _refused(error: RefusedError) -> str:
    match error.status:
        case 409:
            return _("Dette kan ikke gjøres slik det står nå.") + _quoted(error)
        case 413:
            return _("Filen er for stor.")
        case 415:
            return _("Filen er av en type som ikke kan leses.")
        case 422:
            return _("Noe i det som ble sendt stemmer ikke.") + _quoted(error)
        case 429:
            return _("Det kom for mange forespørsler på kort tid. Vent et minutt og prøv igjen.")
    return _("Noe gikk galt i tjenesten (feil {status}). Prøv igjen om litt.").format(status=error.status)


def _quoted(error: RefusedError) -> str:
    """What the service says itself; nothing when it lists what is wrong."""
    said = ". ".join(spoken(text).rstrip(".") for text in (error.title, error.detail) if text)
    return f" {said}." if said and not error.findings else ""


def findings(error: ServiceError) -> list[str]:
    """What is wrong one by one, with what to do, as the service says it."""
    if not isinstance(error, RefusedError):
        return []
    return [
        " ".join(
            part
            for part in (
                f"**{_plain(one.where)}**:" if one.where else "",
                f"«{_plain(spoken(one.value))}»" if one.value else "",
                _plain(spoken(one.message)) + ".",
                f"{_plain(spoken(one.advice))}." if one.advice else "",
            )
            if part
        )
        for one in error.findings
    ]


def _plain(text: str) -> str:
    """Text that may come from a file, without the signs that Markdown reads."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-!<>|$~:" else sign for sign in text)


def no_server() -> None:
    """The page when nobody answers: what to do; and it goes on by itself when the service is back."""
    with st.container(width=640, key="no-server"):
        st.title(_("Får ikke kontakt med Turnus"))
        st.write(
            _("Siden får ikke svar fra tjenesten på {address}. Det du har lagret er trygt.").format(
                address=f"`{service_address()}`"
            )
        )
        st.markdown(
            "\n".join(
                (
                    "- " + _("Kjører du Turnus på din egen maskin: start den med `turnus serve`."),
                    "- " + _("Ellers: vent litt, eller si fra til den som drifter Turnus."),
                )
            )
        )
        st.button(_("Prøv igjen"), type="primary")
        _look_again()


@st.fragment(run_every=LOOK_SECONDS)
def _look_again() -> None:
    st.caption(_("Siden prøver selv igjen hvert tredje sekund."))
    try:
        Client(service_address()).alive()
    except ServiceError:
        return
    st.rerun()
