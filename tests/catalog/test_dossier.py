"""A dossier holds one province-year in one language, all of it and nothing of any other."""

import dataclasses
from dataclasses import fields
from decimal import Decimal
from functools import cache

import pandas as pd
import pytest

from helpers import catalog
from helpers.catalog import handed
from helpers.catalog.dossier import build_dossier

from . import shipped
from .conftest import DATA

REPORTS = [("06", "2022"), ("06", "2023"), ("20", "2023"), ("27", "2023-2025"), ("94", "2024")]

each_report = pytest.mark.parametrize(("province", "year"), REPORTS)


@cache
def dossier(province, year, language="vi"):
    return catalog.load(province, year, language, DATA)


def parts(loaded, kind):
    return {f.name: getattr(loaded, f.name) for f in fields(loaded) if isinstance(getattr(loaded, f.name), kind)}


@each_report
@pytest.mark.parametrize("language", ["vi", "en"])
def test_columns_are_in_one_language(province, year, language):
    loaded = dossier(province, year, language)
    for name, frame in parts(loaded, pd.DataFrame).items():
        assert [column for column in frame if column.endswith(("_vi", "_en"))] == [], name
        assert frame.columns.is_unique, name
    for name, record in parts(loaded, pd.Series).items():
        assert [column for column in record.index if column.endswith(("_vi", "_en"))] == [], name


@each_report
def test_both_languages_hold_the_same_rows_and_figures(province, year):
    vietnamese, english = dossier(province, year, "vi"), dossier(province, year, "en")
    for name, frame in parts(vietnamese, pd.DataFrame).items():
        other = getattr(english, name)
        assert list(frame) == list(other), name
        for column in frame:
            if not frame[column].map(lambda cell: isinstance(cell, str)).any():
                pd.testing.assert_series_equal(frame[column], other[column])


def test_words_are_in_the_language_asked_for():
    assert dossier("06", "2022", "vi").province["name"] == "Bắc Kạn"
    assert dossier("06", "2022", "en").province["name"] == "Bac Kan"
    assert dossier("06", "2022", "en").plan["title"] == "Poverty-Reduction Plan of Bac Kan Province for 2022"
    assert dossier("06", "2022", "vi").plan["title"] == "Kế hoạch thực hiện công tác giảm nghèo tỉnh Bắc Kạn năm 2022"
    assert dossier("94", "2024", "en").targets["population"].iloc[1] == "Khmer poor households"
    assert dossier("94", "2024", "vi").targets["population"].iloc[1] == "Hộ nghèo dân tộc Khmer"


def test_folder_name_is_the_same_in_every_language():
    assert {dossier("94", "2024", language).slug for language in ("vi", "en")} == {"soc-trang"}


@pytest.mark.parametrize(("report", "targets"), list(zip(REPORTS, [39, 30, 8, 14, 20], strict=True)))
def test_all_of_its_own_targets(report, targets):
    loaded = dossier(*report)
    assert len(loaded.targets) == targets
    of_all = loaded.targets[loaded.targets["district_code"].isna()]
    assert of_all["row"].is_monotonic_increasing


@each_report
def test_only_its_own_rows(province, year):
    loaded = dossier(province, year)
    plan = loaded.plan["plan_id"]
    for name, frame in parts(loaded, pd.DataFrame).items():
        if "plan_id" in frame:
            assert set(frame["plan_id"]) <= {plan}, name
        if "province_code" in frame:
            assert set(frame["province_code"]) <= {province}, name
    assert loaded.outcomes["year"].between(loaded.plan["year_from"], loaded.plan["year_to"]).all()


def places(frame):
    return list(zip(frame["file"], frame["row"], strict=True))


def test_no_row_of_a_plan_is_left_out():
    names = {"district_plans": "district_plans", "printed_totals": "printed_total", "funding": "funding"}
    names |= {"plan_projects": "projects", "targets": "targets"}
    catalogue = catalog.read(DATA)
    loaded = [build_dossier(catalogue.tables, plan, "vi") for _, plan in catalogue.plans().iterrows()]
    for table, part in names.items():
        rows = [where for one in loaded for where in places(getattr(one, part))]
        assert sorted(rows) == sorted(places(catalogue.tables[table])), table


@pytest.mark.parametrize(
    ("report", "years"), [(("06", "2022"), {2022}), (("06", "2023"), {2023}), (("27", "2023-2025"), {2024})]
)
def test_outcomes_are_those_of_the_years_of_the_plan(report, years):
    assert set(dossier(*report).outcomes["year"]) == years


@pytest.mark.parametrize(
    ("report", "poor"),
    [
        (("06", "2022"), {"060": "Pác Nặm", "062": "Ngân Sơn"}),
        (("06", "2023"), {"060": "Pác Nặm", "062": "Ngân Sơn"}),
        (("20", "2023"), {"181": "Bình Gia", "184": "Văn Quan"}),
        (("27", "2023-2025"), {}),
        (("94", "2024"), {}),
    ],
)
def test_poor_districts_of_the_national_list(report, poor):
    listed = dossier(*report).poor_districts
    assert dict(zip(listed["district_code"], listed["short"], strict=True)) == poor


@pytest.mark.parametrize("part", ["baselines", "district_plans", "targets"])
def test_poor_districts_are_flagged_wherever_a_district_stands(part):
    frame = getattr(dossier("06", "2022"), part)
    frame = frame[frame["district_code"].notna()]
    assert set(frame["district_code"]) == {"058", "060", "061", "062", "063", "064", "065", "066"}
    assert set(frame.loc[frame["poor_district"].eq(True), "district_code"]) == {"060", "062"}
    assert set(frame.loc[frame["poor_district"].eq(False), "district_code"]) == {
        "058",
        "061",
        "063",
        "064",
        "065",
        "066",
    }


@pytest.mark.parametrize(
    ("report", "whole", "districts"),
    [
        (("06", "2022"), {(2021, "end"), (2022, "start")}, {(2022, "start")}),
        (("06", "2023"), {(2022, "end")}, set()),
        (("20", "2023"), set(), set()),
        (("27", "2023-2025"), {(2022, "end")}, {(2022, "end")}),
        (("94", "2024"), set(), set()),
    ],
)
def test_a_year_opens_with_its_start_or_with_the_end_of_the_year_before(report, whole, districts):
    frame = dossier(*report).baselines
    point = {
        code: set(zip(own["year"], own["point"], strict=True))
        for code, own in frame.groupby("district_code", dropna=False)
    }
    assert {pair for code, pairs in point.items() if pd.isna(code) for pair in pairs} == whole
    assert {pair for code, pairs in point.items() if not pd.isna(code) for pair in pairs} == districts


def test_the_start_of_the_year_goes_before_the_end_of_the_year_before(data):
    lines = data.lines("balances.csv")
    data.write_lines("balances.csv", [*lines, lines[1].replace("2022,start", "2021,end").replace(",332,", ",331,")])
    frame = catalog.load("06", "2022", "vi", data.folder).baselines
    (city,) = frame[frame["district_code"] == "058"].to_dict("records")
    assert (city["point"], city["poor_households"]) == ("start", 332)


def test_printed_decimals_are_kept():
    planned = dossier("06", "2022").district_plans.set_index("district_code")
    assert str(planned.loc["061", "reduction_rate"]) == "2.50"
    assert str(dossier("06", "2022").printed_total["end_rate"].item()) == "24.5"
    assert isinstance(planned.loc["061", "end_rate"], Decimal)


def cited(loaded):
    """What the dossier's rows cite; the list of causes counts only where a review names some."""
    tables = parts(loaded, pd.DataFrame)
    if loaded.review_causes.empty:
        del tables["causes"]
    frames = [*tables.values(), loaded.plan.to_frame().T, loaded.standard.to_frame().T]
    return {source for frame in frames if "source_id" in frame for source in frame["source_id"]}


@each_report
def test_every_row_of_every_table_finds_its_source(province, year):
    loaded = dossier(province, year)
    assert cited(loaded) <= set(loaded.sources.index)
    assert list(loaded.sources.index) == list(loaded.sources["source_id"])


@pytest.mark.parametrize(
    ("file", "row", "source"), [("plans.csv", 2, "24-2021-QH15"), ("standards.csv", 3, "351-2025-ND-CP")]
)
def test_the_plan_and_its_standard_find_their_source_though_no_table_cites_it(data, file, row, source):
    data.cell(file, row, "source_id", source)
    assert source in catalog.load("06", "2022", "vi", data.folder).sources.index


@pytest.mark.parametrize(("report", "listed"), [(report, report[0] in ("06", "20")) for report in REPORTS])
def test_the_list_of_poor_districts_is_a_source_where_one_is_on_it(report, listed):
    assert ("353-QD-TTg-2022" in dossier(*report).sources.index) == listed


@pytest.mark.parametrize(("report", "years"), [(report, 3 if report[0] == "27" else 1) for report in REPORTS])
def test_targets_know_how_many_years_their_plan_covers(report, years):
    assert set(dossier(*report).targets["plan_years"]) == {years}


@pytest.mark.parametrize(
    ("report", "name", "kind"),
    [
        (("06", "2022"), "Thái Nguyên", "province"),
        (("20", "2023"), "Lạng Sơn", "province"),
        (("94", "2024"), "Cần Thơ", "city"),
    ],
)
def test_what_the_province_became_in_2025(report, name, kind):
    province = dossier(*report).province
    assert (province["successor_name"], province["successor_type"]) == (name, kind)


@each_report
def test_no_source_is_listed_that_another_province_cites(province, year):
    others = {"06": "lang-son", "20": "soc-trang", "27": "bac-kan", "94": "bac-ninh"}
    assert [source for source in dossier(province, year).sources.index if others[province] in source] == []


def test_standard_and_region_are_those_of_the_plan():
    loaded = dossier("94", "2024", "en")
    assert (loaded.standard["standard_id"], loaded.standard["indicator_count"]) == ("ND07", 12)
    assert loaded.province["region"] == "Mekong River Delta"
    assert loaded.deprivation_indicators["position"].tolist() == list(range(1, 13))
    assert loaded.dimensions["is_dimension"].sum() == 6


@pytest.mark.parametrize(("report", "merged"), [(report, report != ("20", "2023")) for report in REPORTS])
def test_a_province_knows_whether_it_was_merged_in_2025(report, merged):
    """Lạng Sơn alone of the four kept its territory on 1 July 2025."""
    assert bool(dossier(*report).province["merged"]) == merged


def test_no_office_issues_reports_unless_one_is_configured(data):
    assert dossier("06", "2022").issuer is None
    columns = data.lines("issuers.csv")[0].split(",")
    office = {"province_code": "06", "parent_vi": "UBND TỈNH", "parent_en": "PEOPLE'S COMMITTEE"}
    office |= {
        "body_vi": "SỞ TÀI CHÍNH",
        "body_en": "DEPARTMENT OF FINANCE",
        "place_vi": "Bắc Kạn",
        "place_en": "Bac Kan",
    }
    data.write_rows("issuers.csv", [columns, [office[column] for column in columns]])
    vietnamese, english = (catalog.load("06", "2022", language, data.folder).issuer for language in ("vi", "en"))
    assert vietnamese[["parent", "body", "place"]].tolist() == ["UBND TỈNH", "SỞ TÀI CHÍNH", "Bắc Kạn"]
    assert english[["parent", "body", "place"]].tolist() == ["PEOPLE'S COMMITTEE", "DEPARTMENT OF FINANCE", "Bac Kan"]
    assert catalog.load("94", "2024", "vi", data.folder).issuer is None


def test_who_loads_again_what_the_first_loader_changed_gets_it_unchanged(tmp_path):
    """What was made for a report's proof is given away once; no one is given what another may have changed."""
    asked = ("06", "2022", "vi")
    given = dataclasses.replace(shipped.read(), of=asked[0])
    handed.take(given, tmp_path)
    made = catalog.dossier_of(given, *asked)
    first = catalog.load(*asked, tmp_path)
    assert first is made
    first.baselines["households"] = 0
    assert catalog.load(*asked, tmp_path).baselines["households"].gt(0).all()
