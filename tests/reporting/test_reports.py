"""What stands in the finished reports of the five plans, HTML and PDF, held against the documents and the data files."""

import calendar
import csv
import re
from collections import Counter
from decimal import Decimal

import pytest
from babel.messages.pofile import read_po

from helpers.reporting.formats import ROOT
from tests.reporting.outcomes import OUTCOME_OF_A_DISTRICT, OUTCOMES
from tests.reports import OVERVIEW, PROVINCES, VIETNAMESE, squeezed

NBSP = "\N{NO-BREAK SPACE}"
SWAP = str.maketrans(",.", ".,")

# Typed from the plans and the published figures: households and rate (points) of start, reduction, end and outcome.
HEADLINES = {
    ("06", "2022", "vi"): ["21.946", "26,93", "1.984", "2,43", "19.962", "24,50", "—", "24,71"],
    ("06", "2022", "en"): ["21,946", "26.93", "1,984", "2.43", "19,962", "24.50", "—", "24.71"],
    ("06", "2023", "vi"): ["20.281 ‡", "24,71", "1.970", "2,40 ‡", "18.311", "22,31", "> 18.000", "21,9"],
    ("06", "2023", "en"): ["20,281 ‡", "24.71", "1,970", "2.40 ‡", "18,311", "22.31", "> 18,000", "21.9"],
    ("20", "2023", "vi"): ["—", "8,92 ‡", "—", "3", "—", "5,92", "—", "6,03"],
    ("20", "2023", "en"): ["—", "8.92 ‡", "—", "3", "—", "5.92", "—", "6.03"],
    ("27", "2023-2025", "vi"): ["3.467", "0,94", "—", "0,1", "—", "—", "0", "0 ‡"],
    ("27", "2023-2025", "en"): ["3,467", "0.94", "—", "0.1", "—", "—", "0", "0 ‡"],
    ("94", "2024", "vi"): ["8.526 ‡", "—", "—", "1", "—", "—", "4.484", "1,34"],
    ("94", "2024", "en"): ["8,526 ‡", "—", "—", "1", "—", "—", "4,484", "1.34"],
}
TARGETS = {"bac-kan-2022": 39, "bac-kan-2023": 30, "lang-son-2023": 8, "soc-trang-2024": 20, "bac-ninh-2023-2025": 14}
DISTRICTS = {  # appendix of plan 166/KH-UBND
    "Thành phố Bắc Kạn": ["12.035", "332", "2,76", "23", "0,19", "2,57"],
    "Huyện Ba Bể": ["12.152", "3.443", "28,33", "304", "2,50", "25,83"],
    "Huyện Bạch Thông": ["8.670", "1.791", "20,66", "217", "2,50", "18,16"],
    "Huyện Chợ Đồn": ["13.193", "2.424", "18,37", "330", "2,50", "15,87"],
    "Huyện Chợ Mới": ["10.355", "2.208", "21,32", "259", "2,50", "18,82"],
    "Huyện Na Rì": ["10.181", "3.953", "38,83", "255", "2,50", "36,33"],
    "Huyện Ngân Sơn *": ["7.438", "3.803", "51,13", "298", "4,00", "47,13"],
    "Huyện Pác Nặm *": ["7.456", "3.992", "53,54", "298", "4,00", "49,54"],
    "Tổng số": ["81.480", "21.946", "26,93", "1.984", "2,43", "24,50"],
}
SIGNS = {
    "at_least": "≥ ",
    "more_than": "> ",
    "at_most": "≤ ",
    "less_than": "< ",
    "about": "≈ ",
    "equal": "",
    "between": "",
}
UNITS = {
    "percent": ("%", "%"),
    "percentage_points": (" điểm %", " pp"),
    "percentage_points_per_year": (" điểm %/năm", " pp a year"),
    "households": (" hộ", " households"),
    "people": (" người", " people"),
    "projects": (" dự án", " projects"),
    "models_and_projects": (" mô hình, dự án", " models and projects"),
    "members_per_household": (" người mỗi hộ", " member per household"),
    "schools": (" trường", " schools"),
    "communes": (" xã", " communes"),
    "m2": (" m²", " m²"),
    "solid_parts": (" bộ phận “cứng”", " solid parts"),
    "years": (" năm", " years"),
    "months": (" tháng", " months"),
    "million_vnd": (" triệu đồng", " million VND"),
}
of_provinces = pytest.mark.parametrize("report", PROVINCES, ids="-".join, indirect=True)
NO_VALUE = {"vi": "không nêu số", "en": "no figure stated"}
NO_OUTCOME = {"vi": "chưa có số liệu", "en": "no figure available"}
MONTHS = list(calendar.month_name)[1:]
# What an English report writes with Vietnamese letters: names of newspapers.
NEWSPAPERS = ("Dân sinh", "Thời báo Tài chính Việt Nam", "Lao Động", "Dân trí", "Tài nguyên và Môi trường")
NEWSPAPERS += ("Báo Mới", "Nhân Dân", "Dân tộc và Miền núi", "Báo Lâm Đồng", "Lâm Đồng")


def read_csv(name):
    with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells(row):
    return [cell.get_text().replace(NBSP, " ") for cell in row.find_all(["th", "td"])]


def rows(report):
    """The cells of every row of the report's tables."""
    return [cells(row) for row in report.page.find_all("tr")]


def written(target, language):
    """The value of a target with sign, unit and mark, as its report must write it."""
    if target["comparator"] == "qualitative":
        return NO_VALUE[language]
    value = "–".join(f"{Decimal(target[name]):,}" for name in ("value", "value_max") if target[name])
    value = value.translate(SWAP) if language == "vi" else value
    mark = "" if target["comparator_printed"] == "true" else " †"
    value += UNITS[target["unit"]][language == "en"]
    if target["comparator"] == "at_least" and target["value_max"]:
        return (f"từ {value} trở lên" if language == "vi" else f"{value} or more") + mark
    return SIGNS[target["comparator"]] + value + mark


def targets(report):
    return [target for target in read_csv("targets") if target["plan_id"] == report.job.plan_id]


def test_all_reports_are_made(rendered):
    assert {str(outcome.job): outcome.failure for outcome in rendered.outcomes if outcome.failure} == {}
    assert {*HEADLINES, (*OVERVIEW, "vi"), (*OVERVIEW, "en")} <= set(rendered.reports)
    made = {path.parent for path in rendered.out.rglob("*.pdf")}
    assert made == {outcome.job.folder for outcome in rendered.outcomes}
    for job in (outcome.job for outcome in rendered.outcomes):
        files = ["data", "record.json", *(f"{job.stem}.{ending}" for ending in ("html", "ipynb", "pdf", "xlsx"))]
        assert sorted(path.name for path in job.folder.iterdir()) == files


@of_provinces
def test_executed_notebook_keeps_its_parameters_as_text(report):
    injected = next(cell for cell in report.notebook.cells if "injected-parameters" in cell.metadata.get("tags", []))
    code, year, language = report.job.province_code, report.job.year, report.language
    assert injected.source.splitlines()[1:4] == [f'province = "{code}"', f'year = "{year}"', f'language = "{language}"']
    assert report.notebook.metadata.papermill.parameters.province == code
    assert str(ROOT) not in report.text("report.ipynb")


@of_provinces
def test_headline_figures_of_the_documents_stand_in_both_formats(report):
    figures = HEADLINES[report.job.province_code, report.job.year, report.language]
    second = report.page.find_all("h2")[1]
    table = [cells(row) for row in second.find_next("table").tbody.find_all("tr")]
    assert [figure for row in table for figure in row[1:3]] == figures
    for row in table:
        assert squeezed("".join(row)) in squeezed(report.pdf_text)
    story = second.find_next("p").get_text()
    for figure in figures:
        if figure != "—":
            assert re.search(rf"(?<![\d.,]){re.escape(figure.strip('> ‡'))}(?![\d]|[.,]\d)", story), figure
    assert squeezed(story) in squeezed(report.pdf_text)


def test_district_table_of_the_document_stands_in_both_formats(rendered):
    report = rendered.reports["06", "2022", "vi"]
    table = next(table for table in report.page.find_all("table") if "12.035" in table.get_text())
    found = {name: figures for name, *figures in map(cells, table.tbody.find_all("tr"))}
    assert found == DISTRICTS
    for name, figures in DISTRICTS.items():
        assert squeezed(name + "".join(figures)) in squeezed(report.pdf_text)


def test_the_five_plans_have_111_targets():
    """As counted in the documents: nothing of them got lost, and nothing came to them."""
    counted = Counter(target["plan_id"] for target in read_csv("targets"))
    assert {plan: counted[plan] for plan in TARGETS} == TARGETS
    assert sum(TARGETS.values()) == 111


@of_provinces
def test_every_target_stands_in_both_formats(report):
    """With its sign, value and unit, in the row of its text, or for a district in the row of its name."""
    pdf = squeezed(report.pdf_text)
    by_text = {row[0]: row for row in rows(report) if len(row) == 5}
    for target in targets(report):
        if target["scope"] == "district":
            continue
        row = by_text[target[f"text_{report.language}"]]
        assert row[2] == written(target, report.language), target["target_id"]
        assert squeezed("".join(row)) in pdf, target["target_id"]


@of_provinces
def test_every_target_of_a_district_stands_in_both_formats(report):
    names = {district["district_code"]: district[f"name_{report.language}"] for district in read_csv("districts")}
    columns = ["poor_households_reduction", "poverty_rate_reduction", "poverty_rate_end_of_year"]
    expected = {}
    for target in targets(report):
        if target["scope"] == "district":
            row = expected.setdefault(names[target["district_code"]], [""] * 3)
            row[columns.index(target["indicator_id"])] = written(target, report.language)
    for name, outcomes in OUTCOME_OF_A_DISTRICT[report.language].items():
        if name in expected:
            expected[name] = [f"{asked}; {outcome}" for asked, outcome in zip(expected[name], outcomes, strict=True)]
    assert len(expected) == (8 if report.job.plan_id == "bac-kan-2022" else 0)
    found = rows(report)
    for name, values in expected.items():
        assert [name, *values] in found
        assert squeezed(name + "".join(values)) in squeezed(report.pdf_text)


@of_provinces
def test_outcomes_are_those_published_and_no_others(report):
    by_text = {row[0]: row for row in rows(report) if len(row) == 5}
    for target in targets(report):
        if target["scope"] == "district":
            continue
        found = tuple(by_text[target[f"text_{report.language}"]][3:])
        told = OUTCOMES.get(target["target_id"])
        if told is None:
            assert found == (NO_OUTCOME[report.language], "—"), target["target_id"]
        else:
            assert found == (told[:2] if report.language == "vi" else told[2:]), target["target_id"]


def test_what_the_html_says_the_pdf_says(report):
    """Every title, heading, caption, paragraph, list entry, note, column heading, table row and word in a picture."""
    pdf = squeezed(report.pdf_text)
    parts = report.page.main.select("h1, h2, h3, caption, figcaption, dt, dd, p, li, thead th, tbody tr, svg text")
    parts = [part for part in parts if not part.find_parent("details")]  # in the PDF they are heard, not seen
    assert len(parts) > 100
    assert [part.get_text() for part in parts if squeezed(part.get_text()) not in pdf] == []


def numbers(text, language):
    """The numbers of a text as English writes them. Apart from their marks the languages may differ in this: dates
    (17/03/2022, 17 March 2022; 15/11, 15 November), codes of projects (DA3.1, P3.1), and a newspaper's headline with a number in words."""
    text = re.sub(r"\b(DA|P)\d(\.\d)?\b", "", text)
    if language == "vi":
        return re.findall(r"\d+(?:[.,]\d+)*", text.translate(SWAP))
    text = text.replace("Seven Projects", "7 Projects")
    for month, name in enumerate(MONTHS, 1):
        text = re.sub(
            rf"\b(\d{{1,2}}) {name} (\d{{4}})", lambda m, month=month: f"{int(m[1]):02}/{month:02}/{m[2]}", text
        )
        text = re.sub(rf"\b{name} (\d{{4}})", rf"{month:02}/\1", text)
        text = re.sub(rf"\b(\d{{1,2}}) {name}\b", lambda m, month=month: f"{int(m[1]):02}/{month:02}", text)
    return re.findall(r"\d+(?:[.,]\d+)*", text)


def test_both_languages_carry_the_same_figures_in_every_cell(twins):
    by_language = []
    for report in twins:
        tables = [[cells(row) for row in table.find_all("tr")] for table in report.page.find_all("table")]
        # Within a cell the languages may order their words, and so their numbers, differently.
        by_language.append([[[sorted(numbers(c, report.language)) for c in r] for r in table] for table in tables])
    vietnamese, english = by_language
    assert sum(len(table) for table in vietnamese) > 20
    assert vietnamese == english


def test_both_languages_carry_the_same_figures_in_pictures_and_prose(twins):
    """Part for part in the same order; within a sentence the order may differ."""
    by_language = []
    for report in twins:
        parts = report.page.find_all(["h1", "h2", "h3", "caption", "figcaption", "p", "li", "text"])
        if report.job.place.startswith("national/"):  # headlines of newspapers: "11,7 nghìn", "11,700"
            parts = [part for part in parts if part.find_parent("ol") is None]
        by_language.append([sorted(numbers(part.get_text(), report.language)) for part in parts])
    vietnamese, english = by_language
    assert vietnamese == english


def forms(message):
    """The singular and the plural, or the one form that a message has."""
    return message if isinstance(message, tuple) else (message,)


def fragments(message):
    """The words of a message (or of its forms) between its placeholders, where they are long enough to mean something."""
    pieces = (piece.strip() for form in forms(message) for piece in re.split(r"\{\w*\}", form))
    return {piece for piece in pieces if sum(map(str.isalpha, piece)) > 12}


@pytest.fixture(scope="module")
def messages():
    with (ROOT / "helpers" / "words" / "vi.po").open("rb") as po:
        return [(message.id, message.string) for message in read_po(po) if message.id]


def test_no_message_is_in_the_other_language(report, messages):
    other = 0 if report.language == "vi" else 1
    foreign = {piece for message in messages for piece in fragments(message[other])}
    own = " ".join(form for message in messages for form in forms(message[1 - other]))
    foreign = {piece for piece in foreign if piece not in own}
    assert len(foreign) > 100
    for text in (report.html_text, report.pdf_text):
        assert {piece for piece in foreign if piece in text} == set()


def test_every_message_that_a_vietnamese_report_shows_is_translated(messages):
    same = {message for message, translation in messages if fragments(message) and message == translation}
    assert same == set()
    assert [message for message, translation in messages if not translation] == []


def test_english_reports_use_vietnamese_letters_only_for_what_is_vietnamese(twins):
    """Numbers of documents (07/2021/NĐ-CP), quoted words, web addresses and newspapers; nothing else."""
    english = twins[1]
    names = {*NEWSPAPERS, *(source["issuer_en"] for source in read_csv("sources"))}
    for text in (english.html_text, english.pdf_text):
        text = re.sub(r"\d+(?:/\d+)*/[A-ZĐ][\w-]*", "", text)
        text = re.sub(r"[\"“«][^\"”»]{1,80}[\"”»]", "", text)
        text = re.sub(r"https?://\S+|\S+\+\S+", "", text)  # an address that a PDF breaks goes on with its signs
        text = re.sub(r"\b[A-Z]*Đ[A-Z]*\b", "", text)  # so does a document's number: 134/QĐ-, BLĐTBXH
        for name in sorted(names, key=len, reverse=True):
            text = text.replace(name, "")
        assert [word for word in text.split() if set(word.casefold()) & set(VIETNAMESE)] == []


def test_no_section_is_empty(report):
    parts = report.page.main.find_all(["h2", "h3", "p", "table", "figure", "ul", "ol"])
    parts = [part for part in parts if part.find_parent(["header", "nav"]) is None]
    levels = [int(part.name[1]) if part.name in ("h2", "h3") else None for part in parts]
    assert levels.count(2) >= 6
    assert re.match("Số liệu công bố đến|Figures published up to", parts[-2].get_text()), "the date heads the last list"
    for part, level, following in zip(parts, levels, levels[1:], strict=False):
        assert level is None or following is None or following > level, f"nothing under “{part.get_text()}”"
    assert levels[-3:] == [2, None, None], "the last heading has something under it"


@pytest.mark.parametrize("source", ["html_text", "pdf_text"])
def test_no_trace_of_a_missing_value_or_an_unfilled_placeholder(report, source):
    traces = (
        r"(?i:\bnan\b|\bnat\b|<na>|\bnull\b|\bundefined\b)|\bNone\b(?! of)|[{}]|%s|Decimal\(|\bFalse\b|\bTrue\b|<\w+>"
    )
    assert re.findall(traces, getattr(report, source)) == []


def test_no_code_reaches_the_reader(report):
    for text in (report.html_text, report.pdf_text):
        assert not re.search(r"display\.|measures\.|catalog\.|data_folder|dossier|papermill", text)
