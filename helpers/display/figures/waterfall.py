"""Waterfalls: from one level over what leaves and what joins to the next."""

from typing import NamedTuple

from matplotlib.figure import Figure

from helpers.display.figures.palette import COLOURS
from helpers.display.figures.style import axes_width, drawn_in_style, name_rows, new_figure, text_width

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
    positions = range(len(steps))
    lows, lengths = [low for low, _high, _level in spans], [high - low for low, high, _level in spans]
    colours = [_COLOURS[step.role] for step in steps]
    # The edge shows a step that is too small to have an area.
    edges = [0.8 if length else 0 for length in lengths]
    axes.barh(positions, lengths, left=lows, height=0.62, color=colours, edgecolor=colours, linewidth=edges)
    for position, step, (_low, high, _level) in zip(positions, steps, spans, strict=True):
        axes.text(high + scale * 0.012, position, step.text, va="center")
    # A thin line carries the level to the next step, from bar to bar: across them it would hide the small ones.
    levels, ends = [level for _low, _high, level in spans[:-1]], positions[:-1]
    tops = [position + (0.31 if lengths[position] else -0.31) for position in ends]
    bottoms = [position + 0.69 for position in ends]
    axes.vlines(levels, tops, bottoms, color=COLOURS["line"], linewidth=0.8, zorder=0)
    name_rows(axes, positions, [step.label for step in steps])
    axes.set_xlim(0, scale)
    axes.set_ylim(len(steps) - 0.5, -0.5)
    axes.axvline(0, color=COLOURS["line"], linewidth=0.8)
    return figure
