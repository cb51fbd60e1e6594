"""Dumbbells: where each district starts and where it is to end."""

from typing import NamedTuple

from matplotlib.figure import Figure

from helpers.display.figures.palette import COLOURS
from helpers.display.figures.style import axes_width, drawn_in_style, name_rows, new_figure, text_width

_GAP = 0.2  # inches between a dot and its figure, twice


class Dumbbell(NamedTuple):
    """A district: its label, start and end, and how the two are written."""

    label: str
    start: float
    end: float
    start_text: str
    end_text: str


@drawn_in_style
def dumbbells(drawn: list[Dumbbell], start_name: str, end_name: str) -> Figure:
    """One line a district, from its start (dark) to its end (light), in the order given, as SVG."""
    figure, axes = new_figure(0.45 + 0.34 * len(drawn), [one.label for one in drawn])
    positions = range(len(drawn))
    starts, ends = [one.start for one in drawn], [one.end for one in drawn]
    axes.hlines(positions, ends, starts, color=COLOURS["line"], linewidth=2.2, zorder=1)
    axes.scatter(starts, positions, s=46, color=COLOURS["start"], zorder=3)
    axes.scatter(ends, positions, s=46, color=COLOURS["plan"], edgecolor=COLOURS["start"], zorder=2)
    # The scale runs from zero and leaves room for the texts on both sides.
    before = max(text_width(one.end_text) for one in drawn) + _GAP
    after = max(text_width(text) for text in (start_name, *(one.start_text for one in drawn))) + _GAP
    inch = max(starts) / (axes_width(axes) - before - after)
    for position, one in zip(positions, drawn, strict=True):
        axes.text(one.start + _GAP / 2 * inch, position, one.start_text, va="center", ha="left")
        axes.text(one.end - _GAP / 2 * inch, position, one.end_text, va="center", ha="right")
    # The two roles are named once, on the first line, instead of in a legend.
    axes.text(drawn[0].start, -0.75, start_name, ha="left", va="center", color=COLOURS["start"])
    axes.text(drawn[0].end, -0.75, end_name, ha="right", va="center", color=COLOURS["start"])
    name_rows(axes, positions, [one.label for one in drawn])
    axes.set_xlim(-before * inch, max(starts) + after * inch)
    axes.set_ylim(len(drawn) - 0.4, -1.2)
    return figure
