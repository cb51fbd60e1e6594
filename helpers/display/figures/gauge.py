"""A gauge: the way from a start to what is planned, and how far it was gone."""

from typing import NamedTuple

from matplotlib.figure import Figure

from helpers.display.figures.palette import COLOURS, PAPER
from helpers.display.figures.style import WIDTH, drawn_in_style, text_width

_HEIGHT, _TRACK = 1.5, 0.68  # inches: the whole picture, and how far below its top the track lies
_EDGE, _GAP = 0.06, 0.14
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
    """The start at the left, the plan as a line across the track and the outcome on it, falling to the right, as SVG.
    Beyond the plan the ground is shaded and named `reached`. The track does not begin at zero: places are compared on it,
    not lengths."""
    figure = Figure(figsize=(WIDTH, _HEIGHT))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(_HEIGHT, 0)
    axes.axis("off")
    left = _EDGE + max(text_width(start.name), text_width(start.text) * _BOLD) + _GAP
    right = WIDTH - _EDGE
    falls = [start.value - mark.value for mark in (plan, outcome) if mark]
    falls += [start.value - plan.value_max] if plan and plan.value_max is not None else []
    low, high = min(0.0, *falls, 0.0), max(0.0, *falls, 0.0)
    room = (high - low) or 1
    high += room * _BEYOND
    low -= room * 0.04

    def place(value: float) -> float:
        return left + (start.value - value - low) / (high - low) * (right - left)

    axes.hlines(_TRACK, left, right, color=COLOURS["line"], linewidth=1)
    if plan:
        _plan(axes, plan, place, right, reached)
    gone = outcome or plan
    role = "outcome" if outcome else "plan"
    axes.hlines(
        _TRACK, place(start.value), place(gone.value), color=COLOURS[role], linewidth=7, capstyle="butt", zorder=2
    )
    axes.plot(place(start.value), _TRACK, "o", markersize=11, color=COLOURS["start"], zorder=4)
    for text, height, weight in ((start.text, -0.1, "bold"), (start.name, 0.11, "normal")):
        axes.text(left - _GAP, _TRACK + height, text, ha="right", va="center", fontweight=weight)
    if outcome:
        x = place(outcome.value)
        axes.plot(x, _TRACK, "D", markersize=10, color=COLOURS["outcome"], markeredgecolor=PAPER, zorder=5)
        _label(axes, x, left, (_TRACK + 0.3, _TRACK + 0.5), outcome)
    return figure


def _plan(axes, plan: Mark, place, right: float, reached: str) -> None:
    first = place(plan.value if plan.value_max is None else max(plan.value, plan.value_max))
    axes.fill_betweenx([_TRACK - 0.2, _TRACK + 0.2], first, right, color=COLOURS["plan"], alpha=0.3, linewidth=0)
    axes.vlines(place(plan.value), _TRACK - 0.24, _TRACK + 0.24, color=COLOURS["start"], linewidth=2.4, zorder=3)
    # At this end no mark ever stands.
    axes.text(right - 0.06, _TRACK - 0.11, reached, ha="right", va="center", color=COLOURS["start"])
    _label(axes, place(plan.value), 0, (_TRACK - 0.57, _TRACK - 0.37), plan)


def _label(axes, x: float, least: float, heights: tuple[float, float], mark: Mark) -> None:
    """Figure and name, one above the other, centred on `x` as far as the picture's edges allow."""
    half = max(text_width(mark.name), text_width(mark.text) * _BOLD) / 2
    middle = min(max(x, least + half + _EDGE), WIDTH - _EDGE - half)
    for height, text, weight in zip(heights, (mark.text, mark.name), ("bold", "normal"), strict=True):
        axes.text(middle, height, text, ha="center", va="center", fontweight=weight)
