"""Ranked bars with their figures written at the end of each."""

from typing import NamedTuple

from helpers.display.figures.style import COLOURS, new_figure, to_svg


class Bar(NamedTuple):
    """A bar: its label, its length, the text at its end, and its role (start, plan or outcome)."""

    label: str
    value: float
    text: str
    role: str = "start"


def bars(drawn: list[Bar]) -> str:
    """Horizontal bars from zero, in the order given, as SVG."""
    figure, axes = new_figure(0.5 + 0.36 * len(drawn))
    positions = range(len(drawn))
    axes.barh(positions, [bar.value for bar in drawn], height=0.62, color=[COLOURS[bar.role] for bar in drawn])
    longest = max(bar.value for bar in drawn) or 1
    for position, bar in zip(positions, drawn, strict=True):
        axes.text(bar.value + longest * 0.01, position, bar.text, va="center")
    axes.set_yticks(positions, [bar.label for bar in drawn])
    axes.set_xlim(0, longest * 1.45)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.axvline(0, color=COLOURS["line"], linewidth=0.8)
    axes.invert_yaxis()
    return to_svg(figure)
