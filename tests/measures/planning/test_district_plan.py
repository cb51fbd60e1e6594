"""The district table of a plan: the printed appendix from its inputs, whole households, exact sums, bounds."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.measures import plan_districts
from helpers.measures.reductions import TOTAL
from helpers.numbers import half_up, percent

from ..appendix_166 import COLUMNS, DISTRICTS, FIGURES
from ..tables import baselines

POOR_DISTRICTS = ("060", "062")
RATES = {code: Decimal("2.50") for code in DISTRICTS}
RATES |= {"058": Decimal("0.19")} | dict.fromkeys(POOR_DISTRICTS, Decimal("4.00"))


def opening_166():
    counts = ("households", "poor_households")
    return baselines(
        *(
            {"district_code": code, "poor_district": code in POOR_DISTRICTS}
            | {c: int(FIGURES[code, c]) for c in counts}
            for code in DISTRICTS
        )
    )


def test_the_printed_appendix_is_reproduced_in_all_54_figures():
    table = plan_districts(opening_166(), RATES)
    assert {(code, column): table.loc[code, column] for code in table.index for column in COLUMNS} == FIGURES
    assert len(FIGURES) == 54


def test_the_appendix_s_end_rate_gives_its_number_of_households():
    table = plan_districts(opening_166(), RATES, end_rate=Decimal("24.50"))
    assert (table.loc[TOTAL, "reduction_households"], table.loc[TOTAL, "end_rate"]) == (1984, Decimal("24.50"))
    assert list(table["reduction_households"][:-1]) == [FIGURES[code, "reduction_households"] for code in DISTRICTS]


def test_shared_by_poor_households():
    table = plan_districts(opening_166(), RATES, households=1984, distribution="poor_households")
    assert list(table["reduction_households"]) == [30, 311, 162, 219, 200, 357, 344, 361, 1984]


def test_a_rate_above_the_poverty_rate_is_held_at_it_and_marked():
    table = plan_districts(opening_166(), RATES | {"058": Decimal("4.00")})
    row = table.loc["058"]
    assert (row["reduction_households"], row["reduction_rate"], row["end_rate"]) == (332, Decimal("2.76"), 0)
    assert list(table["limited"]) == [code == "058" for code in table.index]
    assert table.loc["058", "assigned_rate"] == Decimal("4.00")


def test_rounding_never_asks_for_more_than_there_are():
    """2,76 % of 100.000 households would be 2.760; 2.758 of them are poor."""
    opening = baselines({"district_code": "001", "households": 100_000, "poor_households": 2758})
    row = plan_districts(opening, {"001": Decimal("2.76")}).loc["001"]
    assert (row["reduction_households"], row["reduction_rate"], row["limited"]) == (2758, Decimal("2.76"), False)


def test_what_is_not_known_is_refused():
    with pytest.raises(ValueError, match="every district"):
        plan_districts(baselines({"district_code": "001", "poor_households": 5}), {"001": Decimal(1)})
    with pytest.raises(ValueError, match="no rate for 060, 062"):
        plan_districts(opening_166(), {code: rate for code, rate in RATES.items() if code not in POOR_DISTRICTS})
    with pytest.raises(ValueError, match="can not be shared"):
        plan_districts(opening_166(), RATES, households=21947)


@st.composite
def requests(draw):
    """Districts with counts, and a rate of each."""
    opening, rates = [], {}
    for i in range(draw(st.integers(1, 8))):
        households = draw(st.integers(1, 60_000))
        code = f"{i:03}"
        poor = draw(st.integers(0, households))
        opening.append({"district_code": code, "households": households, "poor_households": poor})
        rates[code] = Decimal(draw(st.integers(0, 10_000))).scaleb(-2)
    return opening, rates


def sound(table):
    """What holds of every plan, however it was asked for."""
    districts, total = table.drop(index=TOTAL), table.loc[TOTAL]
    assert total["reduction_households"] == sum(districts["reduction_households"])
    for _code, row in table.iterrows():
        assert 0 <= row["reduction_households"] <= row["poor_households"]
        assert row["end_rate"] == row["poverty_rate"] - row["reduction_rate"]
        assert row["end_households"] == row["poor_households"] - row["reduction_households"]
    assert all(districts["end_rate"] >= 0)


@given(requests())
@settings(max_examples=30)
def test_plans_by_rates(request):
    opening, rates = request
    table = plan_districts(baselines(*opening), rates)
    sound(table)
    for code, row in table.drop(index=TOTAL).iterrows():
        if not row["limited"]:
            asked = row["households"] * rates[code] / 100
            assert abs(row["reduction_households"] - asked) <= Decimal("0.5") or row["end_households"] == 0
            assert row["reduction_rate"] == rates[code]


@given(requests(), st.sampled_from(("rates", "poor_households")), st.data())
@settings(max_examples=30)
def test_plans_for_a_number_of_households(request, distribution, data):
    opening, rates = request
    room = sum(row["poor_households"] for row in opening if rates[row["district_code"]])
    asked = data.draw(st.integers(0, room))
    table = plan_districts(baselines(*opening), rates, households=asked, distribution=distribution)
    sound(table)
    assert table.loc[TOTAL, "reduction_households"] == asked
    for _code, row in table.drop(index=TOTAL).iterrows():
        assert row["reduction_rate"] == half_up(percent(row["reduction_households"], row["households"]))


@given(requests(), st.data())
@settings(max_examples=30)
def test_a_higher_rate_never_gives_fewer_households(request, data):
    opening, rates = request
    code = data.draw(st.sampled_from(sorted(rates)))
    higher = rates | {code: min(Decimal(100), rates[code] + Decimal(data.draw(st.integers(1, 300))).scaleb(-2))}
    before, after = (plan_districts(baselines(*opening), asked) for asked in (rates, higher))
    assert after.loc[code, "reduction_households"] >= before.loc[code, "reduction_households"]


@given(requests(), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_the_districts_does_not_matter(request, random):
    opening, rates = request
    shuffled = list(opening)
    random.shuffle(shuffled)
    asked = sum(row["poor_households"] for row in opening if rates[row["district_code"]]) // 2
    one, other = (plan_districts(baselines(*rows), rates, households=asked) for rows in (opening, shuffled))
    assert one["reduction_households"].to_dict() == other["reduction_households"].to_dict()
