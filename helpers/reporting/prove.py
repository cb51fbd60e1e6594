"""Proof that a rendered report is the report it claims to be.

The figures are computed again from the data, apart from the notebook, and then read back out of the finished
HTML and PDF. A notebook that ignores its parameters, a template that prints a constant or a swapped file fails here.
"""

import io
import re
import unicodedata
from collections.abc import Iterator

from bs4 import BeautifulSoup
from pypdf import PdfReader

from helpers import catalog, display, measures
from helpers.reporting.job import Job


class NotProved(RuntimeError):
    """The report does not show what it must show; `faults` says what is missing where."""

    def __init__(self, faults: list[str]):
        self.faults = faults
        super().__init__("; ".join(faults))


def expected_facts(job: Job) -> dict:
    """What the report of `job` must show, computed from the data alone. Raises DataProblems if they can not be used."""
    dossier = catalog.load(job.province_code, job.year, job.language, job.data)
    districts = measures.district_reductions(dossier.baselines, dossier.district_plans)
    summary = measures.headline(districts, dossier.baselines, dossier.targets, dossier.outcomes)
    return display.facts(summary, dossier)


def prove(expected: dict, stated: dict, files: dict[str, bytes]) -> None:
    """Hold the facts that a notebook states and the rendered files (`report.html`, `report.pdf`) against `expected`.

    Raises NotProved with everything that is missing or different.
    """
    faults = list(_differences(expected, stated))
    for name, content in files.items():
        title, text = (_html_text if name.endswith(".html") else _pdf_text)(content)
        faults += [f"{name}: {fault}" for fault in _missing(expected, title, text)]
    if faults:
        raise NotProved(faults)


def _differences(expected: dict, stated: dict) -> Iterator[str]:
    for key in expected.keys() | stated.keys():
        if expected.get(key) != stated.get(key):
            yield f"the notebook states {key} {stated.get(key)!r}, the data give {expected.get(key)!r}"


def _missing(expected: dict, title: str, text: str) -> Iterator[str]:
    for part in (expected["province"], expected["year"]):
        if part not in title:
            yield f"the title “{title}” lacks “{part}”"
    # Spaces do not count: a PDF breaks lines where it likes.
    if "".join(expected["story"].split()) not in "".join(text.split()):
        yield f"the paragraph “{expected['story']}” does not stand in the text"
    for name, figure in expected["figures"].items():
        # A figure must stand on its own: 1.984 is not found inside 11.984 or 1.984,5.
        if not re.search(rf"(?<![\d.,]){re.escape(figure)}(?!\d|[.,]\d)", text):
            yield f"{name} “{figure}” does not stand in the text"


def _html_text(content: bytes) -> tuple[str, str]:
    page = BeautifulSoup(content, "html.parser")
    title = page.title.get_text() if page.title else ""
    return _plain(title), _plain(page.body.get_text(" ") if page.body else "")


def _pdf_text(content: bytes) -> tuple[str, str]:
    reader = PdfReader(io.BytesIO(content))
    title = (reader.metadata.title if reader.metadata else None) or ""
    return _plain(title), _plain(" ".join(page.extract_text() for page in reader.pages))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
