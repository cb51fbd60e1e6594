"""The example's reports say on every page and in every name that their figures are made up; no other report says so."""

import io
import json

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader, PdfWriter

from helpers.reporting.document import read_document
from helpers.reporting.prove import NotProved, prove
from helpers.reporting.read_back import pdf_read_back
from tests.reports import plain, squeezed

MARKS = {
    "vi": "SỐ LIỆU GIẢ ĐỊNH — tỉnh ví dụ, không phải số liệu thật",
    "en": "MADE-UP FIGURES — example province, not real data",
}
SAID = {"vi": "(số liệu giả định)", "en": "(made-up figures)"}
TOP = "() => { const box = document.querySelector('main > .made-up').getBoundingClientRect(); return [box.top, box.bottom]; }"


@pytest.fixture(params=["vi", "en"])
def example(request, rendered):
    """The example's report for 2024, in each language in turn."""
    return rendered.reports["99", "2024", request.param]


def test_every_page_that_a_browser_prints_says_so(offline_page, example):
    offline_page.goto(example.file("html").as_uri())
    printed = pdf_read_back(offline_page.pdf(prefer_css_page_size=True)).pages
    assert len(printed) > 3
    assert [number for number, page in enumerate(printed, 1) if not page.startswith(MARKS[example.language])] == []


def test_the_mark_stands_on_every_page_of_the_pdf(example):
    mark = squeezed(MARKS[example.language])
    pages = [squeezed(page.extract_text()) for page in example.pdf.pages]
    assert len(pages) > 3
    assert [number for number, page in enumerate(pages, 1) if not page.startswith(mark)] == []
    assert pages[0].count(mark) == 2  # in the header, which is no part of the text, and in the text


def test_the_header_of_the_pdf_is_no_part_of_its_text(example):
    """Read aloud, the mark comes once: on the other pages it is an artifact (PDF/UA-1, 7.1)."""
    content = example.pdf.pages[1].get_contents().get_data()
    assert content.index(b"/Artifact") < content.index(b"BT")


def test_titles_and_metadata_say_it(example):
    mark = MARKS[example.language]
    assert example.page.title.get_text().endswith(SAID[example.language])
    assert example.page.find("meta", attrs={"name": "keywords"})["content"] == mark
    assert (example.pdf.metadata.title, example.pdf.metadata.keywords) == (example.page.title.get_text(), mark)
    assert example.notebook.metadata["made_up"] == mark


def test_names_of_folder_and_files_say_it(example):
    assert example.folder.parent.name == "vi-du-so-lieu-gia-dinh"
    names = {path.name for path in example.folder.iterdir()}
    endings = ("html", "pdf", "ipynb", "xlsx")
    assert names - {"record.json", "data"} == {f"report-so-lieu-gia-dinh.{ending}" for ending in endings}


def test_manifest_and_index_say_it(rendered):
    entries = json.loads((rendered.out / "manifest.json").read_text(encoding="utf-8"))["reports"]
    made_up = [entry for entry in entries if entry.get("made_up")]
    assert {entry["folder"].split("/")[1] for entry in made_up} == {"vi-du-so-lieu-gia-dinh"}
    index = BeautifulSoup((rendered.out / "index.html").read_text(encoding="utf-8"), "html.parser")
    rows = index.select(".entry")
    said = [all(mark in plain(row.get_text(" ")) for mark in MARKS.values()) for row in rows]
    years = {entry["parameters"]["year"] for entry in made_up}
    assert said == [False] * (len(rows) - len(years)) + [True] * len(years)  # below all others


def test_no_other_report_says_it(report):
    everything = squeezed(report.html_text + report.pdf_text + report.page.title.get_text())
    assert [mark for mark in (*MARKS.values(), *SAID.values()) if squeezed(mark) in everything] == []
    assert report.page.find(class_="made-up") is None and not report.pdf.metadata.keywords
    assert "made_up" not in report.notebook.metadata
    assert report.job.stem == "report"


def refused(report, expected, files):
    with pytest.raises(NotProved) as refusal:
        prove(expected, read_document(report.notebook).facts, files)
    return refusal.value.faults


def test_the_proof_demands_the_mark_in_the_page(example):
    facts, mark = read_document(example.notebook).facts, MARKS[example.language]
    page = example.file("html").read_text(encoding="utf-8")
    prove(facts, facts, {"x.html": page.encode()})
    keyword = f'<meta name="keywords" content="{mark}">'
    assert keyword in page
    assert refused(example, facts, {"x.html": page.replace(keyword, "").encode()}) == [
        f"x.html: the keywords “” lack “{mark}”"
    ]
    unmarked = page.replace(f"<strong>{mark}</strong>", "")
    assert refused(example, facts, {"x.html": unmarked.encode()}) == [f"x.html: page 1 lacks “{mark}”"]
    (fault,) = refused(example, facts, {"x.html": page.replace(SAID[example.language], "").encode()})
    assert fault.endswith(f"lacks “{SAID[example.language][1:-1]}”")


def test_the_proof_demands_the_mark_on_every_page_of_the_pdf(example, rendered):
    facts, mark = read_document(example.notebook).facts, MARKS[example.language]
    prove(facts, facts, {"x.pdf": example.file("pdf").read_bytes()})
    writer = PdfWriter(clone_from=io.BytesIO(example.file("pdf").read_bytes()))
    writer.insert_page(PdfReader(rendered.reports["94", "2024", "vi"].file("pdf")).pages[0], 1)
    writer.add_metadata({"/Keywords": ""})
    written = io.BytesIO()
    writer.write(written)
    assert refused(example, facts, {"x.pdf": written.getvalue()}) == [
        f"x.pdf: page 2 lacks “{mark}”",
        f"x.pdf: the keywords “” lack “{mark}”",
    ]


@pytest.mark.parametrize("mark", MARKS.values())
def test_the_proof_refuses_the_mark_on_real_figures(rendered, mark):
    real = rendered.reports["94", "2024", "vi"]
    facts = read_document(real.notebook).facts
    page = real.file("html").read_text(encoding="utf-8").replace("</main>", f"<p>{mark}</p></main>")
    assert refused(real, facts, {"x.html": page.encode()}) == [f"x.html: a report of real figures says “{mark}”"]


def test_a_notebook_that_hides_that_figures_are_made_up_is_refused(example):
    facts = read_document(example.notebook).facts
    real = {name: value for name, value in facts.items() if name not in ("mark", "title_mark")}
    faults = refused(example, real, {"x.html": example.file("html").read_bytes()})
    assert f"x.html: a report of real figures says “{MARKS[example.language]}”" in faults
    assert any(fault.startswith("the notebook states mark") for fault in faults)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_banner_stays_in_sight_however_far_one_scrolls(offline_page, example, width):
    offline_page.set_viewport_size({"width": width, "height": 900})
    offline_page.goto(example.file("html").as_uri())
    for share in (0.3, 0.6, 1):
        offline_page.evaluate("share => scrollTo(0, share * document.documentElement.scrollHeight)", share)
        top, bottom = offline_page.evaluate(TOP)
        assert top >= -1 and bottom < 200


def test_a_heading_that_a_link_leads_to_is_not_under_the_banner(offline_page, example):
    offline_page.goto(example.file("html").as_uri())
    for link in offline_page.locator("nav.contents a").all():
        link.click()
        heading = offline_page.locator(offline_page.url[offline_page.url.index("#") :])
        assert heading.bounding_box()["y"] >= offline_page.evaluate(TOP)[1] - 1


def test_every_page_that_a_browser_prints_carries_the_mark(offline_page, example):
    offline_page.goto(example.file("html").as_uri())
    printed = PdfReader(io.BytesIO(offline_page.pdf(format="A4")))
    mark = squeezed(MARKS[example.language])
    assert len(printed.pages) > 3
    assert [n for n, page in enumerate(printed.pages, 1) if mark not in squeezed(page.extract_text())] == []
