"""A document as PDF: one Typst template that draws the blocks, compiled to PDF/UA-1 and PDF/A-2a.

All text reaches Typst as data, so nothing in it can be taken for markup. Only fonts that come with Typst and
matplotlib are used, so the same document gives the same bytes on every machine.
"""

import json
from dataclasses import asdict
from pathlib import Path

import matplotlib
import typst

from helpers.reporting.document import Document

_TEMPLATE = Path(__file__).parent / "templates" / "report.typ"
STANDARDS = ["ua-1", "a-2a"]


class PDFError(RuntimeError):
    """The document can not be drawn as an accessible PDF: what Typst found wrong."""


def compile_pdf(document: Document) -> bytes:
    """The PDF's bytes. Raises PDFError, for example for a character that no font draws."""
    fonts = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    try:
        pdf, warnings = typst.compile_with_warnings(
            _TEMPLATE.read_bytes(),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            pdf_standards=STANDARDS,
            sys_inputs={"report": json.dumps(asdict(document), ensure_ascii=False)},
        )
    except typst.TypstError as error:
        raise PDFError("; ".join([error.message, *error.hints])) from error
    if warnings:
        raise PDFError("; ".join(warning.message for warning in warnings))
    return pdf
