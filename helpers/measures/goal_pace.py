"""The pace of one goal: what was done so far, what is still needed a year, and whether that is on track."""

from decimal import Decimal

from helpers.measures.headline import coarse
from helpers.measures.pace import line, required_pace
from helpers.measures.verdict import BEHIND, EXCEEDED, MISSED, ON_TRACK, REACHED, UNDETERMINED, verdict
from helpers.numbers import half_up, percent

POVERTY, MULTIDIMENSIONAL, LEFT = (
    "poverty_rate_fall_per_year",
    "multidimensional_rate_fall_per_year",
    "multidimensional_households_left",
)
PLAN, PROGRAMME = "plan", "programme"
NO_START, LOW_START = "no_start", "low_start"
PACE = ["so_far", "asked_now", "asked_end", "needed", "years_left", "status", "why"]


def goal_pace(
    goal: dict, start: Decimal, latest: Decimal, start_year: int, year: int, from_its_start: bool = True
) -> dict:
    """How a goal (`by`, `measure`, `comparator`, `value`, `value_max`, `last`) stands in `year`, its years counted from
    the end of `start_year`.

    `so_far` (the average change a year, percentage points down; or the share of the households that is left, percent),
    `asked_now` (where the straight line to what is asked at least stands in `year`), `asked_end` and `needed` (what is
    to be left at the end, and the change a year that still leads there), `years_left`, `status` (on_track, behind,
    reached, missed, exceeded, undetermined) and `why` it is undetermined. Differences and means carry no more decimals
    than the coarser figure.

    There is no verdict, and nothing is asked of the end, in two cases. `no_start`: the figures begin after the start of
    the goal's years (not `from_its_start`), and one or two years tell nothing of the whole. `low_start`: the
    programme's yearly fall would by its end take more than half of the start rate away. The programme asks the country
    to halve its poor and near-poor households, and none of its yearly falls is half of the country's own start rate
    (Decision 90/QĐ-TTg, 18 January 2022): such a fall is made for rates that are higher.
    """
    elapsed, years = year - start_year, int(goal["last"]) - start_year
    pace = _left if goal["measure"] == LEFT else _fall
    found = pace(goal, start, latest, elapsed, years) | {"years_left": years - elapsed, "why": None}
    why = NO_START if not from_its_start else LOW_START if _low(goal, start, years) else None
    if why is None:
        return found
    return found | {"asked_now": None, "asked_end": None, "needed": None, "status": UNDETERMINED, "why": why}


def _low(goal: dict, start: Decimal, years: int) -> bool:
    return goal["by"] == PROGRAMME and goal["measure"] != LEFT and goal["value"] * years > start / 2


def _fall(goal: dict, start: Decimal, latest: Decimal, elapsed: int, years: int) -> dict:
    """The average fall a year so far, and the one that leads to the least that is asked until the end."""
    exact = (start - latest) / elapsed
    asked_end = max(start - goal["value"] * years, Decimal(0))
    needed = required_pace(asked_end, latest, years - elapsed)
    return {
        "so_far": coarse(exact, start, latest),
        "asked_now": coarse(line(start, asked_end, elapsed, years), start),
        "asked_end": coarse(asked_end, start),
        "needed": None if needed is None else coarse(max(-needed, Decimal(0)), start, latest),
        "status": _status(verdict(goal["comparator"], goal["value"], goal["value_max"], exact), years - elapsed),
    }


def _left(goal: dict, start: Decimal, latest: Decimal, elapsed: int, years: int) -> dict:
    """The households that are left of those at the start, against the line to what may be left at the end."""
    asked_end = start * goal["value"] / 100
    asked_now = line(start, asked_end, elapsed, years)
    needed = required_pace(asked_end, latest, years - elapsed)
    reached = latest <= asked_end
    in_time = REACHED if reached else ON_TRACK if latest <= asked_now else BEHIND
    return {
        "so_far": half_up(percent(latest, start)),
        "asked_now": half_up(asked_now, 0),
        "asked_end": half_up(asked_end, 0),
        "needed": None if needed is None else half_up(max(-needed, Decimal(0)), 0),
        "status": in_time if elapsed < years else REACHED if reached else MISSED,
    }


def _status(found: str, years_left: int) -> str:
    """A verdict on the average so far: before the end it is on track or behind."""
    if years_left <= 0:
        return found
    return {REACHED: ON_TRACK, EXCEEDED: ON_TRACK, MISSED: BEHIND}.get(found, found)
