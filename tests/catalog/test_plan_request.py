"""What an analyst types for a plan: read strictly, with every nonsense told at once."""

from dataclasses import replace
from decimal import Decimal

import pytest

from helpers.catalog import DataProblems, load_baseline, read_request
from helpers.catalog.plan_rates import typed_number

from .conftest import DATA

RATES = {"huyện nghèo": "4,00", "thành phố": "0,19", "còn lại": "2,50"}


@pytest.fixture(scope="module", params=["vi", "en"])
def dossier(request):
    return load_baseline("06", "2022", request.param, DATA)


def problems(dossier, *typed, **named):
    with pytest.raises(DataProblems) as caught:
        read_request(dossier, *typed, **named)
    return [(problem.code, problem.column, problem.found) for problem in caught.value.problems]


@pytest.mark.parametrize("typed", ["2,50", "2.50", "2.5", 2.5, Decimal("2.50"), " 2,5 "])
def test_a_number_is_read_from_text_and_from_numbers(typed):
    assert typed_number(typed) == Decimal("2.5")


@pytest.mark.parametrize(
    "typed",
    ["2,505", "2,5%", "-1", "+1", "", " ", "1e2", "nan", "1.000,5", "101", "٢", True, None, float("nan"), 2.505, [2]],
)
def test_what_is_not_surely_a_rate_is_refused(typed):
    assert typed_number(typed) is None


def test_groups_from_the_narrowest_and_single_districts_before_them(dossier):
    rates = read_request(dossier, RATES | {"Pác Nặm": 4.5, "061": "3"}).variants["A"]["rates"]
    by_district = {"058": "0.19", "060": "4.5", "061": "3", "062": "4"}
    assert rates == {code: Decimal(by_district.get(code, "2.5")) for code in rates}
    assert len(rates) == 8


@pytest.mark.parametrize("name", ["TP Bắc Kạn", "bac kan", "Thành phố Bắc Kạn", "058", "cities"])
def test_the_city_by_any_of_its_names(dossier, name):
    assert read_request(dossier, {"others": 1, name: "0,19"}).variants["A"]["rates"]["058"] == Decimal("0.19")


@pytest.mark.parametrize(
    ("reach", "end_rate", "households"),
    [("24,50 %", "24.50", None), ("24.5%", "24.5", None), ("1984 hộ", None, 1984), ("1984 households", None, 1984)],
)
def test_reach_needs_its_unit(dossier, reach, end_rate, households):
    asked = read_request(dossier, RATES, reach).variants["A"]
    assert (asked["end_rate"], asked["households"]) == (end_rate and Decimal(end_rate), households)


def test_a_variant_takes_over_what_it_does_not_change(dossier):
    variants = {"B": {"rates": {"huyện nghèo": "5"}}, "C": {"reach": "24 %", "distribution": "poor_households"}}
    asked = read_request(dossier, RATES, "1984 hộ", variants=variants).variants
    assert list(asked) == ["A", "B", "C"]
    assert (asked["B"]["rates"]["060"], asked["B"]["rates"]["058"]) == (Decimal(5), Decimal("0.19"))
    assert (asked["B"]["households"], asked["B"]["distribution"]) == (1984, "rates")
    assert (asked["C"]["end_rate"], asked["C"]["households"]) == (Decimal(24), None)
    assert (asked["C"]["rates"], asked["C"]["distribution"]) == (asked["A"]["rates"], "poor_households")


def test_own_range(dossier):
    assert read_request(dossier, RATES, own_range=("2", 2.5)).own_range == (Decimal(2), Decimal("2.5"))


def test_all_nonsense_is_told_at_once(dossier):
    rates = {"huyện nghèo": "4,00%", "thành phố": "1", "Pác Nặn": "1", "TP Bắc Kạn": "1", "058": "-2"}
    variants = {"A": {"reach": "1 %"}, "B": {"foo": 1}, "C": {"reach": "30 %"}, "D": 3}
    found = problems(dossier, rates, "24,50", "x", ("3", "2"), variants)
    assert [code for code, _column, _found in found] == [
        "not_a_rate",
        "unknown_group",
        "named_twice",
        "not_a_rate",
        "not_allowed",
        "not_reach",
        "too_many_variants",
        "variant_name",
        "not_allowed",
        "not_variants",
        "end_rate_not_below",
        "not_a_range",
    ]
    assert ("not_a_rate", "rates, huyện nghèo", "4,00%") in found
    assert ("end_rate_not_below", "variants, C, reach", "30 %") in found


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (({"huyện nghèo": "4"},), "rate_missing"),
        (({},), "not_rates"),
        (("2,5",), "not_rates"),
        ((RATES, "1.984 hộ"), "not_reach"),
        ((RATES, "0 hộ"), "not_to_be_reached"),
        ((RATES, "21947 hộ"), "not_to_be_reached"),
        (({"others": 0, "060": 1}, "3993 hộ"), "not_to_be_reached"),
        ((RATES, "26,93 %"), "end_rate_not_below"),
        ((RATES, 24.5), "not_reach"),
        ((RATES, None, "rates", "2-2,5"), "not_a_range"),
        ((RATES, None, "rates", None, [1]), "not_variants"),
        ((RATES, None, "rates", None, {"": {"reach": "1 %"}}), "variant_name"),
    ],
)
def test_single_faults(dossier, typed, code):
    assert [one for one, _column, _found in problems(dossier, *typed)] == [code]


def test_two_districts_of_one_name_are_told_apart_or_refused(dossier):
    """A city and a district may bear one name: in full each is itself, the bare name is neither."""
    names = {"058": ("Thành phố Hồng Ngự", "TP Hồng Ngự"), "060": ("Huyện Hồng Ngự", "Hồng Ngự")}
    twins = dossier.baselines.copy()
    for code, (full, short) in names.items():
        twins.loc[twins["district_code"] == code, ["district", "short"]] = [full, short]
    renamed = replace(dossier, baselines=twins)
    assert read_request(renamed, {"others": 1, "Huyện Hồng Ngự": 2}).variants["A"]["rates"]["060"] == 2
    assert [code for code, *_ in problems(renamed, {"others": 1, "Hồng Ngự": 2})] == ["unknown_group"]
