"""Dumbbells: where each district starts and where it is to end."""

from typing import NamedTuple

from helpers.display.figures.style import COLOURS, new_figure, to_svg


class Dumbbell(NamedTuple):
    """A district: its label, start and end, and how the two are written."""

    label: str
    start: float
    end: float
    start_text: str
    end_text: str


def dumbbells(drawn: list[Dumbbell], start_name: str, end_name: str) -> str:
    """One line a district, from its start (dark) to its end (light), in the order given, as SVG."""
    figure, axes = new_figure(0.7 + 0.34 * len(drawn))
    positions = range(len(drawn))
    starts, ends = [one.start for one in drawn], [one.end for one in drawn]
    axes.hlines(positions, ends, starts, color=COLOURS["line"], linewidth=2.2, zorder=1)
    axes.scatter(starts, positions, s=46, color=COLOURS["start"], zorder=3)
    axes.scatter(ends, positions, s=46, color=COLOURS["plan"], edgecolor=COLOURS["start"], zorder=2)
    longest = max(starts)
    for position, one in zip(positions, drawn, strict=True):
        axes.text(one.start + longest * 0.022, position, one.start_text, va="center", ha="left")
        axes.text(one.end - longest * 0.022, position, one.end_text, va="center", ha="right")
    # The two roles are named once, on the first line, instead of in a legend.
    axes.text(drawn[0].start, -0.75, start_name, ha="left", va="center", color=COLOURS["start"], weight="bold")
    axes.text(drawn[0].end, -0.75, end_name, ha="right", va="center", color=COLOURS["start"])
    axes.set_yticks(positions, [one.label for one in drawn])
    axes.set_xlim(min(0, min(ends)) - longest * 0.1, longest * 1.22)
    axes.set_ylim(len(drawn) - 0.4, -1.2)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    return to_svg(figure)
