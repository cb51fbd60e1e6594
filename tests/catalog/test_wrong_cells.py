"""A cell that its column does not allow is told: where it stands, what stands there, what was expected, what to do."""

from decimal import Decimal

import pytest

from helpers import catalog

from .saying import assert_said_in_vietnamese_too, only_problem

WHOLE = "a whole number written in digits only. Write 12035, not 12.035, 12,035 or 12 035."
CHECK = "Check the figure against its document."
ELSEWHERE = "Add it there first, or correct it here."
SUM = (
    "the sum of the districts. Check the total and the districts against the document, one of them is mistyped; "
    "if the document itself prints them so, say it in known_difference_vi and known_difference_en."
)

# what is wrong: (file, row or what stands in it, column, what is written there), what is expected and advised, what else is said
WRONG_CELLS = {
    "text where a number belongs": (("balances.csv", 2, "households", "nhiều"), WHOLE),
    "households with a thousands dot": (("balances.csv", 2, "households", "12.035"), WHOLE),
    "households with decimals": (("balances.csv", 2, "households", "12035.0"), WHOLE),
    "rate with a decimal comma": (
        ("balances.csv", 2, "poverty_rate", "2,76"),
        "a number with the decimal mark “.”. Write it as in 26.93, without units or thousands marks.",
    ),
    "rate with its unit": (
        ("balances.csv", 2, "poverty_rate", "2.76%"),
        "a number with the decimal mark “.”. Write it as in 26.93, without units or thousands marks.",
    ),
    "negative count": (("balances.csv", 2, "poor_households", "-1"), f"at least 0. {CHECK}"),
    "negative amount": (("funding.csv", {"plan_id": "bac-kan-2022"}, "amount", "-213000"), f"at least 0. {CHECK}"),
    "rate over 100": (("balances.csv", 2, "poverty_rate", "276"), f"at most 100. {CHECK}"),
    "rate just over 100": (("district_plans.csv", 2, "end_rate", "100.01"), f"at most 100. {CHECK}"),
    "empty required cell": (
        ("targets.csv", {"comparator": "qualitative"}, "quote", ""),
        "a value. Fill the cell; only columns that datapackage.json does not require may stay empty.",
    ),
    "required cell of spaces": (
        ("targets.csv", {"comparator": "qualitative"}, "quote", "  "),
        "a value. Fill the cell; only columns that datapackage.json does not require may stay empty.",
    ),
    "comparator misspelt": (
        ("targets.csv", {"target_id": "bac-kan-2023-04"}, "comparator", "at_mots"),
        "one of at_least, more_than, at_most, less_than, equal, about, between, qualitative. "
        "Use one of these values. Did you mean “at_most”?",
    ),
    "status misspelt": (
        ("balances.csv", 2, "status", "aproved"),
        "one of plan, estimate, preliminary, approved, published. Use one of these values. Did you mean “approved”?",
    ),
    "value no list knows": (
        ("balances.csv", 2, "status", "xxx"),
        "one of plan, estimate, preliminary, approved, published. Use one of these values.",
    ),
    "code without its leading zero": (
        ("targets.csv", {"scope": "district"}, "district_code", "58"),
        "text of the form of 061. Write it in that form, with its leading zeros, and store codes as text. "
        "Did you mean “058” (Thành phố Bắc Kạn)?",
    ),
    "neither true nor false": (
        ("targets.csv", {"comparator": "qualitative"}, "comparator_printed", "yes"),
        "true or false. Write true or false.",
    ),
    "date in another order": (
        ("targets.csv", {"comparator": "qualitative"}, "deadline", "31/12/2022"),
        "a date as year-month-day. Write it as in 2022-03-17.",
    ),
    "day that does not exist": (
        ("targets.csv", {"comparator": "qualitative"}, "deadline", "2022-02-30"),
        "a date as year-month-day. Write it as in 2022-03-17.",
    ),
    "unknown source": (
        ("balances.csv", 2, "source_id", "166-KH-UBND-bac-kan-2021"),
        f"a value that stands in sources (source_id). {ELSEWHERE} Did you mean “166-KH-UBND-bac-kan-2022”?",
    ),
    "unknown indicator": (
        (
            "targets.csv",
            {"indicator_id": "schools_national_standard_added"},
            "indicator_id",
            "schools_national_standard_aded",
        ),
        f"a value that stands in target_indicators (indicator_id). {ELSEWHERE} "
        "Did you mean “schools_national_standard_added”?",
    ),
    "unknown parent project": (
        ("projects.csv", {"parent_code": "DA3"}, "parent_code", "DA9"),
        f"a value that stands in projects (project_code). {ELSEWHERE} Did you mean “DA7”?",
    ),
    "more near-poor than households": (
        ("balances.csv", 2, "near_poor_households", "12036"),
        "at most the number of households, 12035. Check both figures against the document.",
    ),
    "printed households are not the sum": (
        ("printed_totals.csv", 2, "households", "81481"),
        f"81480, {SUM}",
    ),
    "printed poor households are not the sum": (
        ("printed_totals.csv", 2, "poor_households", "21947"),
        f"21946, {SUM}",
    ),
    "printed reduction is not the sum": (
        ("printed_totals.csv", 2, "reduction_households", "1983"),
        f"1984, {SUM}",
    ),
    "target without value": (
        ("targets.csv", {"target_id": "bac-kan-2023-04"}, "value", ""),
        "a value and a unit, as its comparator is at_most. Fill them, or make the comparator qualitative.",
    ),
    "target without unit": (
        ("targets.csv", {"target_id": "bac-kan-2023-04"}, "unit", ""),
        "a value and a unit, as its comparator is at_most. Fill them, or make the comparator qualitative.",
    ),
    "value where no number is printed": (
        ("targets.csv", {"comparator": "qualitative"}, "value", "3"),
        "no value, as its comparator is qualitative. Empty the value, or choose the comparator the document prints.",
    ),
    "thousands taken for decimals": (
        ("outcomes.csv", {"unit": "households"}, "value", "4.042"),
        "a whole number, as the unit is households. Write 4042, not 4.042, where the document prints a point between "
        "thousands.",
    ),
    "an amount that reads in two ways": (
        ("targets.csv", {"unit": "million_vnd"}, "value", "6.100"),
        "an amount that can be read in one way only. Write 6100 if the point stands between thousands, 6.1000 if it is "
        "a decimal mark.",
    ),
    "a fall of a rate in percent": (
        ("targets.csv", {"unit": "percentage_points"}, "unit", "percent"),
        "percentage_points, the unit of this indicator. Correct the unit or the indicator; a fall of a rate is in "
        "percentage points, though documents print %.",
    ),
    "range upside down": (
        ("targets.csv", 2, "value_max", "1.9"),
        "at least the first value, 2. Write the smaller value first.",
    ),
}


@pytest.mark.parametrize(("change", "expected"), WRONG_CELLS.values(), ids=WRONG_CELLS)
def test_wrong_cell(data, change, expected):
    file, place, column, text = change
    row = data.row(file, **place) if isinstance(place, dict) else place
    data.cell(file, row, column, text)
    found = f"“{text}” stands there" if text.strip() else "nothing stands there"
    problem = only_problem(data)
    assert problem.say("en") == f"{file}, row {row}, column {column}: {found}; expected {expected}"
    assert_said_in_vietnamese_too(problem)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("580", "Did you mean “058” (Thành phố Bắc Kạn)?"),  # 958 is nearer, and in Cà Mau
        ("Ba Be", "Did you mean “061” (Huyện Ba Bể)?"),
        ("64", "Did you mean “064” (Huyện Chợ Đồn)?"),
        ("Đầm Dơi", "Did you mean “970”? That is Huyện Đầm Dơi, which belongs to another province, Cà Mau."),
    ],
)
def test_a_wrong_district_is_told_with_the_nearest_of_its_own_province(data, typed, said):
    data.cell("district_plans.csv", 2, "district_code", typed)
    problem = only_problem(data)
    assert problem.say("en").endswith(said)
    assert_said_in_vietnamese_too(problem)


def test_an_unknown_district(data):
    data.cell("district_plans.csv", 2, "district_code", "000")
    problem = only_problem(data)
    assert problem.say().split(" Did you mean")[0] == (
        "district_plans.csv, row 2, column district_code: “000” stands there; "
        f"expected a value that stands in districts (district_code). {ELSEWHERE}"
    )
    assert_said_in_vietnamese_too(problem)


def test_a_wrong_cell_is_missing_in_the_table(data):
    data.cell("balances.csv", 2, "poverty_rate", "2,76")
    balances = catalog.read(data.folder).tables["balances"]
    rates = balances[balances["file"] == "balances.csv"].set_index("row")["poverty_rate"]
    assert rates[2] is None
    assert rates[3] == Decimal("28.33")


@pytest.mark.parametrize("date", ["20221231", "2022-W01-1", "31/12/2022"])
def test_a_date_in_another_form_is_told(data, date):
    data.cell("targets.csv", 2, "deadline", date)
    assert (only_problem(data).code, only_problem(data).found) == ("not_date", date)


def test_an_area_without_households_is_told(data):
    data.cell("balances.csv", 2, "households", "0")
    assert only_problem(data).code == "too_small"
