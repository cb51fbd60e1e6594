"""A way over the years: the figures that are known, and the straight lines to what is asked at the end."""

from itertools import pairwise
from typing import NamedTuple

from matplotlib.figure import Figure

from helpers.display.figures.palette import COLOURS, PAPER
from helpers.display.figures.style import WIDTH, axes_width, drawn_in_style, text_width

_HEIGHT = 2.5  # inches
_APART = 0.15  # years, at least
_CLEAR = 0.1  # inches between a label and the line of a break beside it
_BOLD = 1.2  # how much wider bold text is, at most
_EDGE = 0.35  # years
_LETTERS, _OVER = 0.09, 0.03  # of the highest value: how high a label is, and how far it stays above a line


class Stop(NamedTuple):
    """A figure of a year: its value, how it is written, the segment it belongs to, and whether it is firm."""

    year: float
    value: float
    text: str
    segment: int = 1
    firm: bool = True


class Aim(NamedTuple):
    """A straight line from a start to what is asked at an end, and what is written there."""

    from_year: int
    start: float
    to_year: int
    end: float
    text: str


@drawn_in_style
def path(stops: list[Stop], aims: list[Aim]) -> Figure:
    """The stops joined within their segments, and the aims as dashed lines, from zero, as SVG. Hollow stops are not firm, and
    dots lead to them and over years without a figure."""
    figure = Figure(figsize=(WIDTH, _HEIGHT))
    axes = figure.add_axes((0.03, 0.12, 0.94, 0.86))
    all_years = [stop.year for stop in stops] + [year for aim in aims for year in (aim.from_year, aim.to_year)]
    inch = (max(all_years) - min(all_years) + 2 * _EDGE) / axes_width(axes)
    moved = _apart(stops, inch)
    drawn_at = {stop.year: place.year for stop, place in zip(stops, moved, strict=True)}
    stops = moved
    years = [stop.year for stop in stops] + [aim.to_year for aim in aims]
    for one, other in pairwise(stops):
        if one.segment == other.segment:
            joined = other.firm and one.firm and round(other.year) - round(one.year) <= 1
            style = {"linewidth": 2} if joined else {"linewidth": 1.4, "linestyle": (0, (1, 2))}
            axes.plot([one.year, other.year], [one.value, other.value], color=COLOURS["start"], zorder=2, **style)
        else:
            axes.axvline((one.year + other.year) / 2, color=COLOURS["line"], linewidth=1, linestyle=(0, (4, 3)))
    top = max([stop.value for stop in stops] + [aim.start for aim in aims]) or 1
    lines = [([drawn_at.get(aim.from_year, aim.from_year), aim.to_year], [aim.start, aim.end]) for aim in aims]
    for stop in stops:
        face = COLOURS["start"] if stop.firm else PAPER
        marker = {"markersize": 7, "color": COLOURS["start"], "markerfacecolor": face, "zorder": 3, "clip_on": False}
        axes.plot(stop.year, stop.value, "o", **marker)
        half = text_width(stop.text) * _BOLD / 2 * inch
        height = _label_height(stop, half, top, lines)
        axes.text(stop.year, height, stop.text, ha="center", va="bottom", fontweight="bold")
    for aim, line in zip(aims, lines, strict=True):
        axes.plot(*line, color=COLOURS["outcome"], linewidth=1.4, linestyle=(0, (3, 3)), zorder=1)
        axes.plot(aim.to_year, aim.end, "D", markersize=6, color=COLOURS["outcome"], zorder=3, clip_on=False)
        axes.text(aim.to_year, aim.end - top * 0.07, aim.text, ha="right", va="top", color=COLOURS["outcome"])
    axes.set_xlim(min(years) - _EDGE, max(years) + _EDGE)
    axes.set_ylim(-top * 0.02, top * 1.25)
    axes.set_xticks(range(round(min(years)), round(max(years)) + 1))
    axes.set_yticks([])
    axes.tick_params(bottom=False)
    return figure


def _label_height(stop: Stop, half: float, top: float, lines: list[tuple[list[float], list[float]]]) -> float:
    """Where a label begins that is `half` as wide on each side of its stop: right above it, or above the lines of the
    aims that would pass through it there."""
    height = stop.value + top * 0.07
    for (first, last), (start, end) in lines:
        seen = [min(max(year, first), last) for year in (stop.year - half, stop.year + half)]
        if seen[0] == seen[1]:
            continue  # the line is not above this stop
        passes = [start + (end - start) * (year - first) / (last - first) for year in seen]
        if min(passes) < height + top * _LETTERS and max(passes) > height - top * _OVER:
            height = max(passes) + top * _OVER
    return height


def _apart(stops: list[Stop], inch: float) -> list[Stop]:
    """Two stops of one year, on both sides of a break, so far apart that their labels stay clear of the line between
    them; `inch` is how many years an inch is wide."""
    years = [stop.year for stop in stops]
    moved = []
    for number, stop in enumerate(stops):
        before = number + 1 < len(stops) and years[number + 1] == stop.year
        after = number > 0 and years[number - 1] == stop.year
        apart = max(_APART, (text_width(stop.text) * _BOLD / 2 + _CLEAR) * inch)
        moved.append(stop._replace(year=stop.year - apart * before + apart * after))
    return moved
