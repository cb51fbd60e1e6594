"""Every printed figure is computed again; what differs is explained by a rule, or called an error."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.measures import audit_district_table, audit_funding
from helpers.measures.reductions import TOTAL
from helpers.numbers import half_up, percent, whole
from tests.measures.appendix_166 import COLUMNS, DISTRICTS, FIGURES
from tests.measures.tables import baselines, district_plans, printed_total

START = COLUMNS[:3]
PLANNED = COLUMNS[3:]
COUNTS = ("households", "poor_households", "reduction_households")


def audit(figures):
    """The findings on a table given as (row, column) -> printed figure."""
    codes = [code for code in dict.fromkeys(code for code, _ in figures) if code != TOTAL]

    def cells(code, columns):
        printed = {column: figures.get((code, column)) for column in columns}
        return {c: int(v) if c in COUNTS and v is not None else v for c, v in printed.items()}

    return audit_district_table(
        placed(baselines(*({"district_code": code} | cells(code, START) for code in codes)), "balances.csv"),
        placed(
            district_plans(*({"district_code": code} | cells(code, PLANNED) for code in codes)), "district_plans.csv"
        ),
        placed(printed_total(**cells(TOTAL, COLUMNS)), "printed_totals.csv"),
    )


def placed(frame, file):
    """The table with the file and the lines that it would be read from."""
    return frame.assign(file=file, row=range(2, len(frame) + 2))


def by_severity(findings, severity):
    chosen = findings[findings["severity"] == severity]
    return set(zip(chosen["district_code"], chosen["column"], strict=True))


def errors(figures):
    return by_severity(audit(figures), "error")


def test_every_printed_figure_of_the_appendix_is_audited():
    findings = audit(FIGURES)
    assert len(findings) == 54
    assert set(zip(findings["district_code"], findings["column"], strict=True)) == set(FIGURES)


def test_exactly_four_cells_of_the_appendix_are_explained_and_one_is_noted():
    findings = audit(FIGURES).set_index(["district_code", "column"])
    told = findings.loc[findings["severity"] != "ok", ["printed", "computed", "rule", "severity"]]
    assert {cell: [str(row.iloc[0]), str(row.iloc[1]), *row.iloc[2:]] for cell, row in told.iterrows()} == {
        ("063", "end_rate"): ["18.16", "18.15", "printed_minus_printed", "explained"],  # Bạch Thông
        ("066", "end_rate"): ["36.33", "36.32", "printed_minus_printed", "explained"],  # Na Rì
        ("062", "reduction_rate"): ["4.00", "4.01", "assigned_rate", "explained"],  # Ngân Sơn
        ("062", "end_rate"): ["47.13", "47.12", "printed_minus_printed", "explained"],
        (TOTAL, "end_rate"): ["24.5", "24.50", "one_decimal", "note"],  # printed with one decimal
    }


def test_rules_of_the_figures_that_agree():
    rules = audit(FIGURES).set_index(["district_code", "column"])["rule"]
    assert {rules[code, "poverty_rate"] for code in (*DISTRICTS, TOTAL)} == {"counts"}
    assert {rules[code, "reduction_households"] for code in DISTRICTS} == {"households_from_assigned_rate"}
    assert {rules[TOTAL, column] for column in COUNTS} == {"sum"}
    assert {rules[code, column] for code in DISTRICTS for column in START[:2]} == {"input"}


def test_the_shipped_plan_gives_the_same_findings(plan):
    columns = ["district_code", "column", "printed", "computed", "rule", "severity"]
    found, expected = plan("06", "2022").findings, audit(FIGURES)
    assert sorted(found[columns].map(str).to_numpy().tolist()) == sorted(expected[columns].map(str).to_numpy().tolist())


@pytest.mark.parametrize("report", [("06", "2023"), ("20", "2023"), ("27", "2023-2025"), ("94", "2024")])
def test_where_no_table_is_printed_nothing_is_found(plan, report):
    assert plan(*report).findings.empty


@pytest.mark.parametrize("cell", [(code, "end_rate") for code in (*DISTRICTS, TOTAL)], ids="-".join)
@pytest.mark.parametrize("change", ["0.01", "-0.02", "1.00"])
def test_a_wrong_end_rate_is_the_only_error(cell, change):
    figures = FIGURES | {cell: FIGURES[cell] + Decimal(change)}
    # 0,01 less than these three is what the counts give, and 0,01 more is what they do not
    assert errors(figures) == {cell}


@pytest.mark.parametrize("column", COUNTS)
def test_a_wrong_printed_total_is_an_error(column):
    cell = (TOTAL, column)
    findings = audit(FIGURES | {cell: FIGURES[cell] + 1}).set_index(["district_code", "column"])
    assert findings.loc[cell, ["computed", "rule", "severity"]].tolist() == [FIGURES[cell], "none", "error"]
    assert {code for code, _ in errors(FIGURES | {cell: FIGURES[cell] + 1})} == {TOTAL}


@pytest.mark.parametrize(
    "cell", [(code, "poverty_rate") for code in ("058", "061", "064", "065", "060", TOTAL)], ids="-".join
)
def test_a_wrong_start_rate_is_the_only_error_where_the_end_rate_follows_computed(cell):
    assert errors(FIGURES | {cell: FIGURES[cell] + Decimal("0.01")}) == {cell}


@pytest.mark.parametrize("code", DISTRICTS)
@pytest.mark.parametrize("more", [1, -1])
def test_households_that_the_assigned_rate_does_not_give_are_the_only_error(code, more):
    cell = (code, "reduction_households")
    findings = audit(FIGURES | {cell: FIGURES[cell] + more})
    if (code, more) == ("066", -1):  # 254 households are 2,4948 %, which twice rounded is the 2,50 assigned
        assert cell in by_severity(findings, "explained")
        assert by_severity(findings, "error") == {(TOTAL, "reduction_households")}
    else:
        assert by_severity(findings, "error") == {cell}


@pytest.mark.parametrize("cell", FIGURES, ids="-".join)
def test_whatever_cell_is_wrong_something_in_its_row_or_column_is_found(cell):
    step = 100 if cell[1] in COUNTS else Decimal("1.00")
    found = errors(FIGURES | {cell: FIGURES[cell] + step})
    assert found
    assert {code for code, _ in found} <= {cell[0], TOTAL}


def test_the_mean_of_the_district_rates_is_no_total():
    """2,59 is the mean of the eight reductions; 2,44 is what rounding 2,4350 once more gives."""
    cell = (TOTAL, "reduction_rate")
    assert cell in errors(FIGURES | {cell: Decimal("2.59")})
    findings = audit(FIGURES | {cell: Decimal("2.44")}).set_index(["district_code", "column"])
    assert findings.loc[cell, ["rule", "severity"]].tolist() == ["double_rounding", "explained"]


def test_swapped_rows_are_found():
    swapped = {
        (code, "poverty_rate"): FIGURES[other, "poverty_rate"] for code, other in (("060", "062"), ("062", "060"))
    }
    assert errors(FIGURES | swapped) >= {("060", "poverty_rate"), ("062", "poverty_rate")}


def test_rates_without_counts_are_taken_as_inputs():
    figures = {("001", "poverty_rate"): Decimal("1.08"), ("001", "reduction_rate"): Decimal("0.10")}
    findings = audit(figures)
    assert set(findings["rule"]) == {"input"} and set(findings["severity"]) == {"ok"}
    assert findings["computed"].isna().all()


def test_an_end_rate_without_counts_is_checked_against_the_printed_rates():
    figures = {("001", "poverty_rate"): Decimal("1.08"), ("001", "reduction_rate"): Decimal("0.10")}
    found = audit(figures | {("001", "end_rate"): Decimal("0.98")}).set_index("column")
    assert found.loc["end_rate", "rule"] == "printed_minus_printed"


def test_a_figure_that_is_not_printed_is_not_audited():
    blanked = {cell: value for cell, value in FIGURES.items() if cell != ("060", "end_rate")}
    assert len(audit(blanked)) == 53
    assert errors(blanked) == set()


def test_a_total_is_not_held_against_districts_of_which_one_is_missing():
    blanked = {cell: value for cell, value in FIGURES.items() if cell != ("060", "poor_households")}
    findings = audit(blanked).set_index(["district_code", "column"])
    assert findings.loc[(TOTAL, "poor_households"), ["rule", "severity"]].tolist() == ["input", "ok"]


@st.composite
def official_tables(draw):
    """A table made by the official rules: reductions assigned, end rates subtracted as printed, totals summed."""
    figures = {}
    for i in range(draw(st.integers(1, 5))):
        households = draw(st.integers(100, 60_000))
        poor = draw(st.integers(0, households))
        rate = half_up(percent(poor, households))
        assigned = Decimal(draw(st.integers(0, 10_000 * poor // households))) / 100
        leaving = whole(households * assigned / 100)
        row = (households, poor, rate, leaving, assigned.quantize(Decimal("0.01")), rate - assigned)
        figures |= {(f"{i:03}", column): value for column, value in zip(COLUMNS, row, strict=True)}
    sums = {column: sum(value for (_, c), value in figures.items() if c == column) for column in COUNTS}
    rate, reduction = (
        half_up(percent(sums[column], sums["households"])) for column in ("poor_households", "reduction_households")
    )
    total = sums | {"poverty_rate": rate, "reduction_rate": reduction, "end_rate": rate - reduction}
    return figures | {(TOTAL, column): total[column] for column in COLUMNS}


@given(official_tables())
@settings(max_examples=40)
def test_a_table_made_by_the_official_rules_has_no_error(figures):
    findings = audit(figures)
    assert len(findings) == len(figures)
    assert set(findings["severity"]) <= {"ok", "explained"}


@given(official_tables(), st.data())
@settings(max_examples=40)
def test_one_wrong_end_rate_is_found_and_nothing_else(figures, data):
    """An end rate follows from others and nothing follows from it. Two rules may give it; this is neither's."""
    code, _ = cell = data.draw(st.sampled_from([cell for cell in figures if cell[1] == "end_rate"]))
    left = figures[code, "poor_households"] - figures[code, "reduction_households"]
    right = {figures[cell], half_up(percent(left, figures[code, "households"]))}
    wrong = data.draw(st.decimals(0, 100, places=2).filter(lambda rate: rate not in right))
    assert errors(figures | {cell: wrong}) == {cell}


@given(official_tables(), st.sampled_from(COUNTS), st.integers(1, 1000))
@settings(max_examples=40)
def test_one_wrong_total_count_is_found(figures, column, more):
    cell = (TOTAL, column)
    assert cell in errors(figures | {cell: figures[cell] + more})


def test_funding_of_the_real_plans(plan):
    columns = ["stage", "total", "central", "local", "exact", "difference"]
    lang_son = audit_funding(plan("20", "2023").dossier.funding)
    assert lang_son[columns].to_numpy().tolist() == [["planned", 344961, 334913, 10048, True, 0]]
    bac_kan = audit_funding(plan("06", "2022").dossier.funding)
    assert bac_kan[columns].to_numpy().tolist() == [["received", 213000, 206000, 6100, False, 900]]
    assert audit_funding(plan("94", "2024").dossier.funding).empty


def test_a_stage_without_all_three_amounts_is_not_audited(plan):
    funding = plan("20", "2023").dossier.funding
    assert audit_funding(funding[funding["budget_source"] != "local"]).empty


def test_a_count_that_rounds_to_the_printed_rate_is_no_error():
    opening = baselines(
        {"district_code": "001", "households": 50000, "poor_households": 10000, "poverty_rate": Decimal("20.00")}
    )
    plan = district_plans(
        {
            "district_code": "001",
            "reduction_households": 1237,
            "reduction_rate": Decimal("2.47"),
            "end_rate": Decimal("17.53"),
        }
    )
    tables = (placed(opening, "balances.csv"), placed(plan, "district_plans.csv"))
    findings = audit_district_table(*tables, placed(printed_total().head(0), "printed_totals.csv"))
    assert set(findings["severity"]) == {"ok"}
