"""Finished reports, read back from their files."""

import os
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import nbformat
from bs4 import BeautifulSoup
from pypdf import PdfReader

from helpers import catalog
from helpers.reporting.batch import Batch, Outcome
from helpers.reporting.companions import without_links
from helpers.reporting.job import Job
from helpers.reporting.running import Limits
from helpers.words import LANGUAGES

PLANS = (("06", "2022"), ("06", "2023"), ("20", "2023"), ("27", "2023-2025"), ("94", "2024"))

# Rendered too: the example province, and plans known only from the press, one of a single district and one of
# preliminary figures. What the notebook makes of every other province-year is tested without rendering it.
EXAMPLE = (("99", "2023"), ("99", "2024"))
FROM_THE_PRESS = (("46", "2024"), ("64", "2024"), ("67", "2023"))

PROVINCES = [(code, year, language) for code, year in PLANS for language in LANGUAGES]
OVERVIEW = ("national", "")

VIETNAMESE = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"


def key(job: Job) -> tuple[str, str, str]:
    """Province (`national` for the overview), year as asked for, and language of a report."""
    parameters = {"province": OVERVIEW[0]} | job.parameters
    return parameters["province"], parameters["year"], parameters["language"]


def render_all(wanted: list[Job], limits: Limits | None = None) -> list[Outcome]:
    """Make the reports as the command does, and give how each ended, in the order of the jobs."""
    data, out = catalog.read_folder(wanted[0].data), wanted[0].out
    batch = Batch(wanted, data, out)
    with ThreadPoolExecutor(os.cpu_count()) as executor:
        ended = [*batch.standing(), *batch.run(catalog.read(data), executor, limits=limits)]
    outcomes = {outcome.job: outcome for outcome in ended}
    return [outcomes[job] for job in wanted]


def bare(path: Path) -> bytes:
    """A finished file as it was exported: a page without the links that the end of a run adds."""
    content = path.read_bytes()
    return without_links(content.decode()).encode() if path.suffix == ".html" else content


class Report:
    """A finished report."""

    def __init__(self, outcome: Outcome):
        self.job, self.folder, self.language = outcome.job, outcome.job.folder, outcome.job.language

    def file(self, ending: str) -> Path:
        """The report's file with this ending."""
        return self.folder / f"{self.job.stem}.{ending}"

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    @cached_property
    def expected(self) -> dict:
        """What the report must show, computed from the data alone."""
        return self.job.expected(_tables(self.job.data))

    @cached_property
    def page(self) -> BeautifulSoup:
        return BeautifulSoup(self.file("html").read_text(encoding="utf-8"), "html.parser")

    @cached_property
    def html_text(self) -> str:
        return plain(self.page.main.get_text(" "))

    @cached_property
    def pdf(self) -> PdfReader:
        return PdfReader(self.file("pdf"))

    @cached_property
    def pdf_pages(self) -> list[tuple[str, str]]:
        """The text of each page, and apart from it the page's last line: the footer."""
        return [page.extract_text().rstrip().rpartition("\n")[::2] for page in self.pdf.pages]

    @cached_property
    def pdf_text(self) -> str:
        return plain(" ".join(text for text, _footer in self.pdf_pages))

    @cached_property
    def notebook(self) -> nbformat.NotebookNode:
        return nbformat.read(self.file("ipynb"), as_version=4)


@cache
def _tables(data: Path) -> catalog.Catalogue:
    return catalog.read(data)


class Rendered(NamedTuple):
    """A folder with every report, an index and a manifest: how each report ended, and the reports themselves."""

    out: Path
    outcomes: list[Outcome]
    reports: dict[tuple[str, str, str], Report]


def plain(text: str) -> str:
    """In composed letters, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def squeezed(text: str) -> str:
    """Without white space, which a PDF breaks anywhere."""
    return "".join(plain(text).split())
