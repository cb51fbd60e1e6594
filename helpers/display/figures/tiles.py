"""A schematic grid: one tile a province, so that small ones are as easy to see as large ones."""

from typing import NamedTuple

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.display.figures.palette import BLACK, COLOURS, PAPER, WHITE
from helpers.display.figures.style import SIZE, WIDTH, drawn_in_style, text_width

COLUMNS = 8
_SIDE = WIDTH / COLUMNS  # inches: a tile with its gap
_HEIGHT = 0.43
_GAP = 0.04
_INSIDE = 0.04  # from the edges of a tile to its text, both together
_SIZE = 8.8  # points, a little smaller than other pictures' letters, so that long names stay on one line
_LINE = 0.13  # inches between two lines of text
_RISE = 0.045  # from the middle of a line of text down to its baseline
_STRIP = 0.09
_KEY = 0.26
SHADES = (PAPER, "#e3eff7", "#b9d8ec", "#79b4d9", "#2f7fb5", "#0b4a75")
_DARK = 4  # from this shade on, text is white
NO_STRIP, FULL, HALF, DOTS = "none", "full", "half", "dots"


class Tile(NamedTuple):
    """A tile: its row and column (from 1), its lines of text, its shade, and the strip at its foot for grey print."""

    row: int
    column: int
    lines: tuple[str, ...]
    shade: int
    strip: str = NO_STRIP


class Key(NamedTuple):
    """What a shade and a strip mean."""

    shade: int
    strip: str
    text: str


@drawn_in_style
def tiles(drawn: list[Tile], keys: list[Key], keys_at: tuple[int, int]) -> Figure:
    """The tiles, and the meaning of their shades beside a sample of each, from row and column `keys_at` down, as SVG."""
    rows = max(tile.row for tile in drawn)
    figure = Figure(figsize=(WIDTH, rows * _HEIGHT))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(rows * _HEIGHT, 0)
    axes.axis("off")
    for tile in drawn:
        left, top = (tile.column - 1) * _SIDE, (tile.row - 1) * _HEIGHT
        _box(axes, left, top, _SIDE - _GAP, tile.shade, tile.strip)
        room = _HEIGHT - _GAP - (_STRIP if tile.strip != NO_STRIP else 0)
        middle = top + room / 2 - _LINE * (len(tile.lines) - 1) / 2
        for number, line in enumerate(tile.lines):
            colour = COLOURS["text"] if not tile.shade else WHITE if tile.shade >= _DARK else BLACK
            place = (left + (_SIDE - _GAP) / 2, middle + number * _LINE + _RISE)
            axes.text(*place, line, ha="center", va="baseline", color=colour, fontsize=_SIZE)
    for number, key in enumerate(keys):
        left, top = (keys_at[1] - 1) * _SIDE, (keys_at[0] - 1 + number * 0.8) * _HEIGHT
        _box(axes, left, top, 0.5, key.shade, key.strip, _KEY)
        beside = left + 0.58
        lines = broken(key.text, _until_tiles(drawn, top, keys_at[1]) - beside - _SIDE / 4)
        for line, text in enumerate(lines):
            height = top + _KEY / 2 + (line - (len(lines) - 1) / 2) * _LINE
            axes.text(beside, height + _RISE, text, va="baseline", fontsize=_SIZE)
    return figure


def _until_tiles(drawn: list[Tile], top: float, column: int) -> float:
    """Where the first tile at the right of this column begins, in inches, among those as high as a key at `top`."""
    beside = (
        (tile.column - 1) * _SIDE
        for tile in drawn
        if tile.column > column and (tile.row - 1) * _HEIGHT < top + 2 * _LINE and tile.row * _HEIGHT > top
    )
    return min(beside, default=WIDTH)


def broken(text: str, room: float = _SIDE - _GAP - _INSIDE) -> tuple[str, ...]:
    """A text in as few lines as fit the room, in inches: that of a tile, if no other is given."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer) * _SIZE / SIZE <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _box(axes, left: float, top: float, width: float, shade: int, strip: str, height: float = _HEIGHT - _GAP) -> None:
    from_strip = top + height - _STRIP
    border = {"edgecolor": COLOURS["line"], "linewidth": 0.6, "clip_on": False}
    axes.add_artist(Rectangle((left, top), width, height, facecolor=SHADES[shade], **border))
    spans = {
        NO_STRIP: [],
        FULL: [(0, 1)],
        HALF: [(0, 0.5)],
        DOTS: [(0.08, 0.18), (0.3, 0.4), (0.52, 0.62), (0.74, 0.84)],
    }[strip]
    for start, end in spans:
        bar = (left + start * width, from_strip)
        axes.add_artist(
            Rectangle(
                bar,
                (end - start) * width,
                _STRIP,
                facecolor=COLOURS["start"],
                edgecolor=PAPER,
                linewidth=0.8,
                clip_on=False,
            )
        )
