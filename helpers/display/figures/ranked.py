"""Ranked bars whose filling tells how firm their figure is, also in grey print."""

from typing import NamedTuple

from matplotlib.figure import Figure

from helpers.display.figures.palette import COLOURS, PAPER
from helpers.display.figures.style import axes_width, drawn_in_style, name_rows, new_figure, text_width

_FILLINGS = (
    {"facecolor": COLOURS["start"], "edgecolor": COLOURS["start"]},
    {"facecolor": COLOURS["plan"], "edgecolor": COLOURS["start"]},
    {"facecolor": PAPER, "edgecolor": COLOURS["start"]},
)
_ROW = 0.26


class RankedBar(NamedTuple):
    """A bar: its label, its length, the text at its end, and its filling: 0 dark, 1 light, 2 white."""

    label: str
    value: float
    text: str
    filling: int


@drawn_in_style
def ranked_bars(drawn: list[RankedBar], fillings: dict[int, str]) -> Figure:
    """Horizontal bars from zero in the order given, and below them what each filling means, as SVG."""
    rows = len(drawn) + 0.6 + len(fillings)
    figure, axes = new_figure(_ROW * rows, [bar.label for bar in drawn])
    room = {bar: 1 - (text_width(bar.text) + 0.15) / axes_width(axes) for bar in drawn}
    scale = max(bar.value / room[bar] for bar in drawn) or 1
    for position, bar in enumerate(drawn):
        axes.barh(position, bar.value, height=0.68, linewidth=0.8, **_FILLINGS[bar.filling])
        axes.text(bar.value + scale * 0.012, position, bar.text, va="center")
    for number, (filling, meaning) in enumerate(fillings.items()):
        position = len(drawn) + 0.3 + number
        axes.barh(position, scale * 0.05, height=0.55, linewidth=0.8, **_FILLINGS[filling])
        axes.text(scale * 0.065, position, meaning, va="center")
    name_rows(axes, range(len(drawn)), [bar.label for bar in drawn])
    axes.set_xlim(0, scale)
    axes.set_ylim(rows - 0.5, -0.6)
    axes.vlines(0, -0.5, len(drawn) - 0.5, color=COLOURS["line"], linewidth=0.8)
    return figure
