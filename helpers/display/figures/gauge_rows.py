"""Gauge rows: how far each of several targets was gone, all with the target at one place."""

from typing import NamedTuple

from matplotlib.figure import Figure

from helpers.display.figures.palette import COLOURS
from helpers.display.figures.style import WIDTH, drawn_in_style, text_width

_LABEL, _ROW, _HEAD, _LINE = 2.9, 0.52, 0.3, 0.15  # inches: of the names, a row, the head, from line to line
_EDGE = 0.06
_FULL = 150  # percent: where a bar ends that goes farther
_LINES = 3  # that a name may have


class Way(NamedTuple):
    """A target: its name, the percent of it that was gone, how the outcome is written, and whether it is met."""

    name: str
    percent: float
    text: str
    met: bool


@drawn_in_style
def gauge_rows(ways: list[Way], target: str) -> Figure:
    """A row a target in the order given, its bar dark where it is met and orange where not, and across all rows the line of
    the target, named `target`, as SVG. A bar that would go beyond one and a half times the target ends there, open."""
    height = _HEAD + _ROW * len(ways) + 0.04
    figure = Figure(figsize=(WIDTH, height))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    axes.axis("off")
    left = _LABEL + 0.12
    room = WIDTH - left - max(text_width(way.text) for way in ways) - 0.2
    scale = room / max(100.0, *(min(way.percent, _FULL) for way in ways))
    line = left + 100 * scale
    middles = [_HEAD + (number + 0.5) * _ROW for number in range(len(ways))]
    gone = [min(way.percent, _FULL) * scale for way in ways]
    axes.barh(
        middles,
        gone,
        left=left,
        height=_ROW * 0.42,
        color=[COLOURS["start" if way.met else "outcome"] for way in ways],
        hatch=["" if way.percent <= _FULL else "///" for way in ways],
    )
    for y, end, way in zip(middles, gone, ways, strict=True):
        lines = _broken(way.name)
        for part, text in enumerate(lines):
            axes.text(_LABEL, y + (part - (len(lines) - 1) / 2) * _LINE, text, ha="right", va="center")
        axes.text(left + max(end, 100 * scale) + 0.1, y, way.text, ha="left", va="center")
    axes.vlines(left, _HEAD, height - 0.04, color=COLOURS["line"], linewidth=0.8)
    axes.vlines(line, _HEAD - 0.04, height - 0.04, color=COLOURS["text"], linewidth=1.6)
    axes.text(min(line, WIDTH - text_width(target) / 2 - 0.05), _HEAD / 2, target, ha="center", va="center")
    return figure


def _broken(name: str) -> list[str]:
    """A name in as many lines as it may have; where it goes on, the last one says so."""
    lines, words = [""], name.split(" ")
    for number, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        more = " …" if len(lines) == _LINES and number < len(words) - 1 else ""
        if text_width(longer + more) <= _LABEL - _EDGE or not lines[-1]:
            lines[-1] = longer
        elif len(lines) < _LINES:
            lines.append(word)
        else:
            lines[-1] += " …"
            break
    return lines
