"""A gauge: the way from a start to what is planned, and how far it was gone."""

from collections.abc import Callable
from typing import NamedTuple

from matplotlib.figure import Figure

from helpers.display.figures.palette import COLOURS, PAPER
from helpers.display.figures.style import SIZE, WIDTH, drawn_in_style, text_width

_LETTERS = 13.5  # points: large enough to be read on a telephone's whole width
_HEIGHT, _TRACK, _LINE = 1.6, 0.81, 0.22  # inches: the whole picture, from its top to the track, from line to line
_UNUSED = 0.45  # inches: above the track where there is no plan, below it where there is no outcome
_EDGE, _GAP = 0.06, 0.16
_BEYOND = 0.35  # of the way from start to plan: how far the track goes on at least
_BOLD = 1.12  # how much wider bold text is


class Mark(NamedTuple):
    """A place on the way: its value, its name, and how its figure is written. `value_max`: the other end of a range."""

    value: float
    name: str
    text: str
    value_max: float | None = None


@drawn_in_style
def gauge(start: Mark, plan: Mark | None, outcome: Mark | None, reached: str) -> Figure:
    """The start at the left, the plan as a line across the track, or a thin bar along it from one end of a range to the
    other, and the outcome on it, falling to the right, as SVG.
    Beyond the plan the ground is shaded and named `reached`. The track does not begin at zero: places are compared on it,
    not lengths."""
    top, bottom = 0 if plan else _UNUSED, _HEIGHT if outcome else _HEIGHT - _UNUSED
    figure = Figure(figsize=(WIDTH, bottom - top))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(bottom, top)
    axes.axis("off")
    left = _EDGE + max(_widths(start)) + _GAP
    right = WIDTH - _EDGE
    falls = [
        start.value - value for mark in (plan, outcome) if mark for value in (mark.value, mark.value_max or mark.value)
    ]
    low, high = min(0.0, *falls), max(0.0, *falls)
    way = (high - low) or 1
    low, high = low - way * 0.04, high + way * _BEYOND
    if not plan:  # no ground to name beyond it: the track ends at zero
        high, right = min(high, max(start.value, *falls)), right - _EDGE

    def place(value: float) -> float:
        return left + (start.value - value - low) / (high - low) * (right - left)

    axes.hlines(_TRACK, left, right, color=COLOURS["line"], linewidth=1)
    if plan:
        _plan(axes, plan, place, right, reached)
    gone, role = (outcome, "outcome") if outcome else (plan, "plan")
    ends = place(start.value), place(gone.value)
    axes.hlines(_TRACK, *ends, color=COLOURS[role], linewidth=8, capstyle="butt", zorder=2)
    axes.plot(place(start.value), _TRACK, "o", markersize=12, color=COLOURS["start"], zorder=4)
    _write(axes, left - _GAP, left - _GAP, _TRACK - _LINE / 2, "right", start)
    if outcome:
        x = place(outcome.value)
        axes.plot(x, _TRACK, "D", markersize=11, color=COLOURS["outcome"], markeredgecolor=PAPER, zorder=5)
        _under(axes, x, left, _TRACK + 0.4, outcome)
    return figure


def _plan(axes, plan: Mark, place: Callable[[float], float], right: float, reached: str) -> None:
    ends = plan.value, plan.value if plan.value_max is None else plan.value_max
    first, last = place(max(ends)), place(min(ends))  # of a range the end that is reached first, and the other
    axes.fill_betweenx([_TRACK - 0.22, _TRACK + 0.22], first, right, color=COLOURS["plan"], alpha=0.3, linewidth=0)
    axes.vlines(first, _TRACK - 0.26, _TRACK + 0.26, color=COLOURS["start"], linewidth=2.6, zorder=3)
    if last > first:
        axes.vlines(last, _TRACK - 0.26, _TRACK + 0.26, color=COLOURS["start"], linewidth=1.2, zorder=3)
        axes.hlines(_TRACK - 0.235, first, last, color=COLOURS["start"], linewidth=4, capstyle="butt", zorder=3)
    # At this end no mark ever stands.
    axes.text(right - 0.06, _TRACK - 0.11, reached, ha="right", va="center", color=COLOURS["start"], fontsize=_LETTERS)
    _under(axes, (first + last) / 2, 0, _TRACK - 0.4 - _LINE, plan)


def _under(axes, x: float, least: float, y: float, mark: Mark) -> None:
    """A mark's figure centred on its place, and its name below it, each as far as it stays in the picture, right of `least`."""
    _write(axes, *(_inside(x, least, wide) for wide in _widths(mark)), y, "center", mark)


def _write(axes, x: float, name_x: float, y: float, side: str, mark: Mark) -> None:
    """Figure and name of a mark, one below the other from `y` down."""
    for place, height, text, weight in ((x, y, mark.text, "bold"), (name_x, y + _LINE, mark.name, "normal")):
        axes.text(place, height, text, ha=side, va="center", fontweight=weight, fontsize=_LETTERS)


def _widths(mark: Mark) -> tuple[float, float]:
    """How wide a mark's figure is and how wide its name."""
    return tuple(width * _LETTERS / SIZE for width in (text_width(mark.text) * _BOLD, text_width(mark.name)))


def _inside(x: float, least: float, wide: float) -> float:
    """`x`, as far as a text centred on it stays within the picture and at the right of `least`."""
    return min(max(x, least + wide / 2 + _EDGE), WIDTH - _EDGE - wide / 2)
