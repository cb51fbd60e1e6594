"""The way from the programme's baseline to its end: how fast it went so far, and how fast it must go from here on."""

from decimal import Decimal
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.measures.closing import FIRM, OPENING, PRELIMINARY, closing_figures
from helpers.measures.goal_pace import LEFT, MULTIDIMENSIONAL, PACE, PLAN, POVERTY, PROGRAMME, goal_pace
from helpers.measures.headline import POOR, coarse
from helpers.measures.implied_fall import FALL_A_YEAR
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.measures.series import YearlySeries, printed_rate, yearly_series
from helpers.measures.verdict import NOT_MEASURED
from helpers.numbers import half_up, percent


class ProgrammePath(NamedTuple):
    """The series of the whole province, and what is asked of it along the way."""

    series: YearlySeries
    aims: pd.DataFrame


def programme_path(dossier) -> ProgrammePath:
    """The yearly figures of a dossier's province, and the goals of the programme and of the plan along them.

    `series` is the `yearly_series` of the whole province, of the figures with a rate. `aims` has a row a goal of
    `programme_goals`, and one for the plan's own yearly fall: `by` (programme, plan), `scope`, `measure`, `comparator`,
    `comparator_printed`, `value`, `value_max`, `unit`,
    `text`, `source_id`; `year_from`, `at_start` (whether the figure is printed for the start of the year after that, which
    a source may count otherwise than the end), `start`, `start_source` and `year`, `latest`, `latest_source`, `latest_status`
    (the first firm figure within the programme's years, and the last one after it, of one standard and territory;
    percent, or households); and what `goal_pace` tells of the way between and after them, `status` not_measured and
    the rest None where there are no two figures. The last may be preliminary, but no estimate, nor a figure within the
    year or without a date. A sum of two printed rates has no more decimals than the coarser. A fall a year asked of
    the whole country is no target of the province: it is a measure to compare with.
    """
    kept = [] if dossier.province["merged"] else [dossier.province["province_code"]]
    balances = dossier.balances[dossier.balances["district_code"].isna()]
    everyone, asked = closing_figures(balances, kept), _asked(dossier)
    figures = {"all": records(everyone)}
    for scope in {one["scope"] for one in asked} - {"all"}:
        part = balances[balances["scope"].to_numpy() == scope]
        figures[scope] = records(closing_figures(part.assign(scope="all"), kept)) if len(part) else []
    rated = np.array([known(printed_rate(row)[0]) for row in figures["all"]], bool)
    rows = [one | _way(figures[one["scope"]], one, dossier.standard) for one in asked]
    return ProgrammePath(yearly_series(everyone[rated]), pd.DataFrame(rows, columns=_COLUMNS, dtype=object))


_STATED = ["comparator", "comparator_printed", "value", "value_max", "unit", "text"]
_ASKED = ["by", "scope", "measure", *_STATED, "source_id", "first", "last"]
_WAY = ["year_from", "at_start", "start", "start_source", "year", "latest", "latest_source", "latest_status"]
_COLUMNS = [*_ASKED, *_WAY, *PACE]


def _asked(dossier) -> list[dict]:
    goals = [
        {column: goal[column] for column in _ASKED if column in goal}
        | {"by": PROGRAMME, "comparator_printed": True, "first": goal["year_from"], "last": goal["year_to"]}
        for goal in records(dossier.programme_goals)
    ]
    last = max((goal["last"] for goal in goals), default=dossier.plan["year_to"])
    about = (FALL_A_YEAR, "province", POOR)
    return goals + [
        {column: target[column] for column in _ASKED if column in target}
        | {"by": PLAN, "scope": "all", "measure": POVERTY, "first": dossier.plan["year_from"], "last": last}
        for target in records(dossier.targets)
        if (target["indicator_id"], target["scope"], target["population_id"]) == about and known(target["value"])
    ]


def _way(figures: list[dict], goal: dict, standard: pd.Series) -> dict:
    """The first and the last figure of the goal's years, and the pace between and after them."""
    unknown = dict.fromkeys([*_WAY, *PACE]) | {"status": NOT_MEASURED}
    # Of several prints of a year the firmest that gives this figure: they stand in that order.
    points: dict[int, tuple] = {}
    for row in figures:
        of_year_end = row["standing"] in (*FIRM, PRELIMINARY) and row["status"] != "estimate"
        comparable = row["standard_id"] == standard["standard_id"] and row["territory"] != "since_2025_07"
        within = goal["first"] - 1 <= row["year"] <= goal["last"]
        if of_year_end and comparable and within and (value := _value(row, goal["measure"])) is not None:
            points.setdefault(int(row["year"]), (row, value))
    start_year = min((year for year, (row, _) in points.items() if row["standing"] in FIRM), default=None)
    if start_year is None or max(points) == start_year:
        return unknown
    (first, start), (last, latest) = points[start_year], points[max(points)]
    way = {
        "year_from": start_year,
        "at_start": first["standing"] == OPENING,
        "start": start,
        "start_source": first["source_id"],
        "year": int(last["year"]),
        "latest": latest,
        "latest_source": last["source_id"],
        "latest_status": last["status"],
    }
    # The first figures by a standard are those of the end of the year before it is in force.
    due = max(goal["first"], standard["data_year_from"]) - 1
    return way | goal_pace(goal, start, latest, start_year, int(last["year"]), start_year <= due)


def _value(row: dict, measure: str) -> Decimal | None:
    """What a goal measures, as printed; the multidimensional figure as the sum of its two parts where only they are."""
    if measure == POVERTY:
        return printed_rate(row)[0]
    printed, parts = {
        MULTIDIMENSIONAL: ("multidimensional_rate", ("poverty_rate", "near_poor_rate")),
        LEFT: ("multidimensional_households", ("poor_households", "near_poor_households")),
    }[measure]
    if measure == LEFT and row["counts_stated"] != "equal":
        return None
    if known(row[printed]):
        return Decimal(row[printed])
    counts = (row["households"], row["poor_households"], row["near_poor_households"])
    if measure == MULTIDIMENSIONAL and known(*counts) and row["counts_stated"] == "equal":
        return half_up(percent(int(counts[1] + counts[2]), int(counts[0])))
    summed = [Decimal(row[part]) for part in parts if known(row[part])]
    return coarse(sum(summed), *summed) if len(summed) == len(parts) else None
