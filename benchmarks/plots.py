"""Penalty over time as pictures, one for each family; needs the extra ``bench`` (matplotlib)."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.best_known import BestKnown
from benchmarks.record import RunRecord
from benchmarks.report import Row, rows
from instances.saving import put_in_place
from models.problems import InputError, InputProblem

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLUMNS = 3
WIDTH, HEIGHT = 4.2, 2.8
"""Inches of one panel."""

FIRST_SECONDS = 0.1
"""Where the axis of time begins; what was found before is drawn there."""

MANY_DECADES = 2.5
"""Powers of ten on an axis from which on only they are numbered."""

COLOURS = ("#1b6ca8", "#d1495b", "#2e8b57", "#edae49", "#6a4c93", "#555555")


def plot_families(
    records: Sequence[RunRecord], best: Mapping[tuple[str, str], BestKnown], folder: Path
) -> dict[str, Path]:
    """Draw ``benchmark-FAMILY.svg`` for each family with an objective; which files were written.

    One panel for each instance with a line for each run, time on a logarithmic axis; dotted is the best known.

    Raises
    ------
    InputError
        When matplotlib is not installed or a picture cannot be written.
    """
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError:
        raise InputError(
            [
                InputProblem(
                    "--plots",
                    None,
                    "bilder trenger matplotlib, som ikke er installert",
                    "Installer turnus[bench]",
                )
            ]
        ) from None
    panels: dict[str, dict[str, list[Row]]] = {}
    for row in rows(records, best):
        if any(len(run.curve) and (run.penalty or run.curve[0][1]) for run in row.good):
            panels.setdefault(row.key.family, {}).setdefault(row.key.instance, []).append(row)
    made = {}
    for family, instances in panels.items():
        engines = sorted({row.key.engine for group in instances.values() for row in group})
        colours = {name: COLOURS[k % len(COLOURS)] for k, name in enumerate(engines)}
        height = -(-len(instances) // COLUMNS)
        with matplotlib.rc_context({"svg.hashsalt": family, "svg.fonttype": "none", "font.size": 8}):
            figure = Figure(
                figsize=(WIDTH * min(COLUMNS, len(instances)), HEIGHT * height), layout="constrained"
            )
            axes = list(figure.subplots(height, min(COLUMNS, len(instances)), squeeze=False).flat)
            for panel, (instance, group) in zip(axes, instances.items(), strict=False):
                _draw(panel, instance, group, colours)
            for panel in axes[len(instances) :]:
                panel.set_visible(False)
            figure.supxlabel("seconds", fontsize=9)
            figure.supylabel("penalty", fontsize=9)
            picture = io.BytesIO()
            figure.savefig(picture, format="svg", metadata={"Date": None})
        path = folder / f"benchmark-{family}.svg"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(
                [
                    InputProblem(
                        "--plots", str(folder), f"mappen kan ikke lages ({error.strerror})", "Velg en annen"
                    )
                ]
            ) from None
        put_in_place(path, picture.getvalue())
        made[family] = path
    return made


def _draw(panel: Axes, instance: str, group: Sequence[Row], colours: Mapping[str, str]) -> None:
    labelled: set[str] = set()
    for row in group:
        for run in row.good:
            if not run.curve:
                continue
            engine = row.key.engine
            end = max(run.used_seconds or 0.0, run.curve[-1][0])
            seconds = [max(FIRST_SECONDS, s) for s, _ in run.curve]
            panel.step(
                [*seconds, max(FIRST_SECONDS, end)],
                [*(value for _, value in run.curve), run.curve[-1][1]],
                where="post",
                color=colours[engine],
                linewidth=1.0,
                label=None if engine in labelled else engine,
            )
            labelled.add(engine)
    known = group[0].best
    if known is not None and known.penalty is not None:
        panel.axhline(known.penalty, color="black", linestyle=":", linewidth=0.9, label="best known")
    _readable_seconds(panel)
    _keep_the_end_in_sight(panel, group)
    panel.set_title(instance)
    panel.legend(frameon=False, fontsize=7)


def _readable_seconds(panel: Axes) -> None:
    """A logarithmic axis from a tenth of a second on, with numbers that people read."""
    from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

    panel.set_xscale("log")
    panel.set_xlim(left=FIRST_SECONDS)
    decades = math.log10(panel.get_xlim()[1] / FIRST_SECONDS)
    panel.xaxis.set_major_locator(LogLocator(subs=(1.0,) if decades > MANY_DECADES else (1.0, 2.0, 5.0)))
    panel.xaxis.set_major_formatter(FuncFormatter(lambda seconds, _: f"{seconds:g}"))
    panel.xaxis.set_minor_formatter(NullFormatter())


def _keep_the_end_in_sight(panel: Axes, group: Sequence[Row]) -> None:
    """First rosters are often many times worse than the last; show up to twice the worst end above the best."""
    ends = [run.curve[-1][1] for row in group for run in row.good if run.curve]
    starts = [run.curve[0][1] for row in group for run in row.good if run.curve]
    known = group[0].best.penalty if group[0].best is not None else None
    low = min([*ends, *([known] if known is not None else [])])
    reach = max(max(ends) - low, abs(max(ends)) // 2, 1)
    panel.set_ylim(low - 0.05 * reach, min(max(starts), low + 2 * reach) + 0.05 * reach)
