"""What is published of a plan's years beside the district and review tables: all of it, once, in the order of time."""

import pytest

from helpers.measures import published_balances
from helpers.measures.missing import known


def shown(plan, province, year):
    columns = ["year", "point", "scope", "district_code", "poor_households", "poverty_rate", "near_poor_rate"]
    table = published_balances(plan(province, year).dossier)[columns]
    return [tuple(str(value) if known(value) else None for value in row) for row in table.to_numpy(dtype=object)]


@pytest.mark.parametrize(
    ("province", "year", "row"),
    [
        ("20", "2023", (2023, "end", "all", None, None, "6.03", "8.96")),  # Thời báo Tài chính
        ("94", "2024", (2024, "end", "all", "947", 298, "0.73", "2.24")),  # Mỹ Xuyên district
        ("27", "2023-2025", (2022, "end", "urban", None, 773, "0.59", "0.83")),  # 1661/QĐ-UBND
        ("27", "2023-2025", (2022, "end", "rural", None, 2694, "1.12", "1.68")),
        ("06", "2023", (2023, "end", "all", "058", None, "1.97", None)),
    ],
)
def test_figures_of_the_documents_are_there(plan, province, year, row):
    assert tuple(str(value) if known(value) else None for value in row) in shown(plan, province, year)


@pytest.mark.parametrize(
    "report", [("06", "2022"), ("06", "2023"), ("27", "2023-2025"), ("99", "2024"), ("64", "2022")]
)
def test_nothing_is_left_out_but_what_other_tables_show(plan, report):
    dossier = plan(*report).dossier
    shown_rows, rows = published_balances(dossier), dossier.balances
    first, last = dossier.plan["year_from"], dossier.plan["year_to"]
    of_years = rows[rows["year"].between(first, last) & rows["standard_id"].eq(dossier.plan["standard_id"])]
    of_years = of_years[of_years["boundaries"].eq("before_2025_07") & of_years["status"].ne("plan")]
    opening = dossier.baselines[dossier.baselines["district_code"].notna()]
    missing = of_years[~of_years["row"].isin([*shown_rows["row"], *opening["row"]])]
    assert set(missing["year"]) <= set(dossier.review_results["year"])
    assert not set(shown_rows["row"]) & set(opening["row"])
    assert shown_rows["year"].is_monotonic_increasing


def test_a_table_of_all_districts_is_not_told_twice(plan):
    """The appendix of 166/KH-UBND opens 2022; the table of districts shows it."""
    districts = [row[3] for row in shown(plan, "06", "2022") if row[:2] == ("2022", "start")]
    assert set(districts) <= {None}
