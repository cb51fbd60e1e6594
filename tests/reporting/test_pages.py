"""How tables, lists and addresses go over lines and pages of the PDF, and that no page holds a few lines alone."""

import io
import re

import pytest
from nbformat.v4 import new_code_cell, new_output
from pypdf import PdfReader

from helpers.display.blocks import Column, Heading, Items, Paragraph, Row, Stack, Table
from tests.reports import squeezed

ADDRESS = (
    "https://www.example.vn/tin-tuc/kinhtexahoivaphattriennongthonmoi-2024/giam_ngheo-ben-vung?id=12345678&trang=2.html"
)
AFTER = [Paragraph(f"Line {number}.") for number in range(20)]  # so that no last page is almost empty
NOTES = ["* Notes begin here.", "† Notes end here."]
MANY = ["Long note. " * 90, *NOTES]


@pytest.fixture(scope="module")
def pages(notebook, pdf):
    """A function that gives the text of the pages of blocks in a second chapter, line by line, without their feet."""

    def made(*blocks):
        shown = Stack(Heading("One", 2), Paragraph("First."), Heading("Two", 2), *blocks)
        cell = new_code_cell(outputs=[new_output("display_data", shown._repr_mimebundle_())])
        sheets = PdfReader(io.BytesIO(pdf(notebook(cell)))).pages
        return [sheet.extract_text().rstrip().split("\n")[:-1] for sheet in sheets]

    return made


def table(rows, notes=NOTES, group=None):
    drawn = [Row([f"row {number}", f"figure {number}"]) for number in range(rows)]
    if group is not None:
        drawn.insert(rows - group, Row(["Group"], "group"))
    return Table("Table", [Column("Name"), Column("Figure", "end")], drawn, list(notes), "Source: S.")


def rows_on(page):
    return [line for line in page if re.match(r"row \d+", line)]


@pytest.mark.parametrize(
    ("rows", "notes"), [*((rows, NOTES) for rows in range(42, 45)), *((rows, MANY) for rows in range(39, 45))]
)
def test_the_last_two_rows_stay_with_the_notes_which_stand_once(pages, rows, notes):
    drawn = [page for page in pages(table(rows, notes), *AFTER) if rows_on(page)]
    assert sum(len(rows_on(page)) for page in drawn) == rows
    assert min(len(rows_on(page)) for page in drawn) >= 2
    assert ["Notes begin here" in " ".join(page) for page in drawn] == [False] * (len(drawn) - 1) + [True]


def test_where_a_table_goes_on_is_said_on_which_page_its_notes_stand(pages):
    drawn = pages(table(70), table(3))
    told = [[line for line in page if line.startswith("Ghi chú: trang")] for page in drawn]
    last = next(number for number, page in enumerate(drawn, 1) if "Notes end here" in " ".join(page))
    assert last == 3
    assert told == [[], [f"Ghi chú: trang {last}"], []]
    assert not any("Ghi chú" in line for page in pages(table(70, [])) for line in page)  # nothing to lead to


@pytest.mark.parametrize("rows", range(38, 44))
def test_a_last_row_under_a_heading_of_its_own_takes_it_along(pages, rows):
    drawn = [page for page in pages(table(rows, group=1), *AFTER) if rows_on(page)]
    assert "Group" in drawn[-1]
    assert "Notes begin here" in " ".join(drawn[-1])


def test_rows_and_notes_too_high_for_a_page_are_not_held_together(pages):
    rows = [Row(["row 1", "word " * 900]), Row(["row 2", "word " * 900])]
    drawn = pages(Table("Table", [Column("Name"), Column("Text")], rows, ["Note. " * 900]))
    assert sum(" ".join(page).count("Note.") for page in drawn) == 900
    assert [len(rows_on(page)) for page in drawn if rows_on(page)] == [1, 1]


@pytest.mark.parametrize("rows", range(36, 41))
def test_the_heading_of_a_list_keeps_three_of_its_lines(pages, rows):
    items = Items([f"item {number}" for number in range(12)], numbered=True)
    drawn = pages(table(rows), Heading("Sources", 2), Paragraph("Up to 2024."), items)
    (page,) = [page for page in drawn[1:] if "Sources" in page]
    assert len([line for line in page if "item" in line]) >= 3


def test_an_address_breaks_after_its_signs_alone(pages):
    for before in range(0, 60, 6):
        drawn = pages(Items([f"{'x' * before} {ADDRESS} x"], numbered=True))
        lines = [line.strip() for line in drawn[-1] if re.search(r"https|[-/?&=.]", line)]
        text = "\n".join(lines)
        assert squeezed(ADDRESS) in squeezed(text)
        broken = text[text.index("http") :].split("\n")[:-1]
        assert broken and all(line[-1] in "/.-?&=" for line in broken)


def test_a_title_breaks_at_no_hyphen(rendered):
    first = rendered.reports["99", "2024", "en"].pdf.pages[0].extract_text().split("\n")
    assert not any(line.rstrip().endswith("-") for line in first)


def test_a_few_lines_on_a_last_page_are_pulled_back(pages):
    """By less room everywhere, where that is enough; nothing is drawn closer for a last page that is well filled."""
    filled = [pages(*[Paragraph(f"Line {n}.") for n in range(count)]) for count in range(28, 56, 2)]
    lasts = [len(drawn[-1]) for drawn in filled if len(drawn) > 2]
    assert min(lasts) >= 4
    assert max(map(len, filled)) == 3
