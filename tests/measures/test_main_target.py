"""How a plan stands on its first aim, of several targets that say it in several ways."""

from decimal import Decimal

import pandas as pd
import pytest

from helpers.measures.main_target import main_status

END, FALL, HOUSEHOLDS = "poverty_rate_end_of_year", "poverty_rate_reduction", "poor_households_reduction"


def card(*targets, scope="province", population="poor_households"):
    rows = [
        {"indicator_id": one, "status": status, "scope": scope, "population_id": population} for one, status in targets
    ]
    return pd.DataFrame(rows, columns=["indicator_id", "status", "scope", "population_id"])


def summary(gap=None, year=2022):
    return pd.DataFrame({"gap": [gap], "year": [year]}, index=["outcome"], dtype=object)


@pytest.mark.parametrize(
    ("targets", "status"),
    [
        ([(END, "reached"), (FALL, "exceeded")], "reached"),
        ([(FALL, "exceeded"), (END, "reached")], "reached"),
        ([(END, "not_measured"), (FALL, "missed")], "missed"),
        ([(END, "reached"), (HOUSEHOLDS, "missed")], "depends_on_base"),
        ([(END, "missed"), (FALL, "depends_on_base")], "depends_on_base"),
        ([(END, "rule")], "not_measured"),
        ([("poverty_rate_reduction_per_year", "on_track")], "on_track"),
        ([], "not_measured"),
    ],
)
def test_of_several_targets(targets, status):
    assert main_status(summary(), card(*targets), 2022) == status


def test_targets_of_parts_and_groups_do_not_count():
    assert main_status(summary(), card((END, "missed"), scope="poor_districts"), 2022) == "not_measured"
    assert (
        main_status(summary(), card((END, "missed"), population="ethnic_minority_poor_households"), 2022)
        == "not_measured"
    )


@pytest.mark.parametrize(
    ("gap", "year", "status"),
    [
        ("-0.11", 2022, "reached"),
        ("0", 2022, "reached"),
        ("0.2", 2022, "missed"),
        ("0.2", 2021, "undetermined"),
        ("-1", 2021, "reached"),
    ],
)
def test_where_only_the_district_table_gives_the_end(gap, year, status):
    assert main_status(summary(Decimal(gap), year), card(), 2022) == status
