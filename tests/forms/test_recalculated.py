"""The workbooks opened in LibreOffice: what it computes is what we say, in either locale."""

import csv
import io
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from pypdf import PdfReader

from helpers.forms.workbook import appendix_workbook
from helpers.measures import plan_districts
from helpers.measures.reductions import TOTAL
from tests.measures.tables import baselines

COLUMNS = ("households", "poor_households", "poverty_rate", "reduction_households", "reduction_rate", "end_rate")
SHOWN = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true"


def without_values(content, path):
    """The workbook as one that nobody has computed yet."""
    openpyxl.load_workbook(io.BytesIO(content)).save(path)
    return path


def halves():
    """Districts whose figures fall on halves, where binary fractions and careless rounding go astray."""
    rows, rates = [], {}
    for number in range(400):
        households = (200, 400, 800, 1000, 1250, 2000, 4000, 8000, 12035, 16000)[number % 10] + number // 10 * 40
        poor = (number * 37 + 1) % households
        code = f"{number:03}"
        rows.append({"district_code": code, "households": households, "poor_households": poor, "district": code})
        rates[code] = Decimal(number * 5 % 1000 + 5).scaleb(-2)
    return rows, rates


@pytest.fixture(scope="module")
def recalculated(office, plan, tmp_path_factory):
    """Tables by name, each with the sheet that LibreOffice computed."""
    folder = tmp_path_factory.mktemp("uncomputed")
    base = plan()
    rows, rates = halves()
    many = replace(base.dossier, baselines=baselines(*rows).assign(list_source_id=None, source_id="07-2021-ND-CP"))
    by_rates = {"rates": rates, "end_rate": None, "households": None, "distribution": "rates"}
    shared = by_rates | {"households": 12345}
    made = {
        "appendix": (base.table, base.asked, base.dossier),
        "english": (plan(language="en").table, plan(language="en").asked, plan(language="en").dossier),
        "end-rate": (plan(reach="24 %").table, plan(reach="24 %").asked, base.dossier),
        "poor": (*_of(plan(reach="5000 hộ", distribution="poor_households")), base.dossier),
        "held": (*_of(plan(rates={"còn lại": "4,00"})), base.dossier),
        "halves": (plan_districts(many.baselines, **by_rates), by_rates, many),
        "halves-shared": (plan_districts(many.baselines, **shared), shared, many),
    }
    files = [without_values(appendix_workbook(*parts), folder / f"{name}.xlsx") for name, parts in made.items()]
    computed = office.convert(files, "xlsx")
    return {
        name: (parts[0], openpyxl.load_workbook(path, data_only=True).worksheets[0])
        for (name, parts), path in zip(made.items(), computed, strict=True)
    }


def _of(plan):
    return plan.table, plan.asked


@pytest.mark.parametrize("name", ["appendix", "english", "end-rate", "poor", "held", "halves", "halves-shared"])
def test_every_value_is_computed_as_ours(recalculated, name):
    table, sheet = recalculated[name]
    computed = {
        (code, column): Decimal(str(sheet[f"{letter}{row}"].value))
        for row, code in enumerate(table.index, 6)
        for column, letter in zip(COLUMNS, "CDEFGH", strict=True)
    }
    ours = {(code, column): Decimal(table.loc[code, column]) for code in table.index for column in COLUMNS}
    assert {key: (value, ours[key]) for key, value in computed.items() if value != ours[key]} == {}


def test_a_changed_input_changes_what_follows(office, plan, tmp_path):
    """Formulas are alive: 3.803 poor households of Ngân Sơn become 3.903, 4,00 points become 5,00."""
    book = openpyxl.load_workbook(io.BytesIO(appendix_workbook(plan().table, plan().asked, plan().dossier)))
    book["Biểu"]["D12"], book["Biểu"]["G12"] = 3903, 5
    book.save(tmp_path / "changed.xlsx")
    (path,) = office.convert([tmp_path / "changed.xlsx"], "xlsx")
    sheet = openpyxl.load_workbook(path, data_only=True)["Biểu"]
    assert [sheet[f"{letter}12"].value for letter in "CDEFGH"] == [7438, 3903, 52.47, 372, 5, 47.47]
    assert [sheet[f"{letter}14"].value for letter in "CDEFGH"] == [81480, 22046, 27.06, 2058, 2.53, 24.53]


@pytest.mark.parametrize(
    ("locale", "language", "shown"),
    [
        ("vi-VN", "vi", ["12.035", "332", "2,76", "23", "0,19", "2,57"]),
        ("en-US", "vi", ["12.035", "332", "2,76", "23", "0,19", "2,57"]),
        ("vi-VN", "en", ["12.035", "332", "2,76", "23", "0,19", "2,57"]),
        ("en-US", "en", ["12,035", "332", "2.76", "23", "0.19", "2.57"]),
    ],
)
def test_numbers_are_shown_as_the_country_writes_them(office, plan, tmp_path, locale, language, shown):
    one = plan(language=language)
    path = tmp_path / f"{locale}-{language}.xlsx"
    path.write_bytes(appendix_workbook(one.table, one.asked, one.dossier))
    (text,) = office.convert([path], SHOWN, locale)
    rows = list(csv.reader(io.StringIO(text.read_text(encoding="utf-8")), delimiter=";"))
    assert rows[5][2:8] == shown
    assert rows[5][:2] == ["1", one.table.loc["058", "district"]]
    assert one.table.index[-1] == TOTAL


def test_it_prints_on_one_page_a_sheet(office, plan, tmp_path):
    path = tmp_path / "print.xlsx"
    path.write_bytes(appendix_workbook(plan().table, plan().asked, plan().dossier))
    pages = PdfReader(office.convert([path], "pdf")[0]).pages
    assert len(pages) == 2
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {(595, 842)}
    text = pages[0].extract_text()
    assert "81.480" in text and "24,50" in text
