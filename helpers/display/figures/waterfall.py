"""Waterfalls: from one level over what leaves and what joins to the next."""

from typing import NamedTuple

from matplotlib.figure import Figure

from helpers.display.figures.style import COLOURS, axes_width, drawn_in_style, new_figure, text_width

_COLOURS = {"level": COLOURS["start"], "out": COLOURS["plan"], "in": COLOURS["outcome"]}


class Step(NamedTuple):
    """A step: its label, its level or change, how that is written, and its role (level, out or in)."""

    label: str
    value: int
    text: str
    role: str


@drawn_in_style
def waterfall(steps: list[Step]) -> Figure:
    """One line a step from the top: levels as bars from zero, changes between the level before and after, as SVG."""
    figure, axes = new_figure(0.15 + 0.34 * len(steps), [step.label for step in steps])
    spans, level = [], 0
    for step in steps:
        before, level = (0, step.value) if step.role == "level" else (level, level + step.value)
        spans.append((min(before, level), max(before, level), level))
    room = {step: 1 - (text_width(step.text) + 0.15) / axes_width(axes) for step in steps}
    scale = max(high / room[step] for step, (_low, high, _level) in zip(steps, spans, strict=True)) or 1
    for position, (step, (low, high, level)) in enumerate(zip(steps, spans, strict=True)):
        axes.barh(position, high - low, left=low, height=0.62, color=_COLOURS[step.role])
        axes.text(high + scale * 0.012, position, step.text, va="center")
        if position + 1 < len(steps):  # a thin line carries the level to the next step
            axes.vlines(level, position - 0.31, position + 1.31, color=COLOURS["line"], linewidth=0.8)
    axes.set_yticks(range(len(steps)), [step.label for step in steps])
    axes.set_xlim(0, scale)
    axes.set_ylim(len(steps) - 0.5, -0.5)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.axvline(0, color=COLOURS["line"], linewidth=0.8)
    return figure
