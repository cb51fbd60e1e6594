"""A document as PDF: one Typst template that draws the blocks, compiled to PDF/UA-1 and PDF/A-2a.

All text reaches Typst as data, so nothing in it can be taken for markup. Only fonts that come with Typst and
matplotlib are used, so the same document gives the same bytes on every machine. Of matplotlib's only the one its
pictures are drawn in: another one there draws a box for every character, and would hide that a character is missing.
"""

import json
import shutil
import tempfile
from functools import cache
from pathlib import Path

import matplotlib
import typst

from helpers.reporting.document import Document
from helpers.reporting.heights import table_heights

_TEMPLATE = Path(__file__).parent / "templates" / "report.typ"
STANDARDS = ["ua-1", "a-2a"]


class PDFError(RuntimeError):
    """The document can not be drawn as an accessible PDF: what Typst found wrong."""


def compile_pdf(document: Document) -> bytes:
    """The PDF's bytes. Raises PDFError, for example for a character that no font draws."""
    try:
        pdf, warnings = typst.compile_with_warnings(
            _TEMPLATE.read_bytes(),
            font_paths=fonts(),
            ignore_system_fonts=True,
            pdf_standards=STANDARDS,
            sys_inputs={"report": json.dumps(_measured(document), ensure_ascii=False)},
        )
    except typst.TypstError as error:
        raise PDFError("; ".join([error.message, *error.hints])) from error
    if warnings:
        raise PDFError("; ".join(warning.message for warning in warnings))
    return pdf


def _measured(document: Document) -> dict:
    """The document as JSON values, its tables with their heights in points."""
    return vars(document) | {"blocks": [_with_heights(block) for block in document.blocks]}


def _with_heights(block: dict) -> dict:
    if block["kind"] != "table":
        return block
    height, beginning = table_heights(block)
    return block | {"height": height, "beginning": beginning}


@cache
def fonts() -> typst.Fonts:
    """The fonts of text and pictures, read once a process."""
    source = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    with tempfile.TemporaryDirectory(prefix="giamngheo-fonts-") as folder:
        for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
            shutil.copy(source / name, folder)
        return typst.Fonts(include_system_fonts=False, font_paths=[folder])
