"""Reports from data whose texts are full of markup, and small executed notebooks."""

import csv
import io
import shutil
from functools import partial
from typing import NamedTuple

import page
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_notebook, new_output

from helpers import catalog
from helpers.display.blocks import Title
from helpers.reporting.exporters import ReportHTMLExporter, ReportPDFExporter
from helpers.reporting.formats import ROOT
from helpers.reporting.jobs import jobs
from tests.reports import Report, render_all

MARKUP = """#panic() $x$ *b* @ref \\n [a] // "q" 's' `c` _u_ = <script>alert(1)</script> & &amp; {x} ~ --- %"""
MARKED = [  # file, how the row begins, column: one text of each kind that a report on Lạng Sơn shows
    ("sources", ("ke-hoach-lang-son-2023",), "title"),
    ("sources", ("ke-hoach-lang-son-2023",), "issuer"),
    ("sources", ("thoi-bao-tai-chinh-2025-08-18",), "note"),
    ("targets", ("lang-son-2023-04",), "text"),
    ("targets", ("lang-son-2023-04",), "reading"),
    ("dimensions", ("funding",), "name"),
    ("populations", ("ethnic_minority_poor_households",), "name"),
    ("plans", ("lang-son-2023",), "lead"),
    ("funding", ("lang-son-2023",), "note"),
    ("balances", ("20", "", "before_2025_07", "all", "2023", "end"), "note"),
]
ABSENT = ("/last_run.js", "/favicon.ico")
ISSUER = {
    "province_code": "20",
    "parent_vi": "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN",
    "parent_en": "PEOPLE'S COMMITTEE OF LANG SON PROVINCE",
    "body_vi": f"SỞ {MARKUP}",
    "body_en": f"DEPARTMENT {MARKUP}",
    "place_vi": "Lạng Sơn",
    "place_en": "Lang Son",
}


def rewrite(path, change):
    """Write the rows of a CSV file again as `change` (of the list of rows) returns them."""
    text = io.StringIO()
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        writer = csv.DictWriter(text, reader.fieldnames, lineterminator="\n")
        writer.writeheader()
        writer.writerows(change(list(reader)))
    path.write_text(text.getvalue(), encoding="utf-8", newline="\n")


def mark(rows, beginning, column):
    """The rows with markup in `column` of the first row that begins with these values, in both languages."""
    row = next(row for row in rows if tuple(row.values())[: len(beginning)] == beginning)
    for language in ("vi", "en"):
        row[f"{column}_{language}"] = f"{column} {MARKUP}"
    return rows


class Marked(NamedTuple):
    """The markup, the texts that hold it by language, and the finished reports by language."""

    markup: str
    texts: dict[str, list[str]]
    reports: dict[str, Report]


@pytest.fixture(scope="session")
def marked(tmp_path_factory):
    """Reports on Lạng Sơn from data with markup in their texts, and with a body that issues them."""
    folder = tmp_path_factory.mktemp("marked")
    data = shutil.copytree(ROOT / "data", folder / "data")
    for file, beginning, column in MARKED:
        rewrite(data / f"{file}.csv", partial(mark, beginning=beginning, column=column))
    rewrite(data / "issuers.csv", lambda rows: [ISSUER])
    asked = jobs(catalog.read(data), ["20"], "2023", ["vi", "en"], folder / "reports")
    outcomes = render_all(asked)
    assert [outcome.failure for outcome in outcomes] == ["", ""]
    texts = [f"{column} {MARKUP}" for _file, _beginning, column in MARKED]
    by_language = {language: [*texts, ISSUER[f"body_{language}"]] for language in ("vi", "en")}
    return Marked(MARKUP, by_language, {outcome.job.language: Report(outcome) for outcome in outcomes})


@pytest.fixture(scope="session")
def title():
    """The title block of a small report."""
    words = {
        "nation": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "motto": "Độc lập - Tự do - Hạnh phúc",
        "dateline": "",
        "contents": "Mục lục",
        "page": "Trang {page}/{pages}",
        "notes": "Ghi chú: trang {page}",
    }
    return lambda language="vi": Title("Báo cáo thử", ["Theo kế hoạch 1/KH"], language, "2022-03-17", None, words)


@pytest.fixture(scope="session")
def notebook(title):
    """A function that gives the executed notebook of a title cell and the cells after it."""

    def made(*cells, language="vi"):
        bundle = title(language)._repr_mimebundle_()
        head = new_code_cell("display.title(dossier)", outputs=[new_output("execute_result", bundle)])
        return new_notebook(cells=[head, *cells])

    return made


@pytest.fixture(scope="session")
def html():
    return lambda notebook: ReportHTMLExporter().from_notebook_node(notebook)[0]


@pytest.fixture(scope="session")
def pdf():
    return lambda notebook: ReportPDFExporter().from_notebook_node(notebook)[0]


@pytest.fixture(scope="session")
def parsed():
    return lambda html: BeautifulSoup(html, "html.parser")


@pytest.fixture(params=["PDF_UA_1", "PDF_A_2A"])
def profile(request):
    return getattr(page.ValidationProfile, request.param)


@pytest.fixture
def context_of(browser):
    """A function that opens a page in a browser that has kept nothing; `page.seen` are the addresses it asked for, and
    `page.messages` what it logged, but for that there is no last run and no icon of a report."""
    contexts = []

    def made(**options):
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
        contexts.append(context)
        page = context.new_page()
        page.seen, page.messages = [], []
        context.on("request", lambda request: page.seen.append(request.url))
        page.on("console", lambda one: one.location["url"].endswith(ABSENT) or page.messages.append(one.text))
        page.on("pageerror", lambda error: page.messages.append(str(error)))
        return page

    yield made
    for context in contexts:
        context.close()
