"""The PDF: accessible and archivable by a checker's word, complete, and the same each time."""

import io
import re
import shutil
import tempfile
from tempfile import mkdtemp

import pikepdf
import pytest
from nbformat.v4 import new_markdown_cell
from pypdf.generic import IndirectObject

from helpers.reporting.exporters import ReportPDFExporter
from helpers.reporting.pdf import PDFError, fonts, fonts_in_folder
from helpers.words import LANGUAGES
from tests.reporting.checker import elements, faults, read
from tests.reports import squeezed

HEADER = {
    "vi": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "en": "SOCIALIST REPUBLIC OF VIET NAM",
}


def resources(report, kind):
    """All resources of a kind on all pages and in the drawings placed on them."""

    def walk(holder, seen):
        holder = holder.get("/Resources", {}).get_object()
        for name, one in holder.get(kind, {}).items():
            yield name, one.get_object()
        for one in holder.get("/XObject", {}).values():
            if isinstance(one, IndirectObject) and one.idnum not in seen:
                yield from walk(one.get_object(), seen | {one.idnum})

    return [one for sheet in report.pdf.pages for one in walk(sheet, frozenset())]


def titles(outline):
    return [title for one in outline for title in (titles(one) if isinstance(one, list) else [one.title])]


def test_is_accessible_and_archivable(report, profile):
    assert faults((report.folder / "report.pdf").read_bytes(), profile) == []


def test_checker_does_find_faults(rendered, profile):
    """So that an empty list of faults means something."""
    for key in ("/MarkInfo", "/StructTreeRoot"):
        spoiled = io.BytesIO()
        with pikepdf.open(rendered.reports["20", "2023", "vi"].folder / "report.pdf") as pdf:
            del pdf.Root[key]
            pdf.save(spoiled)
        assert faults(spoiled.getvalue(), profile) != []


def test_language_and_title(report):
    root = report.pdf.root_object
    assert root["/Lang"] == report.language
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert report.pdf.metadata.title == report.page.title.get_text()


def test_every_page_has_its_number_and_the_title_at_its_foot(report):
    word = {"vi": "Trang", "en": "Page"}[report.language]
    count = len(report.pdf_pages)
    assert count > 3
    feet = [squeezed(foot) for _text, foot in report.pdf_pages]
    title = report.page.title.get_text()
    assert feet == [squeezed(f"{title}{word}{number}/{count}") for number in range(1, count + 1)]


def test_bookmarks_are_the_headings(report):
    assert titles(report.pdf.outline) == [heading.get_text() for heading in report.page.find_all(["h2", "h3"])]


def test_headings_and_tables_are_tagged_as_in_the_html(report):
    headings = [element["/S"] for element in elements(report.pdf, "/H1", "/H2", "/H3")]
    assert headings == [f"/H{int(heading.name[1]) - 1}" for heading in report.page.find_all(["h2", "h3"])]
    tables = [table for table in report.page.find_all("table") if not table.find_parent("details")]
    assert len(elements(report.pdf, "/Table")) == len(tables)
    in_html = [head for table in tables for head in table.select("thead th, tr.group th")]
    in_pdf = elements(report.pdf, "/TH")
    assert len(in_pdf) == len(in_html)
    for cell in in_pdf:
        attributes = [one.get_object() for one in cell["/A"]] if isinstance(cell["/A"], list) else [cell["/A"]]
        assert any("/Scope" in one for one in attributes)


def test_pictures_have_a_text_of_their_own_and_are_drawn_as_lines(report):
    described = [element.get("/Alt", "") for element in elements(report.pdf, "/Figure")]
    pictures = report.page.find_all("figure")
    assert len(described) == len(pictures)
    for text, picture in zip(described, pictures, strict=True):
        assert text.startswith(picture.select_one("[role=img]")["aria-label"])
        cells = [cell.get_text() for cell in picture.select("details tbody :is(th, td)")]
        assert cells and [cell for cell in cells if cell not in text] == []
    assert [name for name, one in resources(report, "/XObject") if one["/Subtype"] == "/Image"] == []


def test_all_fonts_are_embedded(report):
    """And are those of text and pictures: none stands in with boxes for letters that these lack."""
    fonts = [font for _name, font in resources(report, "/Font")]
    assert {re.split("[+-]", font["/BaseFont"])[1] for font in fonts} == {"LibertinusSerif", "DejaVuSans"}
    for font in fonts:
        for one in [part.get_object() for part in font.get("/DescendantFonts", [font])]:
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(one["/FontDescriptor"]), font["/BaseFont"]


def test_pages_are_a4_and_turned_for_wide_tables(report):
    turned = 0
    for sheet in report.pdf.pages:
        sides = [float(side) for side in sheet.mediabox]
        assert sorted(sides) == pytest.approx([0, 0, 595.28, 841.89], abs=0.1)
        turned += sides[2] > sides[3]
    wide = [table for table in report.page.select(".table table") if len(table.find_all("col")) > 8]
    assert bool(turned) == bool(wide)


def test_is_small(report):
    assert (report.folder / "report.pdf").stat().st_size < 500_000


def test_the_first_chapter_has_a_page_of_its_own(report):
    holds_the_first_chapter(report)


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_it_has_below_the_national_header_and_the_mark(rendered, marked, language):
    holds_the_first_chapter(rendered.reports["99", "2024", language])
    holds_the_first_chapter(marked.reports[language])


def holds_the_first_chapter(report):
    """The first page is the whole story; the contents stand below it or head the next page, where the next chapter begins."""
    chapters = [one for one in report.pdf.outline if not isinstance(one, list)]
    assert [report.pdf.get_destination_page_number(one) for one in chapters[:2]] == [0, 1]
    first, second = (squeezed(sheet.extract_text()) for sheet in report.pdf.pages[:2])
    headings = [squeezed(heading.get_text()) for heading in report.page.find_all("h2")]
    assert any(all(heading in sheet for heading in headings) for sheet in (first, second))
    caption = report.page.select_one(".table caption")
    assert squeezed(caption.get_text()) in first or report.job.place.startswith("national/")


def test_same_notebook_gives_the_same_bytes(rendered):
    report = rendered.reports["06", "2022", "vi"]
    again, _resources = ReportPDFExporter().from_notebook_node(report.notebook)
    assert again == (report.folder / "report.pdf").read_bytes()


def test_fonts_that_someone_removed_are_fetched_again(rendered, monkeypatch):
    """Without them Typst would draw the text of pictures in another font, and say nothing."""
    made = []
    monkeypatch.setattr(tempfile, "mkdtemp", lambda **name: made.append(mkdtemp(**name)) or made[-1])
    report = rendered.reports["06", "2022", "vi"]
    fonts_in_folder.cache_clear()
    fonts()
    shutil.rmtree(made[0])
    again, _resources = ReportPDFExporter().from_notebook_node(report.notebook)
    assert again == (report.folder / "report.pdf").read_bytes()
    assert len(made) == 2


def test_a_character_that_no_font_draws_stops_the_report(notebook, pdf):
    with pytest.raises(PDFError, match="\U00013000"):
        pdf(notebook(new_markdown_cell("Một chữ \U00013000 lạ")))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_markup_in_the_data_is_printed_as_it_stands(marked, language):
    """Typst's, HTML's and Python's, in titles, cells, notes, lists and the letterhead."""
    text = squeezed(marked.reports[language].pdf_text)
    assert [wanted for wanted in marked.texts[language] if squeezed(wanted) not in text] == []


def test_markup_in_the_data_leaves_the_pdf_accessible(marked, profile):
    assert faults((marked.reports["vi"].folder / "report.pdf").read_bytes(), profile) == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_markup_in_prose_is_printed_as_it_stands(notebook, pdf, language):
    text = squeezed(
        read(
            pdf(
                notebook(
                    new_markdown_cell('#panic() $x$ \\*b\\* @ref \\\\ \\[a\\] // "q" ~ = -- \''), language=language
                )
            )
        )
    )
    assert squeezed('#panic() $x$ *b* @ref \\ [a] // "q" ~ = -- \'') in text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_issuing_body_brings_the_national_header(marked, language):
    first, *others = [squeezed(text) for text, _foot in marked.reports[language].pdf_pages]
    assert squeezed(HEADER[language]) in first
    assert not any(squeezed(HEADER[language]) in text for text in others)
    assert marked.reports[language].page.find(class_="letterhead")
    assert HEADER[language] in marked.reports[language].html_text


def test_without_an_issuing_body_no_report_has_the_national_header(report):
    assert not any(header in text for header in HEADER.values() for text in (report.html_text, report.pdf_text))
    assert report.page.find(class_="letterhead") is None
