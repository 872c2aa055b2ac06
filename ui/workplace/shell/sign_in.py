"""Who asks the service: the one signed in with the provider (st.login), or with a key; nobody where it is open.

The provider is set up in ``.streamlit/secrets.toml`` with ``expose_tokens = ["access"]``: the access token is what the
service is shown. A key stays in this browser tab's session, and is gone when the tab is reloaded.
"""

from __future__ import annotations

import streamlit as st

from ui.workplace.language import _

_KEY = "turnus:key"


def has_provider() -> bool:
    """Whether people sign in with a provider."""
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


def token() -> str | None:
    """What the service is shown; None when nobody is signed in."""
    if has_provider() and st.user.get("is_logged_in"):
        found = dict(st.user.tokens).get("access")
        if found:
            return str(found)
    key = st.session_state.get(_KEY)
    return None if key is None else str(key)


def ask() -> None:
    """Ask who is there to sign in. Shown when the service does not let in who asks."""
    with st.container(width=460):
        st.title(_("Logg inn"))
        if token() is not None:
            st.warning(_("Innloggingen gjelder ikke lenger, eller gir ikke tilgang her. Logg inn på nytt."))
        if has_provider():
            st.write(_("Du logger inn der du pleier å logge inn i kommunen."))
            st.button(_("Logg inn"), type="primary", on_click=st.login)
            return
        with st.form("sign-in", border=False):
            key = st.text_input(
                _("Nøkkel"),
                type="password",
                help=_("Den som drifter Turnus lager nøkler med «turnus key create»."),
            )
            if st.form_submit_button(_("Logg inn"), type="primary") and key.strip():
                st.session_state[_KEY] = key.strip()
                st.rerun()


def leave() -> None:
    """Sign out."""
    st.session_state.pop(_KEY, None)
    if has_provider() and st.user.get("is_logged_in"):
        st.logout()


def is_signed_in() -> bool:
    """Whether there is somebody to sign out."""
    return token() is not None
