"""What rules rest on, and how far they may go, in words."""

from __future__ import annotations

from models.legal_limits import Beyond, beyond, kind, not_kept
from models.rulebook import Rulebook
from models.rules import Rule
from models.rules.base import Level
from ui.workplace.language import _
from ui.workplace.roster.wording import plain
from ui.workplace.rulebook.parameters import parameters, value_text
from ui.workplace.rulebook.titles import title
from ui.workplace.said import spoken


def level_text(level: Level) -> str:
    """What gives a rule its authority."""
    texts = {
        Level.LAW: _("lov"),
        Level.INDIVIDUAL: _("avtale med den enkelte"),
        Level.UNION: _("avtale med tillitsvalgte"),
        Level.AUTHORITY: _("samtykke fra Arbeidstilsynet"),
        Level.CENTRAL_UNION: _("avtale med fagforening sentralt"),
        Level.TARIFF: _("tariffavtale"),
        Level.LOCAL: _("lokal avtale"),
        Level.EMPLOYER: _("arbeidsgivers ønske"),
    }
    return texts[level]


def beyond_text(found: Beyond, rule: Rule) -> str:
    """Why a limit cannot be so loose, and what would allow it, as Markdown."""
    labels = {parameter.name: parameter.label for parameter in parameters(kind(rule))}
    text = _("**{what}** er {value}, men kan ikke gå lenger enn til {limit} ({hjemmel}).").format(
        what=plain(labels.get(found.parameter, title(kind(rule)))),
        value=value_text(found.parameter, found.value),
        limit=value_text(found.parameter, found.limit),
        hjemmel=plain(spoken(found.hjemmel)),
    )
    if found.needs is None or found.needs_hjemmel is None:
        return text
    return f"{text} " + _("Mer krever {level} ({hjemmel}). Registrer avtalen først.").format(
        level=level_text(found.needs), hjemmel=plain(spoken(found.needs_hjemmel))
    )


def warnings(book: Rulebook) -> list[str]:
    """What in a rulebook goes beyond the law and what is agreed."""
    found = [beyond_text(one, line) for line in book.lines for one in beyond(line)]
    for missing in sorted(not_kept(book.lines)):
        found.append(
            _("**{rule}** er satt ut av kraft for alle eller noen. Det krever loven at dere holder.").format(
                rule=plain(title(missing))
            )
        )
    return found


def deviations_text(line: Rule) -> str:
    """Which deviations a line lets pass; nothing when it lets none."""
    match kind(line):
        case "daily_rest" | "weekly_rest":
            least, normal = getattr(line, "minimum_minutes"), getattr(line, "normal_minutes")  # noqa: B009
            if least < normal:
                return _(
                    "Tillatte avvik: fra {least} til under {normal}. De telles og vises i drøftingen."
                ).format(least=value_text("_minutes", least), normal=value_text("_minutes", normal))
        case "day_length":
            most, normal = getattr(line, "maximum_minutes"), getattr(line, "normal_minutes")  # noqa: B009
            if most > normal:
                return _(
                    "Tillatte avvik: over {normal} til og med {most}. De telles og vises i drøftingen."
                ).format(most=value_text("_minutes", most), normal=value_text("_minutes", normal))
    return ""
