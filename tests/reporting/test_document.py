"""From an executed notebook to the document: what is taken, what is left out, and in which order."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.display.blocks import Heading, Headline, Paragraph, Stack
from helpers.reporting.document import NotAReport, read_document
from helpers.reporting.exporters import ReportHTMLExporter, ReportPDFExporter
from helpers.reporting.province_report import NOTEBOOK

FACTS = {"province": "Bắc Kạn", "figures": {"start.rate": "26,93"}}


def prose(text, *tags):
    return new_markdown_cell(text, metadata={"tags": list(tags)})


def code(*blocks, tags=(), source="display.something(dossier)"):
    outputs = [new_output("execute_result", block._repr_mimebundle_()) for block in blocks]
    return new_code_cell(source, outputs=outputs, metadata={"tags": list(tags)})


def words(notebook):
    """Headings as `2 text`, and the texts of other blocks."""
    return [
        f"{block['level']} {block['text']}" if block["kind"] == "heading" else words_of(block)
        for block in read_document(notebook).blocks
    ]


def words_of(block):
    return block.get("text") or "".join(child.get("raw", "") for child in block["node"]["children"])


@pytest.mark.parametrize(
    ("language", "shown"), [("vi", ["tiếng Việt", "hai", "mọi"]), ("en", ["English", "hai", "mọi"])]
)
def test_prose_of_the_other_language_is_left_out(notebook, language, shown):
    cells = [prose("tiếng Việt", "vi"), prose("English", "en"), prose("hai", "vi", "en"), prose("mọi", "note")]
    document = notebook(*cells, language=language)
    assert words(document) == shown
    assert read_document(document).language == language


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_speaks_to_the_analyst_is_left_out(notebook, language):
    cells = [
        prose("nói với bạn", "analyst"),
        code(Paragraph("bảng nháp"), tags=["analyst"]),
        prose("còn lại", "analyst", language),
    ]
    assert words(notebook(*cells, prose("cho người đọc"), language=language)) == ["cho người đọc"]


def test_code_of_the_other_language_is_left_out(notebook):
    cells = [code(Paragraph("chỉ tiếng Việt"), tags=["vi"]), code(Paragraph("only English"), tags=["en"])]
    assert words(notebook(*cells)) == ["chỉ tiếng Việt"]
    assert words(notebook(*cells, language="en")) == ["only English"]


def test_parameters_and_code_are_not_shown(notebook, html):
    cells = [new_code_cell('province = "06"', metadata={"tags": ["parameters"]}), code(Paragraph("thấy")), prose("và")]
    assert words(notebook(*cells)) == ["thấy", "và"]
    assert "province" not in html(notebook(*cells))
    assert "something" not in html(notebook(*cells))


def test_raw_cells_are_not_shown(notebook):
    assert words(notebook(nbformat.v4.new_raw_cell("raw"), prose("và"))) == ["và"]


def test_section_that_shows_nothing_is_left_out(notebook):
    cells = [
        prose("## Một"),
        prose("lời dẫn"),
        code(),
        prose("## Hai"),
        code(Paragraph("bảng")),
        prose("## Ba"),
        code(),
        code(),
    ]
    assert words(notebook(*cells)) == ["2 Hai", "bảng"]


def test_section_of_prose_alone_stays(notebook):
    cells = [prose("lời đầu"), prose("## Một"), prose("lời"), prose("## Hai\n\nlời nữa")]
    assert words(notebook(*cells)) == ["lời đầu", "2 Một", "lời", "2 Hai", "lời nữa"]


def test_section_with_one_empty_cell_among_others_stays(notebook):
    cells = [prose("## Một"), code(), code(Paragraph("bảng")), code()]
    assert words(notebook(*cells)) == ["2 Một", "bảng"]


def test_warnings_do_not_make_a_section(notebook):
    warned = new_code_cell("x", outputs=[new_output("stream", name="stderr", text="UserWarning")])
    assert words(notebook(prose("## Một"), warned, prose("## Hai"), prose("lời"))) == ["2 Hai", "lời"]


def test_heading_of_the_other_language_opens_no_section_here(notebook):
    cells = [
        prose("## Một", "vi"),
        prose("## One", "en"),
        code(Paragraph("bảng")),
        prose("## Two", "en"),
        code(Paragraph("nữa")),
    ]
    assert words(notebook(*cells)) == ["2 Một", "bảng", "nữa"]


def test_heading_levels_have_no_gaps(notebook):
    cells = [
        prose("# Một"),
        prose("#### Hai"),
        prose("###### Ba"),
        prose("## Bốn"),
        code(Heading("Năm", 3)),
        prose("x"),
    ]
    assert words(notebook(*cells)) == ["2 Một", "3 Hai", "4 Ba", "2 Bốn", "3 Năm", "x"]
    anchors = [block["anchor"] for block in read_document(notebook(*cells)).blocks if block["kind"] == "heading"]
    assert len(set(anchors)) == 5


def test_first_heading_of_a_report_is_of_the_second_level(notebook):
    assert words(notebook(code(Heading("sâu", 3)), prose("x"))) == ["2 sâu", "x"]


def test_stacked_blocks_stand_one_after_the_other(notebook):
    stack = Stack(Paragraph("một"), None, Stack(Paragraph("hai"), Stack()), Paragraph("ba"))
    assert words(notebook(code(stack, Paragraph("bốn")))) == ["một", "hai", "ba", "bốn"]


def test_facts_are_those_that_the_headline_states(notebook):
    document = notebook(code(Paragraph("x")), code(Stack(Headline("26,93", facts=FACTS), Paragraph("y"))))
    assert read_document(document).facts == FACTS
    assert read_document(notebook(code(Paragraph("x")))).facts == {}


def test_title_is_taken_out_of_the_blocks(notebook):
    document = read_document(notebook(prose("x")))
    assert document.title["title"] == "Báo cáo thử"
    assert [block["kind"] for block in document.blocks] == ["prose"]


@pytest.mark.parametrize("exporter", [ReportHTMLExporter, ReportPDFExporter])
def test_notebook_that_was_not_run_is_not_a_report(exporter):
    with pytest.raises(NotAReport, match=r"run the notebook first.*display\.title"):
        exporter().from_filename(str(NOTEBOOK))


def test_notebook_without_a_title_is_not_a_report(notebook, title):
    with pytest.raises(NotAReport):
        read_document(new_notebook(cells=[prose("x"), code(Paragraph("y"))]))
    with pytest.raises(NotAReport):
        read_document(new_notebook(cells=[code(title(), tags=["analyst"])]))
