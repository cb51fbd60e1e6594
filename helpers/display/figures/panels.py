"""Small multiples: one small panel a series, broken where its figures may not be compared."""

from itertools import pairwise
from typing import NamedTuple

from matplotlib.figure import Figure

from helpers.display.figures.palette import COLOURS, PAPER
from helpers.display.figures.style import WIDTH, drawn_in_style

_ACROSS = 2
_HEIGHT = 1.15  # inches a panel
_MARGIN = 0.3
_APART = 0.14  # years: how far two points of one year, at both sides of a break, stand from it
_HEADROOM = 1.45  # times the highest value: room for its label under the title
_BREAKS, _LINES, _LABELS, _MARKERS = 1, 2, 3, 4  # what covers what


class Point(NamedTuple):
    """A point: its year, its value, how that is written, and whether it is a firm figure of the end of the year."""

    year: int
    value: float
    text: str
    firm: bool


class Panel(NamedTuple):
    """A series: its name and its segments, each a list of points that may be compared."""

    name: str
    segments: list[list[Point]]


@drawn_in_style
def panels(drawn: list[Panel]) -> Figure:
    """Two panels a row, all with the same years, each from zero to its own highest value, as SVG.

    Firm points of years that follow each other are joined. Dots lead to hollow points, which are not firm, and over years
    without a point. Points of two segments are not joined: a dashed line stands between them.
    """
    rows = -(-len(drawn) // _ACROSS)
    years = [point.year for panel in drawn for segment in panel.segments for point in segment]
    figure = Figure(figsize=(WIDTH, rows * _HEIGHT))
    for number, panel in enumerate(drawn):
        row, column = divmod(number, _ACROSS)
        width = 1 / _ACROSS
        box = (
            column * width,
            1 - (row + 1) / rows + 0.24 / (rows * _HEIGHT),
            width - 0.02,
            (_HEIGHT - 0.52) / (rows * _HEIGHT),
        )
        _panel(figure.add_axes(box), panel, min(years), max(years))
    return figure


def _panel(axes, panel: Panel, first: int, last: int) -> None:
    top = max(point.value for segment in panel.segments for point in segment) or 1
    axes.set_xlim(first - 0.55, last + 0.55)
    axes.set_ylim(0, top * _HEADROOM)
    axes.set_yticks([])
    shown = sorted({point.year for segment in panel.segments for point in segment})
    axes.set_xticks(shown, [str(year) for year in shown])
    axes.tick_params(axis="x", length=2, pad=2)
    axes.set_title(panel.name, loc="left", fontsize=9, fontweight="bold", pad=4)
    for number, segment in enumerate(panel.segments):
        shifts = _shifts(panel.segments, number)
        for (one, left), (other, right) in pairwise(zip(segment, shifts, strict=True)):
            joined = one.firm and other.firm and other.year == one.year + 1
            style = "-" if joined else (0, (1, 2))
            xs, ys = [one.year + left, other.year + right], [one.value, other.value]
            axes.plot(xs, ys, linestyle=style, color=COLOURS["start"], linewidth=1.4, zorder=_LINES)
        for before, point, after, shift in zip([None, *segment], segment, [*segment[1:], None], shifts, strict=False):
            place = (point.year + shift, point.value)
            fill = COLOURS["start"] if point.firm else PAPER
            marker = {"markersize": 4.5, "color": COLOURS["start"], "markerfacecolor": fill, "zorder": _MARKERS}
            axes.plot(*place, "o", clip_on=False, **marker)
            beside = _beside(before, point, after, shift)
            axes.annotate(point.text, place, textcoords="offset points", fontsize=9, zorder=_LABELS, **beside)
        if number:
            between = (panel.segments[number - 1][-1].year + segment[0].year) / 2
            dashed = {"color": COLOURS["outcome"], "linewidth": 1, "linestyle": (0, (4, 3))}
            axes.axvline(between, zorder=_BREAKS, **dashed)


def _shifts(segments: list[list[Point]], number: int) -> list[float]:
    """How far each point of a segment stands from its year: one that shares it with the segment before or after, a little."""
    segment = segments[number]
    shifts = [0.0] * len(segment)
    if number and segments[number - 1][-1].year == segment[0].year:
        shifts[0] += _APART
    if number + 1 < len(segments) and segment[-1].year == segments[number + 1][0].year:
        shifts[-1] -= _APART
    return shifts


def _beside(before: Point | None, point: Point, after: Point | None, shift: float) -> dict:
    """How a figure stands beside its point: clear of the lines to it and from it, and on its side of a break."""
    comes_down = before is not None and before.value > point.value
    goes_up = after is not None and after.value > point.value
    last_before_break = shift < 0 and after is None
    if comes_down and (goes_up or last_before_break):
        side = "right" if last_before_break else "center"
        return {"ha": side, "va": "top", "xytext": (3 if last_before_break else 0, -4.5)}
    if last_before_break or (goes_up and not shift > 0):
        return {"ha": "right", "xytext": (3, 4.5)}
    if comes_down or (shift > 0 and before is None):
        return {"ha": "left", "xytext": (-1.5 if comes_down else -3, 4.5)}
    return {"ha": "center", "xytext": (0, 4.5)}
