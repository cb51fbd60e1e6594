"""Pyramids: two classes by the same categories, one to the left and one to the right of their names."""

from typing import NamedTuple

from matplotlib.figure import Figure

from helpers.display.figures.palette import COLOURS
from helpers.display.figures.style import WIDTH, drawn_in_style, text_width

_ROW, _HEAD, _GAP = 0.34, 0.34, 0.1  # inches


class Pair(NamedTuple):
    """A category: its name, and for the left and the right class the length of the bar and how it is written."""

    label: str
    left: float
    right: float
    left_text: str
    right_text: str


@drawn_in_style
def pyramid(pairs: list[Pair], left_name: str, right_name: str) -> Figure:
    """Both sides on one scale, in the order given, as SVG."""
    middle = max(text_width(pair.label) for pair in pairs) / 2 + _GAP
    texts = [text for pair in pairs for text in (pair.left_text, pair.right_text)]
    room = WIDTH / 2 - middle - max(map(text_width, texts)) - _GAP - 0.05
    scale = room / (max(max(pair.left, pair.right) for pair in pairs) or 1)
    height = _HEAD + _ROW * len(pairs) + 0.05
    figure = Figure(figsize=(WIDTH, height))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(-WIDTH / 2, WIDTH / 2)
    axes.set_ylim(height, 0)
    axes.axis("off")
    axes.text(-middle, _HEAD / 2, left_name, ha="right", va="center", color=COLOURS["start"], weight="bold")
    axes.text(middle, _HEAD / 2, right_name, ha="left", va="center", color=COLOURS["start"], weight="bold")
    ys = [_HEAD + (number + 0.5) * _ROW for number in range(len(pairs))]
    axes.barh(ys, [-pair.left * scale for pair in pairs], left=-middle, height=_ROW * 0.7, color=COLOURS["start"])
    axes.barh(ys, [pair.right * scale for pair in pairs], left=middle, height=_ROW * 0.7, color=COLOURS["plan"])
    for y, pair in zip(ys, pairs, strict=True):
        left, right = pair.left * scale, pair.right * scale
        axes.text(0, y, pair.label, ha="center", va="center")
        axes.text(-middle - left - _GAP / 2, y, pair.left_text, ha="right", va="center")
        axes.text(middle + right + _GAP / 2, y, pair.right_text, ha="left", va="center")
    return figure
