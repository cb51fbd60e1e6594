"""Every printed figure computed again, and where the two differ, the rule that explains it.

A finding never says only "wrong": a table that assigns reductions and subtracts printed figures is right by those
rules, though its counts give 0,01 more or less.
"""

from collections.abc import Iterator
from decimal import Decimal

import pandas as pd

from helpers.measures.missing import known
from helpers.measures.reductions import TOTAL, leaving_poverty
from helpers.numbers import half_up, percent

# Rules that a printed figure can follow, in the order they are tried.
INPUT = "input"  # the figure is the plan's own input: nothing to compute it from
SUM = "sum"  # the sum of the districts
COUNTS = "counts"  # the ratio of the counts, rounded half-up
FROM_ASSIGNED = "households_from_assigned_rate"  # households x assigned reduction, to the nearest household
ASSIGNED = "assigned_rate"  # the reduction is assigned, and the households follow from it
PRINTED_DIFFERENCE = "printed_minus_printed"  # printed start less printed reduction
NONE = "none"  # no rule explains the figure

OK, EXPLAINED, NOTE, ERROR = "ok", "explained", "note", "error"


def audit_district_table(
    baselines: pd.DataFrame, district_plans: pd.DataFrame, printed_total: pd.DataFrame
) -> pd.DataFrame:
    """One finding a printed figure of the district table, its total row included.

    Takes a dossier's tables. Columns: `district_code` (`total` for the total row), `area` (name, None for the
    total), `column`, `printed`, `from_counts` (what the counts give, None for inputs), `rule` (above) and
    `severity`: `ok` · `explained` (the counts give another figure, a rule of such tables gives the printed one) ·
    `note` (right, but printed with fewer than two decimals) · `error` (no rule gives it).
    """
    planned = district_plans.drop(columns=["district", "short", "poor_district", "source_id", "row"], errors="ignore")
    opening = baselines[baselines["district_code"].notna()]
    printed = opening.merge(planned, how="inner", on="district_code").to_dict("records")
    findings = [finding for row in printed for finding in _check_row(row, row["district_code"], row["short"])]
    for total in printed_total.to_dict("records") if printed else []:
        findings += _check_row(total, TOTAL, None, sums=_sums(printed))
    columns = ["district_code", "area", "column", "printed", "from_counts", "rule", "severity"]
    return pd.DataFrame(findings, columns=columns, dtype=object)


def audit_funding(funding: pd.DataFrame) -> pd.DataFrame:
    """One row a stage that prints the total, central and local budgets: `stage`, the three amounts (million VND),
    `exact` (all three are stated exactly or as a floor) and `difference` (total less its parts)."""
    rows = []
    for stage, budget in funding.groupby("stage", sort=False):
        amounts = budget.set_index("budget_source")["amount"]
        if {"total", "central", "local"} <= set(amounts.index):
            total, central, local = (int(amounts[part]) for part in ("total", "central", "local"))
            exact = bool(budget["comparator"].isin(["equal", "at_least"]).all())
            rows.append((stage, total, central, local, exact, total - central - local))
    return pd.DataFrame(rows, columns=["stage", "total", "central", "local", "exact", "difference"])


def audit_opening(baselines: pd.DataFrame, districts: pd.DataFrame) -> pd.DataFrame:
    """The approved figures of the whole province against the total of the district table: `source_id`, `printed`
    (poor households), `total` and `equal`; a row a source."""
    rows = []
    total = districts.loc[TOTAL, "poor_households"] if len(districts) else None
    for row in baselines[baselines["district_code"].isna()].to_dict("records"):
        if known(row["poor_households"], total):
            rows.append((row["source_id"], row["poor_households"], total, bool(row["poor_households"] == total)))
    return pd.DataFrame(rows, columns=["source_id", "printed", "total", "equal"], dtype=object)


def _sums(rows: list[dict]) -> dict[str, int | None]:
    columns = ("households", "poor_households", "reduction_households")
    return {
        column: sum(row[column] for row in rows) if known(*(row[column] for row in rows)) else None
        for column in columns
    }


def _check_row(row: dict, code: str, area: str | None, sums: dict | None = None) -> Iterator[dict]:
    for column, check in _CHECKS.items():
        printed = row[column]
        if not known(printed):
            continue
        from_counts, rule = check(row, sums)
        severity = {NONE: ERROR, ASSIGNED: EXPLAINED, PRINTED_DIFFERENCE: EXPLAINED}.get(rule, OK)
        if severity == OK and isinstance(printed, Decimal) and printed.as_tuple().exponent > -2:
            severity = NOTE
        yield {
            "district_code": code,
            "area": area,
            "column": column,
            "printed": printed,
            "from_counts": from_counts,
            "rule": rule,
            "severity": severity,
        }


def _check_count(column: str):
    def check(row: dict, sums: dict | None) -> tuple[object, str]:
        if sums is None or sums[column] is None:
            return None, INPUT
        return sums[column], SUM if sums[column] == row[column] else NONE

    return check


def _check_rate(row: dict, sums: dict | None) -> tuple[object, str]:
    counted = _ratio(row["poor_households"], row["households"])
    return counted, INPUT if counted is None else COUNTS if counted == row["poverty_rate"] else NONE


def _check_reduction_households(row: dict, sums: dict | None) -> tuple[object, str]:
    if sums is not None:
        return _check_count("reduction_households")(row, sums)
    if not known(row["households"], row["reduction_rate"]):
        return None, INPUT
    expected = leaving_poverty(row["households"], row["reduction_rate"])
    if expected == row["reduction_households"]:
        return expected, FROM_ASSIGNED
    # Where the rate is the count's own, rounded, the count was the plan's input.
    return expected, INPUT if _ratio(row["reduction_households"], row["households"]) == row["reduction_rate"] else NONE


def _check_reduction_rate(row: dict, sums: dict | None) -> tuple[object, str]:
    counted = _ratio(row["reduction_households"], row["households"])
    if counted is None:
        return None, INPUT
    if counted == row["reduction_rate"]:
        return counted, COUNTS
    assigned = leaving_poverty(row["households"], row["reduction_rate"]) == row["reduction_households"]
    return counted, ASSIGNED if assigned else NONE


def _check_end_rate(row: dict, sums: dict | None) -> tuple[object, str]:
    left = (
        row["poor_households"] - row["reduction_households"]
        if known(row["poor_households"], row["reduction_households"])
        else None
    )
    counted = _ratio(left, row["households"])
    if counted is not None and counted == row["end_rate"]:
        return counted, COUNTS
    if (
        known(row["poverty_rate"], row["reduction_rate"])
        and row["poverty_rate"] - row["reduction_rate"] == row["end_rate"]
    ):
        return counted, PRINTED_DIFFERENCE
    return counted, INPUT if counted is None else NONE


def _ratio(part: int | None, base: int | None) -> Decimal | None:
    return half_up(percent(part, base)) if known(part, base) else None


_CHECKS = {
    "households": _check_count("households"),
    "poor_households": _check_count("poor_households"),
    "poverty_rate": _check_rate,
    "reduction_households": _check_reduction_households,
    "reduction_rate": _check_reduction_rate,
    "end_rate": _check_end_rate,
}
