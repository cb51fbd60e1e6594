"""One look for every picture, and one way from matplotlib to SVG that gives the same bytes for the same figures."""

import functools
import hashlib
import io
import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

import matplotlib
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import FT2Font, Kerning, LoadFlags
from matplotlib.transforms import offset_copy

from helpers.display.figures.palette import COLOURS

WIDTH = 6.5  # inches: the text width of an A4 page with the margins of administrative documents

SIZE = 9  # points: the letters of pictures

_STYLE = {
    "font.family": "DejaVu Sans",
    "font.size": SIZE,
    "svg.fonttype": "none",  # text stays text: searchable, and small
    "svg.hashsalt": "giamngheo",
    "text.color": COLOURS["text"],
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.edgecolor": COLOURS["line"],
    "xtick.color": COLOURS["line"],
    "xtick.labelcolor": COLOURS["text"],
    "ytick.left": False,
}


def drawn_in_style(draw: Callable[..., Figure]) -> Callable[..., str]:
    """A function that draws a figure, as one that draws it in the house style and gives its SVG."""

    @functools.wraps(draw)
    def styled(*args, **kwargs) -> str:
        with matplotlib.rc_context(_STYLE):
            return _to_svg(draw(*args, **kwargs))

    return styled


def new_figure(height: float, labels: list[str]):
    """An empty figure of the page's width, and its axes with room for `labels` (of the rows) at the left."""
    left = max(map(text_width, labels)) + 0.15
    figure = Figure(figsize=(WIDTH, height))
    return figure, figure.add_axes((left / WIDTH, 0.02, 1 - left / WIDTH - 0.01, 0.96))


def name_rows(axes, heights, names: list[str]) -> None:
    """Write the names of the rows at the left of the axes, at their heights. Of the axes themselves nothing is drawn: the
    ticks of an axis take longer than all that a figure shows."""
    axes.set_axis_off()
    beside = offset_copy(axes.get_yaxis_transform(), axes.figure, x=-7, units="points")
    for height, name in zip(heights, names, strict=True):
        axes.text(0, height, name, transform=beside, ha="right", va="center_baseline")


def text_width(text: str) -> float:
    """How wide `text` is drawn, in inches, from the left edge of its first letter to the right edge of its last."""
    if not text:
        return 0.0
    letters = [_letter(letter) for letter in text]
    units = sum(letter.advance for letter in letters) + sum(_kerning(*pair) for pair in pairwise(text))
    return (units - letters[0].before - letters[-1].after) / _font().units_per_EM * SIZE / 72


class _Letter(NamedTuple):
    """How far a letter moves the pen, and how much of that is empty before it and after it, in units of the font."""

    advance: int
    before: int
    after: int


@functools.cache
def _letter(letter: str) -> _Letter:
    glyph = _font().load_char(ord(letter), LoadFlags.NO_SCALE)
    return _Letter(glyph.horiAdvance, glyph.horiBearingX, glyph.horiAdvance - glyph.horiBearingX - glyph.width)


@functools.cache
def _kerning(letter: str, other: str) -> int:
    font = _font()
    return font.get_kerning(font.get_char_index(ord(letter)), font.get_char_index(ord(other)), Kerning.UNSCALED)


def _font() -> FT2Font:
    """The pictures' font, as matplotlib keeps it: it reads from an open file, which processes forked from this one may not share."""
    return get_font(_font_file())


@functools.cache
def _font_file() -> str:
    return findfont(FontProperties("DejaVu Sans"))


def axes_width(axes) -> float:
    """How wide the axes are, in inches."""
    return axes.get_position().width * WIDTH


def _to_svg(figure: Figure) -> str:
    """The figure as an SVG element, without the XML head, date or creator."""
    stream = io.StringIO()
    figure.savefig(
        stream, format="svg", transparent=True, metadata={"Date": None, "Creator": None, "Format": None, "Type": None}
    )
    svg = stream.getvalue()
    svg = _own_names(_lean(svg[svg.index("<svg") :]))
    # A reader's machine may lack DejaVu Sans; Verdana is as wide.
    return svg.replace("'DejaVu Sans'", "'DejaVu Sans', Verdana, sans-serif")


def _lean(svg: str) -> str:
    """The SVG without remarks, turns by no angle and the white space of its source."""
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r' transform="rotate\(-?0 [^"]*\)"', "", svg)
    return re.sub(r">\s+<", "><", re.sub(r"\s*\n\s*", " ", svg)).strip()


def _own_names(svg: str) -> str:
    """The SVG with ids that no other picture on the same page has, and only those that something refers to."""
    own = hashlib.sha256(svg.encode()).hexdigest()[:8]
    used = set(re.findall(r'(?:url\(|href=")#([^)"]+)', svg))
    svg = re.sub(r' id="([^"]+)"', lambda found: f' id="{found[1]}-{own}"' if found[1] in used else "", svg)
    return re.sub(r'(url\(|href=")#([^)"]+)', rf"\1#\2-{own}", svg)
