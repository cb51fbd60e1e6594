"""A report that does not show what the data give is not proved, and the message says what is missing where."""

import io
import re

import pytest
from pypdf import PdfWriter

from helpers.reporting.document import read_document
from helpers.reporting.prove import NotProved, prove


def files(report):
    return {name: (report.folder / name).read_bytes() for name in ("report.html", "report.pdf")}


@pytest.fixture
def bac_kan(rendered):
    return rendered.reports["06", "2022", "vi"]


@pytest.fixture
def facts(bac_kan):
    return bac_kan.expected


def refused(facts, stated, files):
    """The faults that a report is refused for."""
    with pytest.raises(NotProved) as refusal:
        prove(facts, stated, files)
    return refusal.value.faults


def without_sentences(name, facts, figure):
    """The faults of a file in which `figure` is another: of the headline and of the story, where they hold it."""
    parts = [part for part in ("headline", "story") if figure in facts[part]]
    assert parts
    return [f"{name}: the {part} “{facts[part]}” does not stand in the text" for part in parts]


def page(bac_kan, figure, other):
    """The HTML with every `figure` written as `other`."""
    html = bac_kan.text("report.html")
    assert figure in html
    return {"report.html": html.replace(figure, other).encode()}


def pdf_with(bac_kan, change):
    """The PDF after `change` of its writer."""
    writer = PdfWriter(clone_from=io.BytesIO(files(bac_kan)["report.pdf"]))
    change(writer)
    written = io.BytesIO()
    writer.write(written)
    return {"report.pdf": written.getvalue()}


def test_the_real_ones_are_proved(report):
    prove(report.expected, read_document(report.notebook).facts, files(report))


def test_facts_are_those_of_the_document(facts):
    assert facts == {
        "province_code": "06",
        "province": "Bắc Kạn",
        "plan": "bac-kan-2022",
        "year": "2022",
        "language": "vi",
        "headline": "Tỷ lệ hộ nghèo của tỉnh Bắc Kạn giảm từ 26,93% (đầu năm 2022) xuống 24,71% (cuối năm 2022, đã công bố): cao "
        "hơn kế hoạch (24,50%) 0,21 điểm phần trăm (nguồn tính mức giảm từ 27,37%) – chưa đạt; mức giảm theo kế hoạch: chưa đạt "
        "nếu tính từ số đầu kỳ của kế hoạch, đạt nếu tính từ số công bố sau.",
        "story": "Đầu năm 2022, hộ nghèo của tỉnh Bắc Kạn: 21.946 hộ (26,93%). Kế hoạch năm 2022: giảm 1.984 "
        "hộ (2,43 điểm phần trăm), để cuối năm 2022 còn 19.962 hộ (24,50%). Kết quả cuối năm 2022 (đã công bố): 24,71%, "
        "cao hơn mức kế hoạch 0,21 điểm phần trăm (chưa đạt); nguồn công bố tính mức giảm từ 27,37%, khác mức 26,93% "
        "của kế hoạch. 6 chỉ tiêu giảm nghèo của kế hoạch, không kể chỉ tiêu riêng từng huyện – đạt: 1; "
        "chưa đạt: 2; tùy mức gốc: 2; chưa có số liệu: 1.",
        "figures": {
            "start.households": "21.946",
            "start.rate": "26,93",
            "reduction.households": "1.984",
            "reduction.rate": "2,43",
            "end.households": "19.962",
            "end.rate": "24,50",
            "outcome.rate": "24,71",
        },
        "status": "depends_on_base",
    }


def test_notebook_that_states_another_province_is_refused(rendered, bac_kan, facts):
    stated = rendered.reports["20", "2023", "vi"].expected
    faults = refused(facts, stated, files(bac_kan))
    assert "the notebook states province 'Lạng Sơn', the data give 'Bắc Kạn'" in faults
    assert "the notebook states year '2023', the data give '2022'" in faults
    assert any(fault.startswith("the notebook states figures ") and "21.946" in fault for fault in faults)


def test_notebook_that_states_nothing_is_refused(bac_kan, facts):
    (fault,) = refused(facts, {}, files(bac_kan))
    assert fault.startswith("the notebook states nothing of what the data give: put back the cell")


def test_a_long_text_is_told_where_it_begins_to_differ(bac_kan, facts):
    (fault,) = refused(facts, facts | {"story": facts["story"].replace("26,93%", "26,39%")}, files(bac_kan))
    assert "26,93%" in fault and "26,39%" in fault and len(fault) < 300


def test_notebook_in_the_other_language_is_refused(rendered, bac_kan, facts):
    stated = rendered.reports["06", "2022", "en"].expected
    assert "the notebook states language 'en', the data give 'vi'" in refused(facts, stated, files(bac_kan))


@pytest.mark.parametrize(
    ("name", "figure"), [("start.households", "21.946"), ("reduction.rate", "2,43"), ("outcome.rate", "24,71")]
)
def test_changed_figure_in_the_html_is_refused(bac_kan, facts, name, figure):
    changed = page(bac_kan, figure, figure[:-1] + "9")
    assert refused(facts, facts, changed) == [
        *without_sentences("report.html", facts, figure),
        f"report.html: {name} “{figure}” does not stand in the text",
    ]


@pytest.mark.parametrize("longer", ["11.984", "1.9840", "1.984,5", "1.984.000", "0,1.984", "−11.984"])
def test_figure_within_a_longer_number_is_not_the_figure(bac_kan, facts, longer):
    changed = page(bac_kan, "1.984", longer)
    assert refused(facts, facts, changed) == [
        *without_sentences("report.html", facts, "1.984"),
        "report.html: reduction.households “1.984” does not stand in the text",
    ]


@pytest.mark.parametrize("written", ["1.984.", "1.984, ", "(1.984)", "1.984;", "1.984 hộ nghèo", "≥ 1.984"])
def test_figure_beside_a_mark_is_the_figure(bac_kan, facts, written):
    assert refused(facts, facts, page(bac_kan, "1.984", written)) == without_sentences("report.html", facts, "1.984")


def test_figure_in_the_page_head_alone_is_refused(bac_kan, facts):
    html = bac_kan.text("report.html").replace("21.946", "")
    html = html.replace("<style>", "<style>/* 21.946 */").replace(
        '<div class="table">', '<div class="table" data-x="21.946">'
    )
    assert refused(facts, facts, {"report.html": html.encode()}) == [
        *without_sentences("report.html", facts, "21.946"),
        "report.html: start.households “21.946” does not stand in the text",
    ]


def test_pdf_of_another_province_is_refused(rendered, bac_kan, facts):
    other = files(rendered.reports["20", "2023", "vi"])["report.pdf"]
    faults = refused(facts, facts, files(bac_kan) | {"report.pdf": other})
    assert faults[0] == "report.pdf: the title “Báo cáo giảm nghèo tỉnh Lạng Sơn năm 2023” lacks “Bắc Kạn”"
    assert "report.pdf: start.households “21.946” does not stand in the text" in faults
    assert all(fault.startswith("report.pdf: ") for fault in faults)


def test_pdf_of_another_year_is_refused(rendered, bac_kan, facts):
    other = files(rendered.reports["06", "2023", "vi"])["report.pdf"]
    faults = refused(facts, facts, {"report.pdf": other})
    assert "report.pdf: the title “Báo cáo giảm nghèo tỉnh Bắc Kạn năm 2023” lacks “2022”" in faults


def test_a_workbook_of_another_report_is_refused(rendered, bac_kan, facts):
    """See test_prove_data."""
    other = rendered.reports["20", "2023", "vi"].file("xlsx").read_bytes()
    assert "report.xlsx: its title lacks “2022”" in refused(facts, facts, files(bac_kan) | {"report.xlsx": other})


def test_html_of_the_other_language_is_refused(rendered, bac_kan, facts):
    other = files(rendered.reports["06", "2022", "en"])["report.html"]
    assert any("lacks “Bắc Kạn”" in fault for fault in refused(facts, facts, {"report.html": other}))


def test_html_without_a_title_is_refused(bac_kan, facts):
    html = re.sub("<title>.*?</title>", "", bac_kan.text("report.html"))
    assert refused(facts, facts, {"report.html": html.encode()}) == [
        "report.html: the title “” lacks “Bắc Kạn”",
        "report.html: the title “” lacks “2022”",
    ]


def test_pdf_without_a_title_is_refused(bac_kan, facts):
    untitled = pdf_with(bac_kan, lambda writer: setattr(writer, "metadata", None))
    assert refused(facts, facts, untitled) == [
        "report.pdf: the title “” lacks “Bắc Kạn”",
        "report.pdf: the title “” lacks “2022”",
    ]


def test_pdf_without_its_pages_is_refused(bac_kan, facts):
    cut = pdf_with(bac_kan, lambda writer: [writer.remove_page(0) for _ in range(len(writer.pages))])
    assert len(refused(facts, facts, cut)) == 4 + len(facts["figures"])


def test_empty_page_is_refused(bac_kan, facts):
    assert len(refused(facts, facts, {"report.html": b""})) == 4 + len(facts["figures"])


def test_figure_within_a_word_is_not_the_figure():
    facts = {
        "province": "Lạng Sơn",
        "year": "2023",
        "headline": "",
        "story": "Giảm 3 điểm.",
        "figures": {"reduction.rate": "3"},
    }
    html = "<title>Lạng Sơn 2023</title><body>dự án DA3, ngày 3/4, 10-3</body>"
    assert refused(facts, facts, {"report.html": html.encode()}) != []
