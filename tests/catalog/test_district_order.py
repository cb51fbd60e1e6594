"""Districts stand in one order in a whole report: the poorest first."""

from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from helpers import catalog
from helpers.catalog.district_order import poorest_first

DATA = Path(__file__).parents[2] / "data"
REVIEWS = [name for name in vars(catalog.load("99", "2024", "vi", DATA)) if name.startswith("review_")]


def districts(rows):
    return list(dict.fromkeys(code for code in rows["district_code"] if isinstance(code, str)))


def test_the_districts_of_166_kh_ubnd_by_their_rate():
    """166/KH-UBND: Pác Nặm 53,54 · Ngân Sơn 51,13 · Na Rì 38,83 · Ba Bể 28,33 · Chợ Mới 21,32 · Bạch Thông 20,66 ·
    Chợ Đồn 18,37 · Bắc Kạn 2,76."""
    dossier = catalog.load("06", "2022", "vi", DATA)
    expected = ["060", "062", "066", "061", "065", "063", "064", "058"]
    assert districts(dossier.baselines) == expected
    assert districts(dossier.district_plans) == expected


@pytest.mark.parametrize("name", REVIEWS)
def test_every_table_of_a_report_has_the_order_of_its_opening(name):
    dossier = catalog.load("99", "2024", "vi", DATA)
    order = districts(dossier.baselines)
    rows = getattr(dossier, name)
    for _year, own in rows.groupby("year"):
        assert districts(own) == [code for code in order if code in set(own["district_code"])]


@pytest.mark.parametrize("name", REVIEWS)
def test_no_row_is_lost_and_those_of_the_province_stay_where_they_stood(name):
    dossier = catalog.load("99", "2024", "vi", DATA)
    rows = getattr(dossier, name)
    turned = poorest_first(_with_rates(dossier, lambda rate: 100 - rate))
    again = getattr(turned, name)
    assert sorted(rows["row"]) == sorted(again["row"])
    whole = rows["district_code"].isna()
    assert rows.loc[whole, "row"].tolist() == again.loc[again["district_code"].isna(), "row"].tolist()
    assert list(whole) == list(again["district_code"].isna())


def test_without_rates_at_the_opening_the_review_gives_the_order():
    dossier = catalog.load("99", "2024", "vi", DATA)
    otherwise = poorest_first(_with_rates(dossier, lambda rate: 100 - rate))  # an order that is not the review's
    bare = _with_rates(otherwise, lambda _rate: None)
    bare.baselines["poor_households"] = pd.NA
    last = dossier.review_results[
        dossier.review_results["unit"].eq("households") & dossier.review_results["year"].eq(2024)
    ]
    last = last[last["district_code"].notna()].sort_values(
        "poor_rate", ascending=False, key=lambda rates: rates.astype(float)
    )
    assert districts(poorest_first(bare).review_flows) == last["district_code"].tolist()


def _with_rates(dossier, change):
    from dataclasses import replace

    baselines = dossier.baselines.copy()
    baselines["poverty_rate"] = [
        change(Decimal(rate)) if rate is not None else None for rate in baselines["poverty_rate"]
    ]
    return replace(dossier, baselines=baselines)
