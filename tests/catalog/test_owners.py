"""Every fault is told at once, and stops the reports that stand on it and no others."""

import pytest

from helpers import catalog

from .saying import places


def test_all_faults_are_told_at_once(data):
    data.cell("balances.csv", 2, "households", "12.035")
    data.cell("balances.csv", 3, "poverty_rate", "28,33")
    data.cell("district_plans.csv", 2, "end_rate", "257")
    target = data.row("targets.csv", plan_id="soc-trang-2024", comparator="at_least")
    data.cell("targets.csv", target, "unit", "")
    data.cell("funding.csv", 4, "amount", "10049")
    data.cell("outcomes.csv", 3, "source_id", "thoi-bao")
    assert places(data) == {
        ("balances.csv", 2, "households"),
        ("balances.csv", 3, "poverty_rate"),
        ("district_plans.csv", 2, "end_rate"),
        ("targets.csv", target, "unit"),
        ("funding.csv", 2, "amount"),
        ("outcomes.csv", 3, "source_id"),
    }


def test_two_faults_of_one_row_are_both_told(data):
    data.cell("balances.csv", 2, "households", "12.035")
    data.cell("balances.csv", 2, "poverty_rate", "2,76")
    with pytest.raises(catalog.DataProblems) as stop:
        catalog.load("06", "2022", "vi", data.folder)
    assert [line.split(":")[0] for line in str(stop.value).splitlines()] == [
        "balances.csv, dòng 2, cột households",
        "balances.csv, dòng 2, cột poverty_rate",
    ]


@pytest.mark.parametrize(
    ("file", "whose", "column", "text"),
    [
        ("targets.csv", {"plan_id": "soc-trang-2024"}, "deadline", "31/12/2024"),
        ("outcomes.csv", {"province_code": "94"}, "value", "4.484,0"),
        ("balances.csv", {"province_code": "94"}, "source_id", "lao-dong"),
        ("plan_projects.csv", {"plan_id": "soc-trang-2024"}, "name_vi", ""),
    ],
)
def test_a_fault_of_one_province_does_not_stop_another(data, file, whose, column, text):
    data.cell(file, data.row(file, **whose), column, text)
    (problem,) = catalog.read(data.folder).problems
    assert problem.owner == "94"
    assert catalog.load("06", "2022", "vi", data.folder).plan["plan_id"] == "bac-kan-2022"
    with pytest.raises(catalog.DataProblems, match=file):
        catalog.load("94", "2024", "vi", data.folder)


def test_a_row_of_a_province_that_is_not_listed_stops_all(data):
    data.cell("plans.csv", data.row("plans.csv", plan_id="lang-son-2023"), "province_code", "98")
    with pytest.raises(catalog.DataProblems, match=r"^plans\.csv, row \d+, column province_code: “98” stands there"):
        catalog.load("06", "2022", "en", data.folder)


def test_a_plan_under_a_wrong_code_is_told_before_that_the_province_has_none(data):
    data.cell("plans.csv", data.row("plans.csv", plan_id="lang-son-2023"), "province_code", "99")
    with pytest.raises(catalog.DataProblems) as stop:
        catalog.load("20", "2023", "en", data.folder)
    codes = [problem.code for problem in stop.value.problems]
    assert (codes[0], codes[-1]) == ("made_up_among_real", "no_data_for_province")


def test_a_fault_of_what_all_share_stops_every_province(data):
    row = data.row("sources.csv", source_id="lao-dong-2024-12")
    data.cell("sources.csv", row, "title_vi", "")
    for province, year in (("06", "2022"), ("94", "2024")):
        with pytest.raises(catalog.DataProblems, match=rf"^sources\.csv, row {row}, column title_vi: nothing stands"):
            catalog.load(province, year, "en", data.folder)
