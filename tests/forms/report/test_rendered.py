"""The data of the reports that are rendered: whole, valid, the same in both languages, and computed by LibreOffice as we say."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from frictionless import Package

from helpers.words.made_up import mark, marks
from tests.forms.report.made import csv_rows
from tests.measures.appendix_166 import COLUMNS, DISTRICTS, FIGURES, TOTAL


def csv_files(report):
    return sorted((report.folder / "data").glob("*.csv"))


def fields(report):
    """The fields of each CSV file in order."""
    package = Package(report.folder / "data/datapackage.json")
    return [resource.schema.fields for resource in package.resources]


def numbers(report):
    """The numbers of each CSV file, column by column."""
    read = []
    for path, own in zip(csv_files(report), fields(report), strict=True):
        _head, *rows = csv_rows(path.read_bytes())
        read.append([[row[n] for row in rows] for n, field in enumerate(own) if field.type == "number"])
    return read


def test_the_package_of_every_report_is_valid(report):
    done = Package(report.folder / "data/datapackage.json").validate()
    assert done.valid, done.flatten()
    assert done.stats["tasks"] == len(csv_files(report)) > 5


def test_both_languages_tell_the_same_numbers(twins):
    vietnamese, english = map(numbers, twins)
    assert vietnamese == english
    assert sum(len(column) for table in vietnamese for column in table) > 50


POOREST_FIRST = sorted(DISTRICTS, key=lambda code: FIGURES[code, "poverty_rate"], reverse=True)


def test_the_figures_of_plan_166_are_those_typed_from_it(rendered):
    """Read by position: the district table is the one with six columns of numbers and nine rows."""
    for language in ("vi", "en"):
        report = rendered.reports["06", "2022", language]
        (district,) = (table for table in numbers(report) if len(table) == 6 and len(table[0]) == 9)
        told = {
            (code, column): Decimal(district[n][row])
            for row, code in enumerate([*POOREST_FIRST, TOTAL])
            for n, column in enumerate(COLUMNS)
        }
        assert told == FIGURES
        sheet = openpyxl.load_workbook(report.file("xlsx"), data_only=True).worksheets[0]
        assert [cell.value for cell in sheet[14]][2:] == [81480, 21946, 26.93, 1984, 2.43, 24.5]
        assert [cell.value for cell in sheet[7]][2:] == [7438, 3803, 51.13, 298, 4, 47.13]


def test_the_first_and_the_last_sheet_are_what_is_promised(rendered):
    names = {key: openpyxl.load_workbook(one.file("xlsx")).sheetnames for key, one in rendered.reports.items()}
    assert {own[-1] for own in names.values()} == {"Nguồn", "Sources"}
    assert names["06", "2022", "vi"][0] == names["99", "2024", "vi"][0] == "Biểu"
    assert "Chỉ tiêu, kết quả và đánh giá"[:24] in names["27", "2023-2025", "vi"][0]


def test_sources_are_told_by_their_parts(rendered):
    sheet = openpyxl.load_workbook(rendered.reports["06", "2022", "en"].file("xlsx"))["Sources"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    (plan,) = (row for row in rows if row[1] == "166/KH-UBND")
    assert plan[2] == "17 March 2022" and plan[3].startswith("People's Committee of Bac Kan")
    assert any(str(row[6]).startswith("https://") for row in rows)
    assert rows[0][0] == "Poverty-reduction report of Bac Kan Province, 2022"


def test_made_up_figures_say_so_in_every_file_and_no_other_do(report):
    said = [
        path
        for path in csv_files(report)
        if all(any(m == row[0] for m in marks()) for row in csv_rows(path.read_bytes()))
    ]
    book = openpyxl.load_workbook(report.file("xlsx"))
    on_sheets = [any(cell.value in marks() for row in sheet.iter_rows(max_row=3) for cell in row) for sheet in book]
    above = [mark(report.language) in {sheet.firstHeader.center.text} & {sheet.oddHeader.center.text} for sheet in book]
    if report.job.made_up:
        assert said == csv_files(report) and all(on_sheets) and all(above)
        assert all(path.stem.endswith("so-lieu-gia-dinh") for path in said)
        assert mark(report.language) in report.text("data/datapackage.json")
    else:
        assert not said and not any(on_sheets) and not any(above)


@pytest.fixture(scope="module")
def computed(office, rendered, tmp_path_factory):
    """Each workbook as we wrote it with its values, and as LibreOffice computed it without them."""
    folder = tmp_path_factory.mktemp("books")
    files = {}
    for key, report in rendered.reports.items():
        files[key] = folder / f"{'-'.join(key)}.xlsx"
        openpyxl.load_workbook(report.file("xlsx")).save(files[key])
    done = office.convert(list(files.values()), "xlsx")
    return {key: (rendered.reports[key].file("xlsx"), path) for key, path in zip(files, done, strict=True)}


def test_every_formula_gives_the_value_that_previews_show(computed):
    count = 0
    for key, (ours, theirs) in computed.items():
        formulas, shown, found = (openpyxl.load_workbook(ours), *(values(path) for path in (ours, theirs)))
        for sheet in formulas:
            for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
                count += 1
                pair = shown[sheet.title][cell.coordinate].value, found[sheet.title][cell.coordinate].value
                assert len({Decimal(str(value)) for value in pair}) == 1, (key, sheet.title, cell.coordinate, pair)
    assert count > 400


def values(path: Path):
    return openpyxl.load_workbook(path, data_only=True)
