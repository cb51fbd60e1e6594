"""Small multiples: one small panel a series, broken where its figures may not be compared."""

from itertools import pairwise
from typing import NamedTuple

from matplotlib.figure import Figure

from helpers.display.figures.style import COLOURS, WIDTH, drawn_in_style

_ACROSS = 2
_HEIGHT = 1.3  # inches a panel
_MARGIN = 0.3
_APART = 0.14  # years: how far two segments that share a year stand from it


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
    axes.set_ylim(0, top * 1.28)
    axes.set_yticks([])
    shown = sorted({point.year for segment in panel.segments for point in segment})
    axes.set_xticks(shown, [str(year) for year in shown])
    axes.tick_params(axis="x", length=2, pad=2)
    axes.set_title(panel.name, loc="left", fontsize=9, fontweight="bold", pad=4)
    for number, segment in enumerate(panel.segments):
        shift = _shift(panel.segments, number)
        for one, other in pairwise(segment):
            joined = one.firm and other.firm and other.year == one.year + 1
            style = "-" if joined else (0, (1, 2))
            xs, ys = [one.year + shift, other.year + shift], [one.value, other.value]
            axes.plot(xs, ys, linestyle=style, color=COLOURS["start"], linewidth=1.4)
        for point in segment:
            beside = _beside(panel.segments, number, point)
            place = (point.year + shift, point.value)
            fill = COLOURS["start"] if point.firm else "#ffffff"
            axes.plot(*place, "o", markersize=4.5, color=COLOURS["start"], markerfacecolor=fill, clip_on=False)
            axes.annotate(point.text, place, textcoords="offset points", fontsize=9, **beside)
        if number:
            between = (panel.segments[number - 1][-1].year + segment[0].year) / 2
            axes.axvline(between, color=COLOURS["outcome"], linewidth=1, linestyle=(0, (4, 3)))


def _shift(segments: list[list[Point]], number: int) -> float:
    """A segment that shares a year with its neighbour stands a little beside it."""
    if number and segments[number - 1][-1].year == segments[number][0].year:
        return _APART
    after = number + 1 < len(segments) and segments[number][-1].year == segments[number + 1][0].year
    return -_APART if after else 0


def _beside(segments: list[list[Point]], number: int, point: Point) -> dict:
    """How a figure stands above its point: before a break it keeps to its side, after one it covers the dashed line."""
    shift = _shift(segments, number)
    if shift < 0 and point is segments[number][-1]:
        return {"ha": "right", "xytext": (3, 4.5)}
    cover = {"bbox": {"facecolor": "#ffffff", "edgecolor": "none", "pad": 0.4}} if shift > 0 else {}
    return {"ha": "center", "xytext": (0, 4.5)} | cover
