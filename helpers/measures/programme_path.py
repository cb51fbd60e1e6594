"""The way from the programme's baseline to its end: how fast it went so far, and how fast it must go from here on."""

from decimal import Decimal
from typing import NamedTuple

import pandas as pd

from helpers.measures.closing import FIRM, closing_figures
from helpers.measures.headline import POOR, coarse
from helpers.measures.implied_fall import FALL_A_YEAR
from helpers.measures.missing import known
from helpers.measures.pace import line, required_pace
from helpers.measures.series import YearlySeries, printed_rate, yearly_series
from helpers.measures.verdict import BEHIND, EXCEEDED, MISSED, NOT_MEASURED, ON_TRACK, REACHED, UNDETERMINED, verdict
from helpers.numbers import half_up, percent

POVERTY, MULTIDIMENSIONAL, LEFT = (
    "poverty_rate_fall_per_year",
    "multidimensional_rate_fall_per_year",
    "multidimensional_households_left",
)
PLAN, PROGRAMME = "plan", "programme"


class ProgrammePath(NamedTuple):
    """The series of the whole province, and what is asked of it along the way."""

    series: YearlySeries
    aims: pd.DataFrame


def programme_path(dossier) -> ProgrammePath:
    """The yearly figures of a dossier's province, and the goals of the programme and of the plan along them.

    `series` is the `yearly_series` of the whole province. `aims` has a row a goal of `programme_goals`, and one for the
    plan's own yearly fall: `by` (programme, plan), `scope`, `measure`, `comparator`, `value`, `value_max`, `unit`,
    `text`, `source_id`; `year_from`, `start`, `start_source` and `year`, `latest`, `latest_source`, `latest_status`
    (the first and the last firm figure of one standard and territory within the programme's years; percent, or
    households); `so_far` (the average change a year, percentage points down; or the share of the households that is
    left, percent), `asked_now` (where the straight line to what is asked at least stands in the latest year),
    `asked_end` and `needed` (what is to be left at the end, and the change a year that still leads there), `years_left`
    and `status` (on_track, behind, reached, missed, exceeded, not_measured). A fall a year asked of the whole
    country is no target of the province: it is a measure to compare with.
    """
    kept = [] if dossier.province["merged"] else [dossier.province["province_code"]]
    balances = dossier.balances[dossier.balances["district_code"].isna()]
    by_scope = {
        scope: closing_figures(rows.assign(scope="all"), kept) for scope, rows in balances.groupby("scope", sort=False)
    }
    everyone = by_scope.get("all", closing_figures(balances.head(0), kept))
    rows = [one | _way(by_scope.get(one["scope"]), one, dossier.plan["standard_id"]) for one in _asked(dossier)]
    return ProgrammePath(yearly_series(everyone), pd.DataFrame(rows, columns=_COLUMNS, dtype=object))


_ASKED = ["by", "scope", "measure", "comparator", "value", "value_max", "unit", "text", "source_id", "first", "last"]
_WAY = ["year_from", "start", "start_source", "year", "latest", "latest_source", "latest_status"]
_PACE = ["so_far", "asked_now", "asked_end", "needed", "years_left", "status"]
_COLUMNS = [*_ASKED, *_WAY, *_PACE]


def _asked(dossier) -> list[dict]:
    goals = [
        {column: goal[column] for column in _ASKED if column in goal}
        | {"by": PROGRAMME, "first": goal["year_from"], "last": goal["year_to"]}
        for goal in dossier.programme_goals.to_dict("records")
    ]
    last = max((goal["last"] for goal in goals), default=dossier.plan["year_to"])
    targets = dossier.targets
    own = targets[
        targets["indicator_id"].eq(FALL_A_YEAR)
        & targets["scope"].eq("province")
        & targets["population_id"].eq(POOR)
        & targets["value"].notna()
    ]
    return goals + [
        {column: target[column] for column in _ASKED if column in target}
        | {"by": PLAN, "scope": "all", "measure": POVERTY, "first": dossier.plan["year_from"], "last": last}
        for target in own.to_dict("records")
    ]


def _way(figures: pd.DataFrame | None, goal: dict, standard: str) -> dict:
    """The first and the last figure of the goal's years, and the pace between and after them."""
    unknown = dict.fromkeys([*_WAY, *_PACE]) | {"status": NOT_MEASURED}
    if figures is None or figures.empty:
        return unknown
    rows = figures[figures["standing"].isin(FIRM) & figures["standard_id"].eq(standard)]
    rows = rows[rows["year"].between(goal["first"] - 1, goal["last"]) & rows["territory"].ne("since_2025_07")]
    # Of several prints of a year the firmest that gives this figure: they stand in that order.
    points: dict[int, tuple] = {}
    for row in rows.to_dict("records"):
        if (value := _value(row, goal["measure"])) is not None:
            points.setdefault(int(row["year"]), (row, value))
    if len(points) < 2:
        return unknown
    (first, start), (last, latest) = points[min(points)], points[max(points)]
    way = {
        "year_from": int(first["year"]),
        "start": start,
        "start_source": first["source_id"],
        "year": int(last["year"]),
        "latest": latest,
        "latest_source": last["source_id"],
        "latest_status": last["status"],
    }
    pace = _left if goal["measure"] == LEFT else _fall
    return way | pace(goal, start, latest, max(points) - min(points), int(goal["last"]) - min(points))


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
    return sum(Decimal(row[part]) for part in parts) if known(*(row[part] for part in parts)) else None


def _fall(goal: dict, start: Decimal, latest: Decimal, elapsed: int, years: int) -> dict:
    """The average fall a year so far, and the one that leads to the least that is asked until the end."""
    exact = (start - latest) / elapsed
    asked_end = max(start - goal["value"] * years, Decimal(0))
    needed = required_pace(asked_end, latest, years - elapsed)
    return {
        "so_far": coarse(exact, start, latest),
        "asked_now": half_up(line(start, asked_end, elapsed, years)),
        "asked_end": asked_end,
        "needed": None if needed is None else half_up(max(-needed, Decimal(0))),
        "years_left": years - elapsed,
        "status": _status(verdict(goal["comparator"], goal["value"], goal["value_max"], exact), years - elapsed),
    }


def _left(goal: dict, start: Decimal, latest: Decimal, elapsed: int, years: int) -> dict:
    """The households that are left of those at the start, against the line to what may be left at the end."""
    start_year = goal["last"] - years
    asked_end = start * goal["value"] / 100
    asked_now = line(start, asked_end, elapsed, years)
    needed = required_pace(asked_end, latest, years - elapsed)
    # The standard of the programme's years counts from the end of the first one. Of a later start no half is known.
    if start_year > goal["first"]:
        unknown = dict.fromkeys(_PACE) | {"so_far": half_up(percent(latest, start)), "years_left": years - elapsed}
        return unknown | {"status": UNDETERMINED}
    reached = latest <= asked_end
    in_time = REACHED if reached else ON_TRACK if latest <= asked_now else BEHIND
    return {
        "so_far": half_up(percent(latest, start)),
        "asked_now": half_up(asked_now, 0),
        "asked_end": half_up(asked_end, 0),
        "needed": None if needed is None else half_up(max(-needed, Decimal(0)), 0),
        "years_left": years - elapsed,
        "status": in_time if elapsed < years else REACHED if reached else MISSED,
    }


def _status(found: str, years_left: int) -> str:
    """A verdict on the average so far: before the end it is on track or behind."""
    if years_left <= 0:
        return found
    return {REACHED: ON_TRACK, EXCEEDED: ON_TRACK, MISSED: BEHIND}.get(found, found)
