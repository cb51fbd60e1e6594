"""The audit's section of a report names figures in words, tells what is held against what, and each explanation once."""

from functools import cache

import pytest

from helpers import catalog, display, measures
from helpers.display.audit import findings_lines
from helpers.reporting.formats import ROOT

DATA = ROOT / "data"


@cache
def findings(province, year, language):
    dossier = catalog.load(province, year, language, DATA)
    return measures.findings_of_plan(measures.audit(dossier.tables), dossier.plan), dossier


@cache
def last_table(province, year, language):
    """What documents say of each other: the last table of the section."""
    return [
        block for block in display.audit_section(*findings(province, year, language)).blocks if hasattr(block, "rows")
    ][-1]


def cells(province, year, language, *words):
    """The cells of the only row in which all `words` stand."""
    rows = [row.cells for row in last_table(province, year, language).rows]
    (found,) = [row for row in rows if all(word in " ".join(row) for word in words)]
    return found


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("vi", "Số sai cũng có thể là: hộ cận nghèo."),
        ("en", "The wrong figure may also be: near-poor households."),
    ],
)
def test_a_report_names_figures_in_words_and_the_command_line_their_cells(language, named):
    (why,) = [row.cells[-1] for row in last_table("Kon Tum", "2022", language).rows]
    assert why.endswith(named)
    assert ".csv" not in why and "_" not in why
    found, dossier = findings("Kon Tum", "2022", language)
    assert any("balances.csv:" in line for line in findings_lines(found, dossier.tables, language))


@pytest.mark.parametrize(
    ("language", "heads"), [("vi", ["Số công bố", "Số đối chiếu"]), ("en", ["Published", "Compared with"])]
)
def test_documents_are_held_against_each_other_and_not_computed(language, heads):
    assert [column.heading for column in last_table("Lạng Sơn", "2023", language).columns][2:4] == heads


def test_the_other_document_is_named_where_its_figure_stands():
    """Lạng Sơn: 23.511 in one paper, some 23.500 in another, and the near-poor alike: one row."""
    row = cells("Lạng Sơn", "2023", "vi", "23.511")
    assert row[2:4] == ["23.511", "23.500"]
    assert "Nguồn kia: “Tỉnh Lạng Sơn: Tỷ lệ hộ nghèo chỉ còn khoảng 1,36%”" in row[-1]
    assert "hộ cận nghèo: 23.247, đối chiếu 23.200" in row[-1]


def test_households_of_all_are_held_against_households_of_all():
    """Gia Lai: 28.173 poor households of ethnic minorities are 17,05 % of some 165.200 households."""
    row = cells("Gia Lai", "2024", "vi", "28.173")
    assert row[1] == "Cuối năm 2023, dân tộc thiểu số, hộ nghèo: tổng số hộ suy ra từ đó"
    assert row[2:4] == ["165.192–165.286", "161.708–161.783"]


@pytest.mark.parametrize("year", ["2022", "2023"])
def test_one_restated_base_is_explained_once(year):
    row = cells("Bắc Kạn", year, "vi", "đã tính lại")
    assert row[2:4] == ["27,37", "26,93"]
    assert "hộ nghèo: > 22.300, đối chiếu 21.946" in row[-1]
    assert "tỷ lệ hộ nghèo: 27,3, đối chiếu 26,93" in row[-1]
