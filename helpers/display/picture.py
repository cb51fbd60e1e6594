"""A picture with what a reader is to see in it, and with its figures for who can not see it or wants them."""

from helpers.display.blocks import Figure, Shown
from helpers.words import gettext


def picture(
    svg: str, caption: str, finding: str, heads: list[str], rows: list[list[str]], source: str, language: str
) -> Figure:
    """The picture `svg`: its `caption` says what is drawn, of when and in which unit, its `finding` what to see in it.
    `rows` are its figures under `heads`, the first cell of each a name."""
    _ = gettext(language)
    return Figure(svg, finding, caption, source, finding, Shown(_("Figures of the picture"), heads, rows))
