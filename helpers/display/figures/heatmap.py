"""Heat maps with the figure in every cell: darker is more, and it reads in grey."""

import textwrap
from typing import NamedTuple

from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.display.figures.style import COLOURS, WIDTH, drawn_in_style, text_width

_LIGHT, _DARK, _MISSING = "#f3f8fb", "#003f63", "#ffffff"
_SIZE = 8  # points
_ROW, _GAP = 0.29, 0.06  # height of a row and gaps between groups, in inches
_LINES = 3  # that a heading may have


class Cell(NamedTuple):
    """A cell: its value (None where it is missing) and how it is written."""

    value: float | None
    text: str


@drawn_in_style
def heatmap(rows: list[tuple[str, list[Cell]]], columns: list[tuple[str, str]], last_apart: bool) -> Figure:
    """Labelled rows of cells under headings given as (group, heading), as SVG.

    Groups of columns stand a little apart, and so does the last row if `last_apart`.
    """
    headings = [_wrapped(heading) for _group, heading in columns]
    top = max(_width(line) for heading in headings for line in heading.split("\n")) + 0.12
    left = max(text_width(label) for label, _cells in rows) + 0.15
    gaps = [sum(columns[i][0] != columns[i - 1][0] for i in range(1, n + 1)) * _GAP for n in range(len(columns))]
    wide = (WIDTH - left - gaps[-1] - 0.03) / len(columns)
    height = top + len(rows) * _ROW + (_GAP if last_apart else 0) + 0.03
    figure = Figure(figsize=(WIDTH, height))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    axes.axis("off")
    most = max((cell.value for _label, cells in rows for cell in cells if cell.value is not None), default=0) or 1
    for gap, column, heading in zip(gaps, range(len(columns)), headings, strict=True):
        middle = left + gap + (column + 0.5) * wide
        axes.text(middle, top - 0.06, heading, rotation=90, ha="center", va="bottom", fontsize=_SIZE, linespacing=1.1)
    for number, (label, cells) in enumerate(rows):
        y = top + number * _ROW + (_GAP if last_apart and number == len(rows) - 1 else 0)
        axes.text(left - 0.1, y + _ROW / 2, label, ha="right", va="center")
        for gap, column, cell in zip(gaps, range(len(columns)), cells, strict=True):
            x = left + gap + column * wide
            colour = _MISSING if cell.value is None else _shade(cell.value / most)
            edge = {"edgecolor": COLOURS["line"] if cell.value is None else "#ffffff", "linewidth": 0.7}
            axes.add_patch(Rectangle((x, y), wide, _ROW, facecolor=colour, clip_on=False, **edge))
            ink = _ink(colour)
            axes.text(x + wide / 2, y + _ROW / 2, cell.text, ha="center", va="center", fontsize=_SIZE, color=ink)
    return figure


def _wrapped(heading: str) -> str:
    """The heading in as few and as equal lines as its length asks for."""
    lines = min(_LINES, 1 + len(heading) // 16)
    widths = range(max(map(len, heading.split())), len(heading) + 1)
    return next(text for width in widths if (text := textwrap.fill(heading, width)).count("\n") < lines)


def _width(text: str) -> float:
    return text_width(text) * _SIZE / 9 if text else 0


def _shade(share: float) -> tuple[float, float, float]:
    """The colour of a share of the largest value; its lightness falls evenly."""
    light, dark = to_rgb(_LIGHT), to_rgb(_DARK)
    return tuple(low + (high - low) * share for low, high in zip(light, dark, strict=True))


def _ink(colour) -> str:
    """Black or white, whichever stands out more (relative luminance of WCAG 2)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#000000" if (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) else "#ffffff"
