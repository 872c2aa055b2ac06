"""Agreement on shorter daily and weekly rest, on or off."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field, model_validator

from models.instance import Instance
from models.policy.altering import lines_of, with_line
from models.policy.base import Change, Changed, Note, changed, condition, not_done
from models.policy.sources import Basis
from models.rules.base import Level
from models.rules.daily_rest import DailyRest
from models.rules.weekly_rest import WeeklyRest
from models.text import hours

LAW_DAILY_MINUTES = 660
LAW_WEEKLY_MINUTES = 2100


class RestAgreement(Change):
    """Rest down to ``daily_minutes`` between shifts and ``weekly_minutes`` a week by agreement, or the law's 11 and 35 hours.

    Lines of the rules ``daily_rest`` and ``weekly_rest`` get the limit, the level and the hjemmel.
    """

    TITLE: ClassVar[str] = "Hvileavtale"
    HJEMMEL: ClassVar[Basis | None] = Basis(
        text="AML §10-8 (3): avtale med tillitsvalgte om hvile ned til 8 timer og ukefri ned til 28 timer, mot kompenserende hvile",
        sources=("AT-en 10-8",),
        confidence="sure",
    )
    SHORT: ClassVar[str | None] = "agreed"

    kind: Literal["rest_agreement"] = "rest_agreement"
    agreed: bool
    daily_minutes: int = Field(default=480, ge=480, le=LAW_DAILY_MINUTES)
    weekly_minutes: int = Field(default=1680, ge=1680, le=LAW_WEEKLY_MINUTES)

    @model_validator(mode="after")
    def _check(self) -> RestAgreement:
        if not self.agreed and (self.daily_minutes, self.weekly_minutes) != (480, 1680):
            raise ValueError(
                "uten avtale gjelder lovens 11 og 35 timer; ta bort daily_minutes og weekly_minutes"
            )
        return self

    def words(self) -> str:
        if not self.agreed:
            return "uten hvileavtale"
        return f"hvileavtale {hours(self.daily_minutes)} / {hours(self.weekly_minutes)}"

    def slug(self) -> str:
        return f"hvile{(self.daily_minutes if self.agreed else LAW_DAILY_MINUTES) / 60:g}"

    def apply(self, instance: Instance) -> Changed:
        daily, daily_note = _least(
            instance,
            DailyRest,
            self.daily_minutes if self.agreed else LAW_DAILY_MINUTES,
            LAW_DAILY_MINUTES,
            "1",
        )
        both, weekly_note = _least(
            daily,
            WeeklyRest,
            self.weekly_minutes if self.agreed else LAW_WEEKLY_MINUTES,
            LAW_WEEKLY_MINUTES,
            "2",
        )
        notes = [daily_note, weekly_note]
        if self.agreed:
            notes.append(condition("Krever avtale med tillitsvalgte og kompenserende hvile (AML §10-8 (3))."))
        return Changed(both, tuple(notes))


def _least(
    instance: Instance, kind: type[DailyRest] | type[WeeklyRest], least: int, law: int, subsection: str
) -> tuple[Instance, Note]:
    """The least rest in every line of a kind, with the authority it then has."""
    keys: dict[str, Any] = {
        "minimum_minutes": least,
        "level": Level.LAW.value,
        "hjemmel": f"AML §10-8 ({subsection})",
    }
    if least < law:
        keys["level"] = Level.UNION.value
        keys["hjemmel"] += f", (3); avtale med tillitsvalgte om {hours(least)} mot kompenserende hvile"
    lines: tuple[DailyRest | WeeklyRest, ...] = lines_of(instance, kind)
    if not lines:
        return instance, not_done(f"{kind.TITLE}: regelboken har ingen slik regel.")
    was = sorted({line.minimum_minutes for line in lines})
    for line in lines:
        keys["normal_minutes"] = max(law, line.normal_minutes)
        instance = with_line(instance, line.id, {**keys, "enabled": True})
    if was == [least]:
        return instance, not_done(f"{kind.TITLE}: minst {hours(least)} gjaldt alt.")
    before = " og ".join(map(hours, was))
    return instance, changed(f"{kind.TITLE}: minst {hours(least)}, før {before}.", len(instance.employees))
