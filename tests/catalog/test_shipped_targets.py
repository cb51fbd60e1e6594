"""Targets and plans as shipped: what their documents and pages print."""

import re
from decimal import Decimal

import pytest

from helpers.numbers import NotANumber, read_decimal

from .shipped import real, targets


@pytest.mark.parametrize(
    ("plan", "stated", "with_value"),
    [
        ("bac-kan-2022", 39, 37),
        ("bac-kan-2023", 30, 29),
        ("lang-son-2023", 8, 7),
        ("soc-trang-2024", 20, 20),
        ("bac-ninh-2023-2025", 14, 13),
        ("yen-bai-2024", 25, 25),
        ("dak-nong-2023", 7, 7),
        ("lao-cai-2025", 6, 6),
        ("lam-dong-2023", 4, 4),
    ],
)
def test_targets_of_each_plan(plan, stated, with_value):
    own = [row for row in targets().values() if row["plan_id"] == plan]
    assert (len(own), sum(row["value"] is not None for row in own)) == (stated, with_value)


def test_only_qualitative_targets_have_no_value():
    assert {r["target_id"] for r in targets().values() if r["value"] is None} == {
        r["target_id"] for r in targets().values() if r["comparator"] == "qualitative"
    }


def test_a_target_without_a_value_prints_no_number_but_a_quote():
    assert {row["target_id"] for row in targets().values() if row["comparator"] == "qualitative"} == {
        "bac-kan-2022-04",
        "bac-kan-2022-09",
        "bac-kan-2023-07",
        "lang-son-2023-04",
        "bac-ninh-2023-2025-06",
    }
    assert [row["target_id"] for row in targets().values() if not row["quote"].strip()] == []


def numbers_in(quote):
    found = set()
    for text in re.findall(r"\d+(?:[.,]\d+)*", quote):
        try:
            found.add(read_decimal(text, decimal=",", group="."))
        except NotANumber:
            continue
    return found | ({Decimal(1)} if "một thành viên" in quote else set())


def test_every_value_stands_in_its_quote():
    for row in targets().values():
        values = {value for value in (row["value"], row["value_max"]) if value is not None}
        assert values <= numbers_in(row["quote"]), row["target_id"]


# Read in the documents: a piece of the text, how it compares, the value or values, the unit
PRINTED_TARGETS = {
    "bac-kan-2022-01": ("từ 2%-2,5%/năm", "between", "2", "2.5", "percentage_points_per_year"),
    "bac-kan-2022-02": ("từ 3,5%-4% trở lên", "at_least", "3.5", "4", "percentage_points_per_year"),
    "bac-kan-2022-03": ("dân tộc thiểu số trên 3%", "more_than", "3", None, "percentage_points"),
    "bac-kan-2022-05": ("tăng thêm 15 trường đạt chuẩn", "at_least", "15", None, "schools"),
    "bac-kan-2022-07": ("100% các xã nghèo", "equal", "100", None, "percent"),
    "bac-kan-2022-08": ("tăng thêm 02 xã", "at_least", "2", None, "communes"),
    "bac-kan-2022-10": ("tối thiểu 30m2", "at_least", "30", None, "m2"),
    "bac-kan-2022-11": ("“3 cứng”", "equal", "3", None, "solid_parts"),
    "bac-kan-2022-12": ("từ 20 năm trở lên", "at_least", "20", None, "years"),
    "bac-kan-2022-37": ("1.984", "at_least", "1984", None, "households"),
    "bac-kan-2022-38": ("2,43", "at_least", "2.43", None, "percentage_points"),
    "bac-kan-2022-39": ("24,5", "at_most", "24.5", None, "percent"),
    "bac-kan-2023-01": ("từ 2%-2,5%/năm", "between", "2", "2.5", "percentage_points_per_year"),
    "bac-kan-2023-02": ("từ 4%-5% trở lên", "at_least", "4", "5", "percentage_points_per_year"),
    "bac-kan-2023-03": ("giảm trên 3%/năm", "more_than", "3", None, "percentage_points_per_year"),
    "bac-kan-2023-04": ("còn 22,31%", "at_most", "22.31", None, "percent"),
    "bac-kan-2023-05": ("còn 18.311 hộ", "at_most", "18311", None, "households"),
    "bac-kan-2023-06": ("giảm 1.970 hộ", "at_least", "1970", None, "households"),
    "bac-kan-2023-08": ("tối thiểu 02 dự án", "at_least", "2", None, "projects"),
    "bac-kan-2023-09": ("80% người có khả năng lao động", "at_least", "80", None, "percent"),
    "bac-kan-2023-10": ("ít nhất một thành viên", "at_least", "1", None, "members_per_household"),
    "bac-kan-2023-13": ("tối thiểu 500 người", "at_least", "500", None, "people"),
    "bac-kan-2023-14": ("tối thiểu 100 người", "at_least", "100", None, "people"),
    "bac-kan-2023-15": ("khoảng 50 lao động", "about", "50", None, "people"),
    "bac-kan-2023-16": ("ít nhất 80% hộ gia đình", "at_least", "80", None, "percent"),
    "bac-kan-2023-17": ("khoảng 10 người", "about", "10", None, "people"),
    "bac-kan-2023-19": ("xuống dưới 35%", "less_than", "35", None, "percent"),
    "bac-kan-2023-20": ("90% trẻ em", "at_least", "90", None, "percent"),
    "bac-kan-2023-23": ("chứng chỉ đạt 20%", "at_least", "20", None, "percent"),
    "bac-kan-2023-26": ("khoảng 200 hộ", "about", "200", None, "households"),
    "bac-kan-2023-27": ("86% hộ nghèo", "at_least", "86", None, "percent"),
    "bac-kan-2023-28": ("ít nhất 63,5% hộ nghèo", "at_least", "63.5", None, "percent"),
    "bac-kan-2023-30": ("95% các hộ gia đình", "at_least", "95", None, "percent"),
    "lang-son-2023-01": ("còn 5,92%", "at_most", "5.92", None, "percent"),
    "lang-son-2023-02": ("giảm 3% so với năm 2022", "at_least", "3", None, "percentage_points"),
    "lang-son-2023-03": ("từ 5% trở lên", "at_least", "5", None, "percentage_points"),
    "lang-son-2023-05": ("giảm từ 3% trở lên", "at_least", "3", None, "percentage_points"),
    "lang-son-2023-06": ("tối thiểu là 344.961 triệu đồng", "at_least", "344961", None, "million_vnd"),
    "lang-son-2023-07": ("334.913 triệu đồng", "equal", "334913", None, "million_vnd"),
    "lang-son-2023-08": ("10.048 triệu đồng", "equal", "10048", None, "million_vnd"),
    "soc-trang-2024-01": ("bình quân 01%/năm", "at_least", "1", None, "percentage_points_per_year"),
    "soc-trang-2024-02": ("Khmer 02%/năm", "at_least", "2", None, "percentage_points_per_year"),
    "soc-trang-2024-03": ("6.000 lao động", "at_least", "6000", None, "people"),
    "soc-trang-2024-04": ("đưa 60 người lao động", "at_least", "60", None, "people"),
    "soc-trang-2024-06": ("3.500 người", "at_least", "3500", None, "people"),
    "soc-trang-2024-07": ("từ 15 mô hình", "at_least", "15", None, "models_and_projects"),
    "soc-trang-2024-10": ("xuống dưới 12%", "less_than", "12", None, "percent"),
    "soc-trang-2024-12": ("đạt 94%", "at_least", "94", None, "percent"),
    "soc-trang-2024-13": ("đạt 65%", "at_least", "65", None, "percent"),
    "soc-trang-2024-16": ("85% hộ nghèo", "at_least", "85", None, "percent"),
    "soc-trang-2024-18": ("95% người dân", "at_least", "95", None, "percent"),
    "soc-trang-2024-20": ("trong vòng 36 tháng", "at_most", "36", None, "months"),
    "bac-ninh-2023-2025-01": ("giảm 0,1% so với năm 2022", "at_least", "0.1", None, "percentage_points_per_year"),
    "bac-ninh-2023-2025-02": ("100% hộ nghèo", "equal", "100", None, "percent"),
    "bac-ninh-2023-2025-10": ("đạt chuẩn quốc gia", "equal", "100", None, "percent"),
}


@pytest.mark.parametrize("target_id", PRINTED_TARGETS)
def test_a_target_is_what_its_document_prints(target_id):
    phrase, comparator, value, value_max, unit = PRINTED_TARGETS[target_id]
    target = targets()[target_id]
    assert phrase in target["quote"]
    assert (target["comparator"], target["unit"]) == (comparator, unit)
    assert [target["value"], target["value_max"]] == [value and Decimal(value), value_max and Decimal(value_max)]


@pytest.mark.parametrize(
    ("target_id", "scope", "population"),
    [
        ("bac-kan-2022-01", "province", "poor_households"),
        ("bac-kan-2022-02", "poor_districts", "poor_households"),
        ("bac-kan-2022-03", "province", "ethnic_minority_poor_households"),
        ("bac-kan-2023-19", "poor_districts", "children_under_16"),
        ("lang-son-2023-03", "poor_districts_and_high_poverty_communes", "poor_households"),
        ("soc-trang-2024-02", "province", "khmer_poor_households"),
        ("soc-trang-2024-10", "disadvantaged_coastal_communes", "children_under_5"),
    ],
)
def test_a_target_names_its_area_and_group(target_id, scope, population):
    assert (targets()[target_id]["scope"], targets()[target_id]["population_id"]) == (scope, population)


def test_the_district_targets_repeat_the_district_table():
    planned = {row["district_code"]: row for row in real("district_plans")}
    columns = {
        "poor_households_reduction": "reduction_households",
        "poverty_rate_reduction": "reduction_rate",
        "poverty_rate_end_of_year": "end_rate",
    }
    own = [row for row in real("targets") if row["scope"] == "district" and row["plan_id"] == "bac-kan-2022"]
    assert len(own) == 24
    for row in own:
        assert row["value"] == planned[row["district_code"]][columns[row["indicator_id"]]], row["target_id"]


def test_two_plans_of_a_province_never_cover_the_same_year():
    """Or the report of a year would be of one plan or the other."""
    years = [
        (row["province_code"], year)
        for row in real("plans")
        for year in range(int(row["year_from"]), int(row["year_to"]) + 1)
    ]
    assert len(years) == len(set(years))


def test_a_plan_that_was_not_read_says_so_in_its_title():
    quality = {row["source_id"]: row["kind"] for row in real("sources")}
    for row in real("plans"):
        assert (quality[row["source_id"]] == "plan") != ("theo " in row["title_vi"]), row["plan_id"]
        assert ("theo " in row["title_vi"]) == ("as reported by" in row["title_en"]), row["plan_id"]


def test_every_target_is_due_within_its_plan():
    plans = {row["plan_id"]: row for row in real("plans")}
    for row in real("targets"):
        if row["deadline"]:
            assert row["deadline"][:4] <= plans[row["plan_id"]]["year_to"], row["target_id"]
