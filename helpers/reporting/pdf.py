"""A document as PDF: one Typst template that draws the blocks, compiled to PDF/UA-1 and PDF/A-2a.

All text reaches Typst as data, so nothing in it can be taken for markup. Only fonts that come with Typst and
matplotlib are used, so the same document gives the same bytes on every machine. Of matplotlib's only the one its
pictures are drawn in: another one there draws a box for every character, and would hide that a character is missing.
"""

import atexit
import io
import json
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

import matplotlib
import pikepdf
import typst

from helpers.reporting.document import Document
from helpers.reporting.faults import Fault
from helpers.reporting.layout import laid_out

_TEMPLATE = Path(__file__).parent / "templates" / "report.typ"
STANDARDS = ["ua-1", "a-2a"]
_ALMOST_EMPTY = 0.3  # of a page's height, with its margin
_PICTURE_FONTS = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")


class PDFError(Fault):
    """The document can not be drawn as an accessible PDF: what Typst found wrong."""


def compile_pdf(document: Document) -> bytes:
    """The PDF's bytes. Raises PDFError, for example for a character that no font draws.

    Where the last page would be almost empty, all is drawn a little closer, if that saves the page.
    """
    report = json.dumps(_measured(document), ensure_ascii=False)
    pdf, pages, filled = _drawn({"report": report})
    if pages > 1 and filled < _ALMOST_EMPTY:
        closer, fewer, _filled = _drawn({"report": report, "close": "yes"})
        pdf = closer if fewer < pages else pdf
    return _packed(pdf)


def _drawn(inputs: dict[str, str]) -> tuple[bytes, int, float]:
    """The PDF, how many pages it has, and down to where the last is filled, as a share of its height."""
    compiler = typst.Compiler(_TEMPLATE, font_paths=fonts(), ignore_system_fonts=True, sys_inputs=inputs)
    try:
        pdf, warnings = compiler.compile_with_warnings(pdf_standards=STANDARDS)
        end = json.loads(compiler.query("<end>", field="value", one=True))
    except typst.TypstError as error:
        raise PDFError("{words}", words="; ".join([error.message, *error.hints])) from error
    if warnings:
        raise PDFError("{words}", words="; ".join(warning.message for warning in warnings))
    return pdf, end["pages"], end["filled"]


def _packed(pdf: bytes) -> bytes:
    """The same file at a third of its size: what says which cell stands under which heading is most of a report, and
    Typst writes it out one object at a time."""
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        file.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return packed.getvalue()


def _measured(document: Document) -> dict:
    """The document as JSON values, its blocks laid out."""
    return vars(document) | {"blocks": laid_out(document.blocks)}


def fonts() -> typst.Fonts:
    """The fonts of text and pictures, listed once a process; Typst opens their files only when it needs them."""
    folder, found = fonts_in_folder()
    if not all((folder / name).is_file() for name in _PICTURE_FONTS):  # whoever tidies a folder of temporary files
        fonts_in_folder.cache_clear()
        _folder, found = fonts_in_folder()
    return found


@cache
def fonts_in_folder() -> tuple[Path, typst.Fonts]:
    """A folder with the font of the pictures alone, for as long as the process runs that made it, and what is listed."""
    folder = Path(tempfile.mkdtemp(prefix="giamngheo-fonts-"))
    atexit.register(_remove, folder, os.getpid())
    for name in _PICTURE_FONTS:
        shutil.copy(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / name, folder)
    return folder, typst.Fonts(include_system_fonts=False, font_paths=[folder])


def _remove(folder: Path, owner: int) -> None:
    """A process forked from the folder's owner leaves it to the owner."""
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)
