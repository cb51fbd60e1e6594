"""Series join only what may be compared, and say why they break."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.measures.closing import FIRM, STANDARDS, STANDINGS, at_end_of, closing_figures, printed_of_regions
from helpers.measures.series import comparable_points, yearly_series
from tests.measures.prints import balances, national_balances


def series(*rows, kept=()):
    return yearly_series(closing_figures(balances(*rows), kept))


def reasons(made):
    return list(
        made.breaks[["segment", "from_year", "to_year", "reason", "former", "latter"]].itertuples(
            index=False, name=None
        )
    )


def taken(*rows):
    (point,) = series(*rows).points.to_dict("records")
    return point["source_id"], point["standing"]


def test_the_two_reviews_of_bac_kan_at_the_end_of_2021_are_not_joined():
    """17,02 % by the former standard and 26,93 % by the new one: nobody became poorer."""
    made = series(
        {"year": 2019, "standard_id": "QD59", "poverty_rate": Decimal("19.57")},
        {"year": 2021, "standard_id": "QD59", "poverty_rate": Decimal("17.02")},
        {"year": 2021, "standard_id": "ND07", "poverty_rate": Decimal("26.93")},
        {"year": 2022, "standard_id": "ND07", "poverty_rate": Decimal("24.71")},
    )
    assert made.points["segment"].tolist() == [1, 1, 2, 2]
    assert reasons(made) == [(1, 2021, 2021, "standard", "QD59", "ND07")]


def test_the_standard_of_2027_is_not_joined_to_that_of_2026():
    made = series(
        {"year": 2026, "boundaries": "since_2025_07", "standard_id": "ND07", "poverty_rate": Decimal("2.00")},
        {"year": 2027, "boundaries": "since_2025_07", "standard_id": "ND351", "poverty_rate": Decimal("3.00")},
    )
    assert reasons(made) == [(1, 2026, 2027, "standard", "ND07", "ND351")]


def test_a_territory_of_before_july_2025_is_not_joined_to_that_of_after():
    """New Bắc Ninh prints figures for 2021 and 2024 too; they stand in its own segment, not among the old ones."""
    made = series(
        {"year": 2022, "poverty_rate": Decimal("3.81")},
        {"year": 2024, "poverty_rate": Decimal("1.73")},
        {"year": 2021, "boundaries": "since_2025_07", "poor_households": 28484, "poverty_rate": Decimal("3.47")},
        {"year": 2024, "boundaries": "since_2025_07", "poor_households": 8308, "poverty_rate": Decimal("0.97")},
    )
    assert made.points["year"].tolist() == [2022, 2024, 2021, 2024]
    assert made.points["segment"].tolist() == [1, 1, 2, 2]
    assert reasons(made) == [(1, 2024, 2021, "territory", "before_2025_07", "since_2025_07")]


def test_a_province_that_kept_its_borders_goes_on():
    rows = (
        {"year": 2024, "poverty_rate": Decimal("3.36")},
        {"year": 2025, "boundaries": "since_2025_07", "poverty_rate": Decimal("2.32")},
    )
    assert reasons(series(*rows, kept=["06"])) == []
    assert len(reasons(series(*rows))) == 1


def test_two_reasons_for_one_break_are_both_told():
    made = series(
        {"year": 2021, "standard_id": "QD59", "poverty_rate": Decimal("4.76")},
        {"year": 2025, "boundaries": "since_2025_07", "poverty_rate": Decimal("2.68")},
    )
    assert [row[3] for row in reasons(made)] == ["standard", "territory"]


def test_provinces_are_apart():
    made = series(
        {"province_code": "06", "year": 2023, "poverty_rate": Decimal("21.9")},
        {"province_code": "20", "year": 2023, "poverty_rate": Decimal("6.03")},
        {"province_code": "20", "year": 2024, "poverty_rate": Decimal("3.36")},
    )
    assert made.points["segment"].tolist() == [1, 1, 1]
    assert made.breaks.empty
    assert comparable_points(made.points)["province_code"].tolist() == ["20", "20"]


def test_the_end_of_a_year_goes_before_the_start_of_the_next_and_that_before_all_others():
    end = {"year": 2022, "source_id": "end", "firmness": 9}
    start = {"year": 2023, "point": "start", "source_id": "start", "firmness": 1}
    preliminary = {"year": 2022, "status": "preliminary", "source_id": "preliminary", "firmness": 1}
    reported = {"year": 2022, "point": "reported", "source_id": "reported"}
    mid = {"year": 2022, "point": "mid", "source_id": "mid"}
    assert taken(mid, reported, preliminary, start, end) == ("end", "closing")
    assert taken(mid, reported, preliminary, start) == ("start", "opening")
    assert taken(mid, reported, preliminary) == ("preliminary", "preliminary")
    assert taken(mid, reported) == ("reported", "reported")
    assert taken(mid) == ("mid", "mid")
    assert taken(end | {"status": "estimate"}) == ("end", "preliminary")


def test_among_equals_the_firmest_is_taken_and_the_others_are_kept():
    made = series({"source_id": "press", "firmness": 7}, {"source_id": "decision", "firmness": 2})
    assert made.points["source_id"].tolist() == ["decision"]
    assert made.alternatives["source_id"].tolist() == ["press"]


def test_a_print_without_poor_households_is_taken_last():
    """A page that prints only all households of Kon Tum is firmer than the article that prints the poor ones."""
    rows = [
        {"households": 143561, "source_id": "page"},
        {"poor_households": 21989, "source_id": "press", "firmness": 9},
    ]
    assert taken(*rows) == ("press", "closing")
    assert taken(rows[0]) == ("page", "closing")


def test_plans_districts_and_other_scopes_are_no_points():
    made = series({"status": "plan"}, {"district_code": "061"}, {"scope": "ethnic_minority"})
    assert made.points.empty
    assert made.breaks.empty


@pytest.mark.parametrize(
    ("figures", "rate"),
    [
        ({"poverty_rate": Decimal("21.9"), "households": 1000, "poor_households": 100}, ("21.9", "printed")),
        ({"households": 442673, "poor_households": 24669}, ("5.57", "from_counts")),  # Quảng Nam 2023
        ({"poor_households": 0}, ("0.00", "from_counts")),
        ({"poor_households": 18000, "counts_stated": "more_than", "households": 82000}, ("None", None)),
        ({"poor_households": 25321}, ("None", None)),
        ({}, ("None", None)),
    ],
)
def test_a_rate_is_printed_or_follows_from_exact_counts(figures, rate):
    (point,) = series(figures).points.to_dict("records")
    assert (str(point["rate"]), point["rate_how"]) == rate


def test_figures_of_a_year_are_by_the_last_standard_and_on_the_territory_of_that_year():
    figures = closing_figures(
        balances(
            {"year": 2021, "standard_id": "QD59", "source_id": "old"},
            {"year": 2021, "source_id": "new"},
            {"province_code": "24", "year": 2021, "boundaries": "since_2025_07"},
            {"province_code": "15", "year": 2021, "standard_id": "QD59"},
        ),
        (),
    )
    assert at_end_of(figures, 2021)["source_id"].to_dict() == {"06": "new"}
    assert at_end_of(figures, 2025).empty


def test_of_a_region_each_figure_is_the_firmest_print():
    rows = national_balances(
        {"region_id": "north", "multidimensional_rate": Decimal("18.20"), "source_id": "decision", "firmness": 1},
        {
            "region_id": "north",
            "multidimensional_rate": Decimal("1.87"),
            "poor_households": 364681,
            "source_id": "site",
            "firmness": 9,
        },
        {"multidimensional_rate": Decimal("5.71"), "source_id": "decision"},
        {"year": 2022, "multidimensional_rate": Decimal("9.99")},
        {"scope": "poor_districts", "multidimensional_rate": Decimal("47.94")},
    )
    printed = printed_of_regions(rows, 2023)
    assert printed["multidimensional_rate"].to_dict() == {"": Decimal("5.71"), "north": Decimal("18.20")}
    assert printed.loc["north", "poor_households"] == 364681
    assert printed.loc["north", "source_ids"] == ["decision", "site"]
    assert printed_of_regions(rows, 2019).empty


ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "province_code": st.sampled_from(["06", "20"]),
            "year": st.integers(2019, 2028),
            "point": st.sampled_from(["start", "mid", "end", "reported"]),
            "boundaries": st.sampled_from(["before_2025_07", "since_2025_07"]),
            "standard_id": st.sampled_from(STANDARDS),
            "status": st.sampled_from(["plan", "estimate", "preliminary", "approved", "published"]),
            "poverty_rate": st.none() | st.decimals(0, 60, places=2),
        }
    ),
    max_size=25,
)


def numbered(rows):
    """Each print with a source and a firmness that no other has."""
    return [row | {"source_id": f"s{i}", "firmness": i} for i, row in enumerate(rows)]


@given(ROWS, st.booleans())
def test_no_segment_crosses_a_standard_or_a_border(rows, kept):
    made = series(*numbered(rows), kept=["06"] if kept else [])
    for (code, _), points in made.points.groupby(["province_code", "segment"]):
        assert points["standard_id"].nunique() == 1
        assert points["boundaries"].nunique() == 1 or (kept and code == "06")
        assert points["year"].is_monotonic_increasing
        assert points["year"].is_unique
    segments = made.points.groupby("province_code")["segment"].max()
    broken = made.breaks.drop_duplicates(["province_code", "segment"]).groupby("province_code").size()
    assert (segments - 1).to_dict() == broken.reindex(segments.index, fill_value=0).to_dict()


@given(ROWS)
def test_every_print_but_plans_is_a_point_or_an_alternative_and_none_is_firmer_than_its_point(rows):
    rows = numbered(rows)
    made = series(*rows)
    told = [*made.points["source_id"], *made.alternatives["source_id"]]
    assert sorted(told) == sorted(row["source_id"] for row in rows if row["status"] != "plan")
    points = made.points.set_index(["province_code", "territory", "standard_id", "year"])
    for other in made.alternatives.to_dict("records"):
        point = points.loc[(other["province_code"], other["territory"], other["standard_id"], other["year"])]
        ranks = [
            (one["poverty_rate"] is None, STANDINGS.index(one["standing"]), one["firmness"]) for one in (point, other)
        ]
        assert ranks[0] < ranks[1]
        assert point["standing"] in FIRM or other["standing"] not in FIRM or other["poverty_rate"] is None


@given(ROWS, st.randoms())
def test_the_order_of_the_file_does_not_matter(rows, random):
    rows = numbered(rows)
    mixed = random.sample(rows, len(rows))
    one, other = series(*rows), series(*mixed)
    assert one.points.equals(other.points)
    assert one.breaks.equals(other.breaks)
    assert one.alternatives.equals(other.alternatives)
