"""The review's table of results gives closing balances, so that no figure is entered twice."""

from decimal import Decimal

import pandas as pd

from helpers.catalog.reviewed import with_reviewed

from .frames import printed

RESULT = {
    "province_code": "06",
    "district_code": "060",
    "year": 2023,
    "standard_id": "ND07",
    "status": "approved",
    "unit": "households",
    "total": 7456,
    "poor": 3992,
    "poor_rate": Decimal("53.54"),
    "near_poor": 500,
    "near_poor_rate": Decimal("6.71"),
    "source_id": "review",
    "file": "review_results.csv",
    "row": 2,
    "quality": "document",
}


def results(*rows):
    counts = dict.fromkeys(("total", "poor", "near_poor", "year"), "Int64")
    return pd.DataFrame([RESULT | row for row in rows], columns=list(RESULT)).astype(counts)


def test_a_row_of_households_is_a_closing_balance():
    (row,) = with_reviewed(printed(), results({})).to_dict("records")
    assert (row["point"], row["scope"], row["counts_stated"]) == ("end", "all", "equal")
    assert row["boundaries"] == "before_2025_07"
    assert (row["households"], row["poor_households"], row["near_poor_households"]) == (7456, 3992, 500)
    assert (row["poverty_rate"], row["near_poor_rate"]) == (Decimal("53.54"), Decimal("6.71"))
    assert (row["file"], row["row"], row["source_id"]) == ("review_results.csv", 2, "review")
    assert pd.isna(row["multidimensional_households"])


def test_persons_are_no_households():
    assert with_reviewed(printed({}), results({"unit": "persons"})).equals(printed({}))


def test_printed_balances_stay_and_keep_their_types():
    own = printed({"poor_households": 3992})
    both = with_reviewed(own, results({}))
    assert both["source_id"].tolist() == ["a", "review"]
    assert both.dtypes.equals(own.dtypes)
