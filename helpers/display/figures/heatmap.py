"""Heat maps with the figure in every cell, in a few shades: darker is more, and it reads in grey."""

import textwrap
from typing import NamedTuple

from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.display.figures.palette import BLACK, COLOURS, PAPER, WHITE
from helpers.display.figures.style import WIDTH, drawn_in_style, text_width

_LIGHT, _DARK, _MISSING = "#eef5fa", "#00304d", PAPER
_PALE, _DEEP = 0.45, 0.78  # shares of the way from light to dark between which no digits stand out well
_SIZE = 8  # points
_ROW, _GAP, _KEY = 0.29, 0.06, 0.62  # height of a row, gaps between groups, height of the key, in inches
_SWATCH = 0.24  # width of a shade in the key, in inches
_LINES = 2  # that a heading may have: accents above and below letters leave no room for more in a column


class Cell(NamedTuple):
    """A cell: its value (None where it is missing) and how it is written."""

    value: float | None
    text: str


class Key(NamedTuple):
    """The classes of values: the upper bound of each (its own value belongs to the next; None for the last) with its
    name, and what the key is headed by."""

    heading: str
    classes: list[tuple[float | None, str]]


@drawn_in_style
def heatmap(rows: list[tuple[str, list[Cell]]], columns: list[tuple[str, str]], last_apart: bool, key: Key) -> Figure:
    """Labelled rows of cells under headings given as (group, heading), each in the shade of its class, and the key
    below, as SVG.

    Groups of columns stand a little apart, and so does the last row if `last_apart`.
    """
    headings = [_wrapped(heading) for _group, heading in columns]
    top = max(_width(line) for heading in headings for line in heading.split("\n")) + 0.12
    left = max(text_width(label) for label, _cells in rows) + 0.15
    gaps = [sum(columns[i][0] != columns[i - 1][0] for i in range(1, n + 1)) * _GAP for n in range(len(columns))]
    wide = (WIDTH - left - gaps[-1] - 0.03) / len(columns)
    bottom = top + len(rows) * _ROW + (_GAP if last_apart else 0)
    height = bottom + _KEY
    figure = Figure(figsize=(WIDTH, height))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    axes.axis("off")
    for gap, column, heading in zip(gaps, range(len(columns)), headings, strict=True):
        middle = left + gap + (column + 0.5) * wide
        axes.text(middle, top - 0.06, heading, rotation=90, ha="center", va="bottom", fontsize=_SIZE, linespacing=1.3)
    for number, (label, cells) in enumerate(rows):
        y = top + number * _ROW + (_GAP if last_apart and number == len(rows) - 1 else 0)
        axes.text(left - 0.1, y + _ROW / 2, label, ha="right", va="center")
        for gap, column, cell in zip(gaps, range(len(columns)), cells, strict=True):
            x = left + gap + column * wide
            colour = _colour(cell.value, key)
            _box(axes, x, y, wide, colour)
            ink = _ink(colour)
            axes.text(x + wide / 2, y + _ROW / 2, cell.text, ha="center", va="center", fontsize=_SIZE, color=ink)
    _draw_key(axes, key, left, bottom + _KEY - 2 * _ROW)
    return figure


def _draw_key(axes, key: Key, left: float, y: float) -> None:
    """Under the cells from their left edge: the heading, and the classes below it."""
    axes.text(left, y + _ROW / 2, key.heading, ha="left", va="center")
    x, y = left, y + _ROW
    for shade, (_bound, name) in zip(_shades(len(key.classes)), key.classes, strict=True):
        _box(axes, x, y + 0.06, _SWATCH, shade, _ROW - 0.12)
        axes.text(x + _SWATCH + 0.06, y + _ROW / 2, name, ha="left", va="center")
        x += _SWATCH + text_width(name) + 0.3


def _box(axes, x: float, y: float, wide: float, colour, high: float = _ROW) -> None:
    # The line is seen on a light and on a dark page: on either, one end of the shades is close to the ground.
    border = {"edgecolor": COLOURS["line"], "linewidth": 0.5, "clip_on": False}
    axes.add_artist(Rectangle((x, y), wide, high, facecolor=colour, **border))


def _colour(value: float | None, key: Key):
    """The shade of the class that a value belongs to."""
    if value is None:
        return _MISSING
    number = next(n for n, (bound, _name) in enumerate(key.classes) if bound is None or value < bound)
    return _shades(len(key.classes))[number]


def _wrapped(heading: str) -> str:
    """The heading in as few and as equal lines as its length asks for."""
    lines = min(_LINES, 1 + len(heading) // 16)
    widths = range(max(map(len, heading.split())), len(heading) + 1)
    return next(text for width in widths if (text := textwrap.fill(heading, width)).count("\n") < lines)


def _width(text: str) -> float:
    return text_width(text) * _SIZE / 9 if text else 0


def _shades(count: int) -> list[tuple[float, float, float]]:
    """So many shades from light to dark. They leap over the middle, on which neither black nor white stands out well."""
    pale = (count + 1) // 2
    deep = count - pale
    shares = [_PALE * n / max(pale - 1, 1) for n in range(pale)]
    shares += [1 - (1 - _DEEP) * n / max(deep - 1, 1) for n in reversed(range(deep))]
    light, dark = to_rgb(_LIGHT), to_rgb(_DARK)
    return [tuple(low + (high - low) * share for low, high in zip(light, dark, strict=True)) for share in shares]


def _ink(colour) -> str:
    """Black or white, whichever stands out more (relative luminance of WCAG 2); on no shade the letters of the page."""
    if colour == _MISSING:
        return COLOURS["text"]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return BLACK if (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) else WHITE
