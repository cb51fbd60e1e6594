"""A plan as rows of the data folder: appended to a copy, they are read, checked and rendered like any other plan."""

import csv
import io
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from helpers import catalog
from helpers.catalog.schema import read_schemas
from helpers.forms.plan_files import write_plan
from helpers.forms.tidy_plan import TABLES, tidy_plan
from helpers.measures import district_reductions, plan_variants
from helpers.reporting.jobs import jobs
from tests.measures.appendix_166 import COLUMNS, FIGURES
from tests.reports import render_all

from .conftest import DATA

OWN = ("plans", "district_plans", "printed_totals", "targets", "outcomes", "plan_projects", "funding")


def rows(text, delimiter=","):
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(DATA, tmp_path / "data")


def without_plan(folder, plan_id):
    """Take a plan's rows out of the copy, so that its year has none."""
    for name in OWN:
        path = folder / f"{name}.csv"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        assert not any('"' in line and line.count('"') % 2 for line in lines), "a cell runs over lines"
        path.write_text("".join(line for line in lines if not line.startswith(plan_id)), encoding="utf-8", newline="")


def append(written, folder):
    """What the guide says: the rows of each file, without its header line, below those of the same table."""
    for path in written:
        if path.endswith(".csv"):
            text = Path(path).read_bytes().decode("utf-8-sig")
            table = folder / path.rpartition("/data/")[2]
            with table.open("a", encoding="utf-8", newline="") as file:
                file.write(text.partition("\n")[2])


def build(folder, out, province, year, rates):
    dossier = catalog.load_baseline(province, year, "vi", folder)
    request = catalog.read_request(dossier, rates)
    table = plan_variants(dossier.baselines, request.variants)["A"]
    append(write_plan(table, request.variants["A"], dossier, folder, out), folder)
    return dossier.plan["plan_id"], table


def test_every_file_has_exactly_its_table_s_columns(plan):
    schemas = {schema.name: [field.name for field in schema.fields] for schema in read_schemas(DATA)}
    files = tidy_plan(plan().table, plan().dossier, DATA)
    assert list(files) == [f"{name}.csv" for name in TABLES]
    for name in TABLES:
        assert next(csv.reader(io.StringIO(files[f"{name}.csv"]))) == schemas[name]
    assert len(rows(files["district_plans.csv"])) == 8
    assert len(rows(files["targets.csv"])) == 27


def test_rates_keep_two_decimals_and_the_texts_both_languages(plan):
    files = tidy_plan(plan().table, plan().dossier, DATA)
    total = rows(files["printed_totals.csv"])[0]
    assert (total["reduction_households"], total["reduction_rate"], total["end_rate"]) == ("1984", "2.43", "24.50")
    target = rows(files["targets.csv"])[1]
    assert target["text_vi"] == "Thành phố Bắc Kạn giảm tỷ lệ hộ nghèo 0,19 điểm phần trăm trong năm 2022"
    assert target["text_en"] == "Bac Kan City: poverty rate down by 0.19 percentage points in 2022"
    assert (target["quote"], target["value"], target["comparator"]) == ("0,19", "0.19", "at_least")
    source = rows(files["sources.csv"])[0]
    issuers = ("Ủy ban nhân dân tỉnh Bắc Kạn", "People’s Committee of Bac Kan Province")
    assert (source["issuer_vi"], source["issuer_en"]) == issuers
    assert source["note_vi"].startswith("Lập bằng công cụ lập kế hoạch")


def test_the_appendix_rebuilt_is_read_without_a_problem_and_rendered(folder, tmp_path):
    """Bắc Kạn 2022 taken out and planned again: the catalogue gives back its 54 figures, and the report is proved."""
    without_plan(folder, "bac-kan-2022")
    rates = {"huyện nghèo": "4,00", "thành phố": "0,19", "còn lại": "2,50"}
    plan_id, _table = build(folder, tmp_path / "plans", "06", "2022", rates)
    assert plan_id == "bac-kan-2022"
    catalogue = catalog.read(folder)
    assert [problem.say() for problem in catalogue.problems] == []
    dossier = catalog.load("06", "2022", "vi", folder)
    again = district_reductions(dossier.baselines, dossier.district_plans)
    assert {(code, column): again.loc[code, column] for code in again.index for column in COLUMNS} == FIGURES
    outcomes = render_all(jobs(catalogue, ("06",), "2022", ("vi",), tmp_path / "reports"))
    assert [outcome.failure for outcome in outcomes] == [""]


def test_next_year_s_plan_opens_a_new_year(folder, tmp_path):
    """The example province has no plan for 2025; its rows go to the example's own files."""
    plan_id, table = build(folder, tmp_path / "plans", "99", "2025", {"huyện nghèo": "4", "còn lại": "2,5"})
    catalogue = catalog.read(folder)
    assert [problem.say() for problem in catalogue.problems] == []
    dossier = catalog.load("99", "2025", "en", folder)
    assert dossier.plan["plan_id"] == plan_id
    again = district_reductions(dossier.baselines, dossier.district_plans)
    for column in COLUMNS:
        assert again[column].to_dict() == table[column].to_dict()


def test_the_number_format_of_the_data_folder_is_kept(plan, folder):
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    resource = next(one for one in package["resources"] if one["name"] == "printed_totals")
    resource["dialect"] = {"delimiter": ";"}
    for field in resource["schema"]["fields"]:
        if field["name"] == "households":
            field["groupChar"] = "."
        if field["name"] == "end_rate":
            field["decimalChar"] = ","
    (folder / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False), encoding="utf-8")
    total = rows(tidy_plan(plan().table, plan().dossier, folder)["printed_totals.csv"], ";")[0]
    assert (total["households"], total["end_rate"], total["poor_households"]) == ("81.480", "24,50", "21946")


def test_no_cell_begins_like_a_formula(plan):
    one = plan()
    province = one.dossier.province.copy()
    province["name"] = "=1+1"
    files = tidy_plan(one.table, replace(one.dossier, province=province), DATA)
    cells = [cell for text in files.values() for row in csv.reader(io.StringIO(text)) for cell in row]
    assert cells and not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
