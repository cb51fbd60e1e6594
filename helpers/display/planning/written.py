"""The files that a plan was written to."""

from collections.abc import Iterable

from helpers.display.blocks import Items, Paragraph, Stack
from helpers.words import gettext


def written_files(paths: Iterable[str], dossier) -> Stack:
    """Where the files stand, as seen from the notebook's folder, and what is left to do with them."""
    _ = gettext(dossier.language)
    told = _(
        "The table is ready for signature once number and date are filled in; the rows of the CSV files, without their header lines, belong below those of the same tables in the data folder."
    )
    return Stack(Items([str(path) for path in paths]), Paragraph(told))
