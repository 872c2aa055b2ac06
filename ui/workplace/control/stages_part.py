"""Where a plan stands on its way to the wall, and the steps that can be taken now."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from api.rosters.publishing import NEXT
from api.rosters.publishing import Stage as Known
from models.findings import Severity
from ui.workplace.client import RevisionStep, ServiceError, Stage
from ui.workplace.control.screen import Control, stages
from ui.workplace.language import _, moment, ngettext
from ui.workplace.roster.wording import plain
from ui.workplace.session import Session
from ui.workplace.shell.stages import stage_badge, stage_text
from ui.workplace.shell.trouble import show

STAGES: tuple[Stage, ...] = ("draft", "discussion", "approved", "published")

FAILED = "control-step-failed"


def stages_part(now: Session, control: Control) -> None:
    """The four stages with where the plan stands, the steps, and what was done before."""
    st.header(_("Fra kladd til vegg"), anchor=False)
    _others(control)
    for column, stage in zip(st.columns(4), STAGES, strict=True):
        _stage(column, control, stage)
    failed = now.kept.pop(FAILED, None)
    if isinstance(failed, ServiceError):
        show(failed)
    if now.may_write():
        _steps(now, control)
    else:
        st.caption(_("Du kan se hvor planen står. Lederen for avdelingen tar neste steg."))
    _history(control)


def next_stages(stage: Stage) -> list[Stage]:
    """Stages that can come next, those onwards first."""
    found = [Known(one).value for one in NEXT[Known(stage)]]
    ahead = STAGES.index(stage)
    return sorted((one for one in STAGES if one in found), key=lambda one: (STAGES.index(one) < ahead, one))


def meaning(stage: Stage) -> str:
    """What it means to stand there."""
    match stage:
        case "draft":
            return _("Dere arbeider med planen.")
        case "discussion":
            return _("De tillitsvalgte har fått den.")
        case "approved":
            return _("Den er drøftet, og dere er enige om at den kan gjelde.")
        case "published":
            return _("Den henger på veggen og gjelder.")


def _stage(column: st.delta_generator.DeltaGenerator, control: Control, stage: Stage) -> None:
    here = control.stage == stage
    with column.container(border=True, height="stretch", key=f"stage-{stage}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            stage_badge(stage)
            if here:
                st.markdown("**" + _("her nå") + "**")
        st.caption(meaning(stage))
        if here and (taken := _last(control)) is not None:
            st.caption(plain(taken.by_name) + ", " + moment(taken.at))


def _last(control: Control) -> RevisionStep | None:
    own = [step for step in control.steps if step.revision == control.screen.number]
    return own[-1] if own else None


def _others(control: Control) -> None:
    """Other versions that have come further than a draft."""
    number = control.screen.number
    for other, stage in sorted(stages(control.steps).items()):
        if other == number or stage == "draft":
            continue
        text = (
            _("Versjon {other} er «{stage}». Du ser på versjon {number}, som er nyere.")
            if other < number
            else _("Versjon {other} er «{stage}». Du ser på versjon {number}, som er eldre.")
        )
        st.info(text.format(other=other, number=number, stage=stage_text(stage)), icon=":material/history:")


def _steps(now: Session, control: Control) -> None:
    steps = next_stages(control.stage)
    if not steps:
        st.markdown(
            _(
                "Planen er publisert og kan ikke gjøres om til kladd. Endrer du en vakt i Turnus, blir det en ny versjon, som "
                "begynner som kladd. Den publiserte versjonen blir stående."
            )
        )
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        for stage in steps:
            if STAGES.index(stage) < STAGES.index(control.stage):
                _button(now, control, stage, _("Tilbake til kladd"))
            elif stage == "discussion":
                _button(now, control, stage, _("Send til drøfting"), main=True)
            else:
                _confirmed(now, control, stage)
    if control.stage == "draft":
        st.caption(
            _(
                "Turnus sender ingenting selv: hent dokumentet nedenfor og gi det til de tillitsvalgte. Steget viser alle at "
                "denne versjonen er til drøfting, og når. Endrer du en vakt etterpå, blir det en ny versjon, som er en kladd."
            )
        )


def _confirmed(now: Session, control: Control, stage: Stage) -> None:
    """A step that is asked about first."""
    publish = stage == "published"
    label = _("Publiser") if publish else _("Godkjenn")
    if st.button(label, icon=":material/task_alt:", type="primary", key=f"ask-{stage}"):
        st.dialog(label)(_confirm)(now, control, stage)


def _confirm(now: Session, control: Control, stage: Stage) -> None:
    st.markdown(_asked(stage).format(number=control.screen.number))
    sure = True
    hard = sum(f.severity is Severity.HARD for f in control.judgement.findings)
    if hard or not control.judgement.clean:
        sure = st.checkbox(
            ngettext(
                "Jeg vet at planen har {count} brudd på lov eller avtale",
                "Jeg vet at planen har {count} brudd på lov eller avtale",
                hard,
            )
            if hard
            else _("Jeg vet at planen har brudd som bare vises for leder"),
            key=f"sure-{stage}",
        )
    label = _("Ja, publiser") if stage == "published" else _("Ja, godkjenn")
    _button(now, control, stage, label, main=True, disabled=not sure)


def _asked(stage: Stage) -> str:
    if stage == "published":
        return _(
            "Versjon {number} blir planen som gjelder. Det kan ikke gjøres om: en endring blir en ny versjon."
        )
    return _("Versjon {number} er drøftet med de tillitsvalgte og kan gjelde.")


def _button(
    now: Session, control: Control, stage: Stage, label: str, *, main: bool = False, disabled: bool = False
) -> None:
    kind: Literal["primary", "secondary"] = "primary" if main else "secondary"
    if st.button(label, type=kind, disabled=disabled, key=f"step-{stage}"):
        _take(now, control, stage)
        st.rerun()


def _take(now: Session, control: Control, stage: Stage) -> None:
    """Take a step. Somebody else may have taken one meanwhile: then the page shows theirs, and says so."""
    try:
        now.client.rosters.move(control.screen.id, control.screen.number, stage)
    except ServiceError as error:
        now.kept[FAILED] = error


def _history(control: Control) -> None:
    if not control.steps:
        return
    with st.expander(_("Hvem gjorde hva, og når"), key="control-history"):
        st.table(
            {
                _("Versjon"): [str(step.revision) for step in reversed(control.steps)],
                _("Steg"): [stage_text(step.stage) for step in reversed(control.steps)],
                _("Når"): [moment(step.at) for step in reversed(control.steps)],
                _("Hvem"): [plain(step.by_name) for step in reversed(control.steps)],
            },
            border="horizontal",
            hide_index=True,
        )
