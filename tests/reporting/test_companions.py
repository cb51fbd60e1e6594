"""The links of a page to what stands beside it: all that is there, nothing else, and the same bytes each time."""

import shutil

import pytest
from bs4 import BeautifulSoup

from helpers.reporting.companions import linked
from helpers.reporting.files import sha256
from helpers.reporting.record import RECORD, read_record
from tests.reports import LANGUAGES

WORK = "2022/bac-kan"
SIZES = (
    "links => links.map(link => { const box = link.getBoundingClientRect(); return Math.min(box.width, box.height); })"
)


@pytest.fixture
def out(rendered, tmp_path):
    """A folder with the reports on Bắc Kạn 2022."""
    shutil.copytree(rendered.out / WORK, tmp_path / WORK)
    return tmp_path


def relinked(out, language="vi"):
    """The links of a page, by their words, after they were written anew."""
    record = read_record(out / WORK / language)
    if record is not None:
        linked(out, record)
    page = BeautifulSoup((out / WORK / language / "report.html").read_text(encoding="utf-8"), "html.parser")
    assert len(page.select("nav.companions")) == 1
    return {link.get_text(): link["href"] for link in page.select("nav.companions a")}


def test_a_page_leads_to_all_that_is_beside_it(report, rendered):
    links = report.page.select("body > nav.companions a")
    words = {
        "vi": ["English", "PDF", "Excel", "Tất cả báo cáo"],
        "en": ["Tiếng Việt", "PDF", "Excel", "All reports"],
    }
    assert [link.get_text() for link in links] == words[report.language]
    other = "en" if report.language == "vi" else "vi"
    assert (links[0]["lang"], links[0]["hreflang"]) == (other, other)
    for link in links:
        assert (report.folder / link["href"].partition("#")[0]).is_file()
    assert (report.folder / links[-1]["href"].partition("#")[0]).resolve() == (rendered.out / "index.html").resolve()


def test_files_are_saved_under_a_name_that_tells_them_apart(rendered):
    names = [link["download"] for one in rendered.reports.values() for link in one.page.select("nav [download]")]
    assert len(names) == len(set(names)) == 2 * len(rendered.reports)
    assert {"bac-kan-2022-vi.pdf", "bac-ninh-2023-2025-en.xlsx", "national-2023-vi.xlsx"} <= set(names)
    assert "vi-du-so-lieu-gia-dinh-2024-vi.pdf" in names, "made-up figures say so wherever they are kept"
    listed = BeautifulSoup((rendered.out / "index.html").read_text(encoding="utf-8"), "html.parser")
    saved = {link["download"] for link in listed.select("a[download]")}
    assert saved == {*names, *(name.replace(".pdf", ".ipynb") for name in names)}
    assert not listed.select('a[download][href$=".html"]'), "a page is read, and its own links lead on"


def test_links_follow_what_is_there(out):
    assert relinked(out)["English"] == "../en/report.html"
    shutil.rmtree(out / WORK / "en")
    assert list(relinked(out)) == ["PDF", "Excel", "Tất cả báo cáo"]
    record = read_record(out / WORK / "vi")
    files = {name: file for name, file in record.files.items() if not name.endswith((".pdf", ".xlsx"))}
    (out / WORK / "vi" / RECORD).write_bytes(type(record)(**vars(record) | {"files": files}).text())
    assert list(relinked(out)) == ["Tất cả báo cáo"]


def test_what_was_linked_is_recorded_and_linked_no_second_time(out, rendered):
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    shutil.move(out / WORK / "en", out / "away")
    relinked(out)
    record = read_record(out / WORK / "vi")
    page = (out / WORK / "vi" / "report.html").read_bytes()
    assert record.files["report.html"] == {"sha256": sha256(page), "bytes": len(page)}
    assert page != before[out / WORK / "vi" / "report.html"]
    shutil.move(out / "away", out / WORK / "en")
    relinked(out)
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    moments = {path: path.stat().st_mtime_ns for path in before}
    relinked(out)
    assert {path: path.stat().st_mtime_ns for path in before} == moments


def test_a_page_that_was_edited_is_left_to_be_made_again(out):
    page = out / WORK / "vi" / "report.html"
    edited = page.read_text(encoding="utf-8").replace("</main>", "<p>x</p></main>")
    page.write_text(edited, encoding="utf-8", newline="\n")
    shutil.rmtree(out / WORK / "en")
    relinked(out)
    assert page.read_text(encoding="utf-8") == edited


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_are_reached_by_keys_and_large_enough_and_not_printed(offline_page, rendered, language):
    page = offline_page
    page.goto(rendered.reports["06", "2022", language].file("html").as_uri())
    links = page.locator(".companions a")
    assert min(links.evaluate_all(SIZES)) >= 24
    for number in range(links.count()):
        page.keyboard.press("Tab")
        assert links.nth(number).evaluate("link => link === document.activeElement")
    page.emulate_media(media="print")
    assert not links.first.is_visible()
    page.emulate_media(media="screen")
    links.first.click()
    page.wait_for_url("**/report.html")
    assert page.evaluate("document.documentElement.lang") != language
    page.locator(".companions a").last.click()
    page.wait_for_url("**/index.html#ngon-ngu=*")
    assert page.evaluate("document.documentElement.lang") != language, "the list speaks the language of the page"
