"""A spreadsheet that is sent in, and what is wrong with it by sheet and cell."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from models.instance import Instance
from ui.workplace.client import RefusedError
from ui.workplace.client.errors import Problem
from ui.workplace.language import _, ngettext
from ui.workplace.roster.wording import plain
from ui.workplace.said import spoken
from ui.workplace.session import Session

LARGEST_MEGABYTES = 20

MOST_TOLD = 20

INVALID = 422


_STYLE = """
<style>
.st-key-{key} [data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"] p {{ display: none; }}
.st-key-{key} [data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"]::after {{ content: "{text}"; }}
.st-key-{key} [data-testid="stFileUploaderDropzoneInstructions"] {{ display: none; }}
</style>
"""
"""The words on Streamlit's button are in English in every language."""


def uploader(label: str, key: str) -> bytes | None:
    """A place to drop a workbook; gives what is in it."""
    st.html(_STYLE.format(key=key, text=_("Velg fil")))
    sent = st.file_uploader(label, type=None, key=key, max_upload_size=LARGEST_MEGABYTES)
    return None if sent is None else sent.getvalue()


def read_upload(now: Session, content: bytes) -> Instance | None:
    """What a workbook says. What is wrong with it is told, and None given."""
    try:
        return now.client.wards.from_excel(content)
    except RefusedError as error:
        if error.status != INVALID or not error.findings:
            raise
        _told(error.findings)
    return None


def place_text(where: str) -> str:
    """``arket Ansatte, celle C7`` for ``Ansatte!C7``."""
    sheet, mark, cell = where.rpartition("!")
    return _("Arket {sheet}, celle {cell}").format(sheet=sheet, cell=cell) if mark else where


def _told(findings: Sequence[Problem]) -> None:
    count = len(findings)
    with st.container(border=True):
        st.markdown(
            ":red-badge["
            + _("kan ikke brukes")
            + "] **"
            + ngettext(
                "{count} ting må rettes i regnearket. Ingenting er lagret.",
                "{count} ting må rettes i regnearket. Ingenting er lagret.",
                count,
            )
            + "**"
        )
        lines = []
        for one in findings[:MOST_TOLD]:
            where = f"**{plain(place_text(one.where))}**: " if one.where else ""
            value = f"«{plain(spoken(one.value))}»: " if one.value else ""
            said = spoken(one.advice)
            advice = "" if not said else f" {plain(said)}" + ("" if said[-1] in "?." else ".")
            lines.append(f"{where}{value}{plain(spoken(one.message))}.{advice}")
        if count > MOST_TOLD:
            lines.append(ngettext("… og {count} til", "… og {count} til", count - MOST_TOLD))
        st.markdown("\n".join(f"- {line}" for line in lines))
        st.caption(_("Rett cellene i Excel, lagre filen og hent den inn på nytt."))
