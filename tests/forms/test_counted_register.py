"""A register becomes the review tables of the data folder: twenty households counted by hand, then any that chance makes."""

import csv
import json
import shutil

import pytest

from helpers import catalog, forms, measures
from helpers.catalog.register import count_register
from helpers.catalog.register.declared import COLUMNS
from helpers.measures.reviews.counted import counted_reviews
from tests.registers import (
    CAUSES,
    LACKS,
    MADE_UP_SOURCE,
    all_households,
    made_up_register,
    write_all_households,
    write_csv,
    write_parquet,
)

from .conftest import DATA
from .twenty_households import ALL_HOUSEHOLDS, TABLES, TWENTY

REVIEWS = sorted(TABLES)
PLACES = [("99", "990"), ("99", "991"), ("99", "992")]


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(DATA, tmp_path / "data")


def texts(folder, where="example/"):
    return {name: (folder / f"{where}{name}.csv").read_text(encoding="utf-8") for name in REVIEWS}


def of_year(text, year="2024"):
    """The header and the rows of a year."""
    header, *rows = text.splitlines()
    return [header, *(row for row in rows if f",{year}," in row)]


def records(text):
    return list(csv.DictReader(text))


def counted(rows, tmp_path, write=write_csv, areas=None):
    """The review tables of these rows as lists of records, and without those of tables that are not counted."""
    register = write(tmp_path / f"register.{'csv' if write is write_csv else 'parquet'}", rows)
    path = write_all_households(tmp_path / "all.csv", areas) if areas else None
    done = count_register([register], DATA, MADE_UP_SOURCE, path)
    lists = done.lists
    tables = counted_reviews(done.counts, done.everyone, lists.indicators(done.standard), lists.causes)
    return {name: table.to_dict("records") for name, table in tables.items()}


def test_twenty_households_are_counted_as_by_hand(folder, tmp_path):
    register = write_csv(tmp_path / "register.csv", TWENTY)
    path = write_all_households(tmp_path / "all.csv", ALL_HOUSEHOLDS)
    forms.write_reviews([register], folder, MADE_UP_SOURCE, "approved", path)
    for name, text in texts(folder).items():
        own = [
            {column: value for column, value in row.items() if column not in ("standard_id", "status", "source_id")}
            for row in records(of_year(text))
        ]
        told = [",".join(row.values()) for row in own]
        assert told == TABLES[name].split(), name


def test_the_data_folder_with_the_count_is_sound_and_agrees_with_itself(folder, tmp_path):
    """The catalogue accepts it; the audit, which holds the tables against each other, finds no error in them."""
    rows = made_up_register(600)
    register = write_parquet(tmp_path / "register.parquet", rows)
    path = write_all_households(tmp_path / "all.csv", all_households(rows))
    forms.write_reviews([register], folder, MADE_UP_SOURCE, "approved", path)
    assert catalog.read(folder).problems == ()
    findings = measures.audit(catalog.audit_tables("en", folder))
    own = findings[findings["check"].str.startswith("review.") & (findings["severity"] == "error")]
    assert own.empty, own


def test_rows_say_how_firm_they_are_and_where_they_come_from(folder, tmp_path):
    register = write_csv(tmp_path / "register.csv", TWENTY)
    forms.write_reviews([register], folder, MADE_UP_SOURCE, "preliminary")
    for text in texts(folder).values():
        own = records(of_year(text))
        assert {(row["standard_id"], row["status"], row["source_id"]) for row in own} == {
            ("ND07", "preliminary", MADE_UP_SOURCE)
        }


def test_without_all_households_rates_of_table_1_are_empty_and_counts_stand(folder, tmp_path):
    done = forms.write_reviews([write_csv(tmp_path / "register.csv", TWENTY)], folder, MADE_UP_SOURCE, "approved")
    own = records(of_year(texts(folder)["review_results"]))
    assert [(row["total"], row["poor_rate"], row["farm_average_rate"]) for row in own] == [("", "", "")] * 6
    assert [row["poor"] for row in own] == ["6", "27", "1", "2", "7", "29"]
    assert done.without_all
    assert catalog.read(folder).problems == ()


def test_rows_of_other_provinces_and_years_stay_and_a_second_count_changes_nothing(folder, tmp_path):
    before = texts(folder)
    real = {name: (folder / f"{name}.csv").read_bytes() for name in REVIEWS}
    register = write_csv(tmp_path / "register.csv", TWENTY)
    forms.write_reviews([register], folder, MADE_UP_SOURCE, "approved")
    first = texts(folder)
    for name in REVIEWS:
        kept = [line for line in before[name].splitlines() if ",2024," not in line]
        assert first[name].splitlines()[: len(kept)] == kept
        assert len(first[name].splitlines()) == len(kept) + len(TABLES[name].split())
    forms.write_reviews([register], folder, MADE_UP_SOURCE, "approved")
    assert texts(folder) == first
    assert {name: (folder / f"{name}.csv").read_bytes() for name in REVIEWS} == real


def test_a_table_without_columns_is_not_counted_and_the_others_are(folder, tmp_path):
    columns = [name for name in COLUMNS if name not in (*CAUSES, "children", *LACKS, "opening_members")]
    before = texts(folder)
    done = forms.write_reviews([write_csv(tmp_path / "r.csv", TWENTY, columns)], folder, MADE_UP_SOURCE, "approved")
    after = texts(folder)
    assert {name for name in REVIEWS if after[name] == before[name]} == {"review_causes", "review_children"}
    assert done.not_counted == {"review_causes": tuple(CAUSES), "review_children": ("children", *LACKS)}
    assert {row["unit"] for row in records(of_year(after["review_flows"]))} == {"households"}
    assert {row["unit"] for row in records(of_year(after["review_groups"]))} == {"households", "persons"}


def test_a_register_of_classes_alone_gives_table_1(folder, tmp_path):
    columns = ["household_id", "province_code", "year", "class"]
    done = forms.write_reviews([write_csv(tmp_path / "r.csv", TWENTY, columns)], folder, MADE_UP_SOURCE, "approved")
    assert list(done.files) == ["example/review_results.csv"]
    (only,) = records(of_year(texts(folder)["review_results"]))
    assert (only["district_code"], only["unit"], only["poor"], only["near_poor"]) == ("", "households", "7", "6")


def test_a_register_that_lists_no_farming_households_says_nothing_of_them(folder, tmp_path):
    rows = [row for row in TWENTY if row["class"] != "farm_average"]
    forms.write_reviews([write_csv(tmp_path / "r.csv", rows)], folder, MADE_UP_SOURCE, "approved")
    assert {row["farm_average"] for row in records(of_year(texts(folder)["review_results"]))} == {""}


def test_an_area_that_only_the_number_of_all_households_names_has_counts_of_zero(folder, tmp_path):
    areas = [*ALL_HOUSEHOLDS, ("99", "992", 2024, 7, 20), ("06", "058", 2024, 7, 20)]
    path = write_all_households(tmp_path / "all.csv", areas)
    done = forms.write_reviews([write_csv(tmp_path / "r.csv", TWENTY)], folder, MADE_UP_SOURCE, "approved", path)
    own = {(row["district_code"], row["unit"]): row for row in records(of_year(texts(folder)["review_results"]))}
    assert [own["992", "households"][name] for name in ("total", "poor", "poor_rate")] == ["7", "0", "0.00"]
    assert own["", "households"]["total"] == "57"
    assert done.districts_without == ("993", "994", "995", "996", "997")
    assert done.provinces == ("99",)


def test_several_files_are_one_register(folder, tmp_path):
    one = forms.write_reviews([write_csv(tmp_path / "r.csv", TWENTY)], folder, MADE_UP_SOURCE, "approved")
    whole = texts(folder)
    parts = [write_csv(tmp_path / "a.csv", TWENTY[::2]), write_parquet(tmp_path / "b.parquet", TWENTY[1::2])]
    assert forms.write_reviews(parts, folder, MADE_UP_SOURCE, "approved") == one
    assert texts(folder) == whole


def test_real_provinces_go_to_the_files_of_real_ones(folder, tmp_path):
    rows = made_up_register(60, districts={"06": ("058", "060"), "99": ("990",)})
    source = next(line.split(",")[0] for line in (folder / "sources.csv").read_text(encoding="utf-8").splitlines()[1:])
    done = forms.write_reviews([write_csv(tmp_path / "r.csv", rows)], folder, source, "approved")
    assert sorted(done.files)[-1] == "review_results.csv"
    assert {row["province_code"] for row in records(texts(folder, "")["review_flows"].splitlines())} == {"06"}
    assert {row["province_code"] for row in records(of_year(texts(folder)["review_flows"]))} == {"99"}


def test_numbers_are_written_as_the_folder_declares_them(folder, tmp_path):
    package = folder / "datapackage.json"
    shutil.rmtree(folder / "example")
    declared = json.loads(package.read_text(encoding="utf-8"))
    table = next(one for one in declared["resources"] if one["name"] == "review_results")
    table["dialect"]["delimiter"] = ";"
    for field in table["schema"]["fields"]:
        if field["type"] == "number":
            field["decimalChar"] = ","
        if field["name"] == "total":
            field["groupChar"] = "."
    package.write_text(json.dumps(declared), encoding="utf-8")
    results = folder / "review_results.csv"
    results.write_text(results.read_text(encoding="utf-8").replace(",", ";"), encoding="utf-8")
    rows = [row | {"province_code": "06", "district_code": "058"} for row in TWENTY]
    path = write_all_households(tmp_path / "all.csv", [("06", "058", 2024, 12345, 50000)])
    source = (folder / "sources.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[0]
    forms.write_reviews([write_csv(tmp_path / "r.csv", rows)], folder, source, "approved", path)
    assert "06;058;2024;ND07;approved;households;12.345;7;0,06;6;0,05;2;0,02;" in results.read_text(encoding="utf-8")
    assert catalog.read(folder).problems == ()
