"""Lanes: districts that start at one figure and end at one of several, a thin line to each."""

from typing import NamedTuple

from matplotlib.figure import Figure

from helpers.display.figures.palette import COLOURS
from helpers.display.figures.style import axes_width, drawn_in_style, name_rows, new_figure, text_width

_GAP = 0.2  # inches between a mark and its figure, twice
_LANE = 0.19  # inches from one lane to the next
_BETWEEN = 0.6  # lanes' worth of room between two districts
_MARKS = (("o", COLOURS["plan"]), ("D", COLOURS["outcome"]), ("^", "#ffffff"))  # apart by shape, and in grey


class Lanes(NamedTuple):
    """A district: its label, where it starts, and the ends, each with how it is written."""

    label: str
    start: float
    start_text: str
    ends: list[tuple[float, str]]


@drawn_in_style
def lanes(drawn: list[Lanes], start_name: str, end_names: list[str]) -> Figure:
    """Each district as one lane an end, in the order given, as SVG; the key to the marks stands above."""
    step = len(end_names) + _BETWEEN
    figure, axes = new_figure(0.42 + _LANE * step * len(drawn), [one.label for one in drawn])
    before = max(text_width(text) for one in drawn for _end, text in one.ends) + _GAP
    after = max(text_width(one.start_text) for one in drawn) + _GAP
    inch = (max(one.start for one in drawn) or 1) / (axes_width(axes) - before - after)
    for row, one in enumerate(drawn):
        top, bottom = row * step, row * step + len(one.ends) - 1
        axes.vlines(one.start, top - 0.3, bottom + 0.3, color=COLOURS["start"], linewidth=3, zorder=3)
        axes.text(one.start + _GAP / 2 * inch, (top + bottom) / 2, one.start_text, va="center", ha="left")
        for lane, (end, text) in enumerate(one.ends):
            _mark(axes, lane, end, top + lane)
            axes.hlines(top + lane, end, one.start, color=COLOURS["line"], linewidth=1.4, zorder=1)
            axes.text(end - _GAP / 2 * inch, top + lane, text, va="center", ha="right", fontsize=8)
    _key(axes, start_name, end_names, inch)
    name_rows(axes, [row * step + (len(end_names) - 1) / 2 for row in range(len(drawn))], [one.label for one in drawn])
    axes.set_xlim(-before * inch, (axes_width(axes) - before) * inch)
    axes.set_ylim(step * len(drawn) - _BETWEEN, -2.2)
    return figure


def _mark(axes, lane: int, x: float, y: float) -> None:
    shape, colour = _MARKS[lane % len(_MARKS)]
    axes.scatter([x], [y], s=30, marker=shape, color=colour, edgecolor=COLOURS["start"], linewidth=0.8, zorder=4)


def _key(axes, start_name: str, end_names: list[str], inch: float) -> None:
    """The marks and what they stand for, in one line from the left."""
    x, y = 0.0, -1.6
    axes.vlines(x, y - 0.35, y + 0.35, color=COLOURS["start"], linewidth=3)
    x += _GAP / 2 * inch
    axes.text(x, y, start_name, va="center", ha="left")
    x += (text_width(start_name) + 0.3) * inch
    for lane, name in enumerate(end_names):
        _mark(axes, lane, x, y)
        x += _GAP / 2 * inch
        axes.text(x, y, name, va="center", ha="left")
        x += (text_width(name) + 0.3) * inch
