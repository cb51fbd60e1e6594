"""Ranked bars with their figures written at the end of each."""

from typing import NamedTuple

from matplotlib.figure import Figure

from helpers.display.figures.palette import COLOURS
from helpers.display.figures.style import axes_width, drawn_in_style, name_rows, new_figure, text_width


class Bar(NamedTuple):
    """A bar: its label, its length, the text at its end, and its role (start, plan or outcome)."""

    label: str
    value: float
    text: str
    role: str = "start"


@drawn_in_style
def bars(drawn: list[Bar]) -> Figure:
    """Horizontal bars from zero, in the order given, as SVG."""
    figure, axes = new_figure(0.15 + 0.36 * len(drawn), [bar.label for bar in drawn])
    positions = range(len(drawn))
    axes.barh(positions, [bar.value for bar in drawn], height=0.62, color=[COLOURS[bar.role] for bar in drawn])
    # The scale leaves room for the text at the end of each bar.
    room = {bar: 1 - (text_width(bar.text) + 0.15) / axes_width(axes) for bar in drawn}
    scale = max(bar.value / room[bar] for bar in drawn) or 1
    for position, bar in zip(positions, drawn, strict=True):
        axes.text(bar.value + scale * 0.012, position, bar.text, va="center")
    name_rows(axes, positions, [bar.label for bar in drawn])
    axes.set_xlim(0, scale)
    axes.axvline(0, color=COLOURS["line"], linewidth=0.8)
    axes.invert_yaxis()
    return figure
