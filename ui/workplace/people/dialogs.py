"""Somebody is added, taken out, or handed out and erased: dialogs over the page."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui.workplace import unsaved
from ui.workplace.client import ServiceError
from ui.workplace.downloads import download_button
from ui.workplace.language import _, ngettext, together
from ui.workplace.people.columns import NORMS
from ui.workplace.people.removing import Gone, add, remove
from ui.workplace.roster.wording import plain
from ui.workplace.session import session
from ui.workplace.shell import trouble
from ui.workplace.shell.trouble import told
from ui.workplace.ward import words
from ui.workplace.ward.draft import Draft, drafted, forget, people_named


def _draft() -> Draft:
    return drafted(session().ward or "")


def add_person() -> None:
    """Ask who it is."""
    st.dialog(_("Legg til ansatt"))(_adding)()


def _adding() -> None:
    draft = _draft()
    units, skills = words.named(draft.base, "units"), words.named(draft.base, "competences")
    with st.form("add-person", border=False):
        name = st.text_input(_("Navn"), max_chars=120)
        left, right = st.columns(2)
        percent = left.number_input(
            _("Stilling %"), min_value=1.0, max_value=100.0, value=100.0, step=5.0, format="%g"
        )
        norms = [row["norm"] for row in draft.tables["people"] if row["norm"] in NORMS]
        usual = max(set(norms), key=norms.count) if norms else NORMS[1]
        norm = right.selectbox(_("Ukenorm"), NORMS, index=NORMS.index(usual), format_func=words.norm)
        unit = st.selectbox(_("Hjemmeenhet"), list(units), format_func=lambda key: units[key])
        held = st.multiselect(
            _("Kompetanse"), list(skills), format_func=lambda key: skills[key], placeholder=_("Velg")
        )
        if not st.form_submit_button(_("Legg til"), type="primary"):
            return
    if not name.strip():
        st.error(_("Skriv navnet."))
        return
    document, _new = add(draft.document(), name.strip(), unit, percent, norm, held)
    draft.show(document)
    st.rerun()


def remove_person() -> None:
    """Ask who, and tell what goes with them."""
    st.dialog(_("Ta bort ansatt"))(_removing)()


def _removing() -> None:
    draft = _draft()
    names = people_named(draft.tables["people"])
    chosen = st.selectbox(
        _("Hvem?"),
        list(names),
        index=None,
        format_func=lambda key: names[key],
        placeholder=_("Velg en ansatt"),
    )
    if chosen is None:
        return
    document, gone = remove(draft.document(), chosen)
    st.markdown(gone_text(names[chosen], gone))
    st.caption(
        _(
            "Det skjer først når du lagrer. Turnuser som er laget før, beholder personen. Skal alt om personen slettes for "
            "godt, velg Personopplysninger."
        )
    )
    if st.button(_("Ta bort"), type="primary"):
        draft.show(document)
        st.rerun()


def gone_text(name: str, gone: Gone) -> str:
    """What goes with somebody, as Markdown."""
    if gone.nothing:
        return _("**{name}** tas bort. Ingenting annet i planen nevner personen.").format(name=plain(name))
    parts = [
        text
        for count, text in (
            (gone.wishes, ngettext("{count} ønske", "{count} ønsker", gone.wishes)),
            (gone.absences, ngettext("{count} fravær", "{count} fravær", gone.absences)),
            (gone.pins, ngettext("{count} låst dag", "{count} låste dager", gone.pins)),
            (
                gone.worked,
                ngettext("{count} vakt fra før planen", "{count} vakter fra før planen", gone.worked),
            ),
            (
                len(gone.rules),
                ngettext("navnet i {count} regel", "navnet i {count} regler", len(gone.rules)),
            ),
        )
        if count
    ]
    return _("**{name}** tas bort, sammen med {things}.").format(name=plain(name), things=together(parts))


def erase_person() -> None:
    """Hand out or erase what is kept about somebody."""
    st.dialog(_("Personopplysninger"), width="medium")(_personal_data)()


def _personal_data() -> None:
    draft = _draft()
    names = {row["id"]: row["name"] for row in draft.stored["people"]}
    labels = people_named(draft.stored["people"])
    chosen = st.selectbox(
        _("Hvem gjelder det?"),
        list(names),
        index=None,
        format_func=lambda key: labels[key],
        placeholder=_("Velg en ansatt"),
    )
    if chosen is None:
        st.caption(
            _("Her kan du gi en ansatt alt som er lagret om henne eller ham, eller slette det for godt.")
        )
        return
    with told():
        _hand_out(chosen)
        st.divider()
        _erase(draft, chosen, names[chosen])


def _hand_out(employee: str) -> None:
    st.subheader(_("Innsyn"), anchor=False)
    st.write(
        _(
            "En fil med alt som er lagret om personen, i alle avdelinger du leder. Gi den bare til personen selv."
        )
    )
    download_button(
        _("Last ned opplysningene"),
        partial(session().client.people.export, employee),
        "personopplysninger.json",
        "application/json",
        key="person-download",
    )


def _erase(draft: Draft, employee: str, name: str) -> None:
    st.subheader(_("Sletting"), anchor=False)
    if draft.dirty:
        st.info(_("Lagre eller forkast endringene dine før du sletter noen."))
        return
    st.warning(
        _(
            "**Dette kan ikke angres.** Navn, fritak, ønsker og grunner til fravær slettes i alle avdelinger du leder, også i "
            "gamle turnuser. Vaktene blir stående under «Slettet ansatt», så gamle planer kan kontrolleres."
        ),
        icon=":material/warning:",
    )
    typed = st.text_input(_("Skriv navnet for å bekrefte: {name}").format(name=name), key="erase-name")
    if st.button(_("Slett for godt"), disabled=typed.strip() != name.strip(), key="erase"):
        try:
            session().client.people.erase(employee)
        except ServiceError as error:
            trouble.show(error)
            return
        forget(draft.ward)
        for ward in session().wards:  # whom others have typed something about is not to come back
            unsaved.forget_ward(ward.id)
        session().kept.clear()
        st.toast(_("Personen er slettet."))
        st.rerun()
