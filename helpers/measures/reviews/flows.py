"""Movement of poor and near-poor households within the year (tables 2 and 3 of the yearly review)."""

import pandas as pd

from helpers.measures.missing import when_known
from helpers.measures.reviews.areas import PLACE, by_area, frame, rate, total

OUT = ("to_other_class", "above_line", "other_decrease")
IN = ("from_other_class", "relapsed", "newly_arisen", "other_increase")
# The ways out of a class that are a way up: for poor households both columns headed "thoát nghèo" in table 2.
ESCAPES = {"poor": ("to_other_class", "above_line"), "near_poor": ("above_line",)}


def review_flows(flows: pd.DataFrame) -> pd.DataFrame:
    """Tables 2 and 3 by year, class, unit and area, with what follows from their columns.

    Takes a dossier's `review_flows`. Columns: `year`, `class` (poor or near_poor), `unit`, the place (see areas.py),
    the printed `opening`, `to_other_class`, `above_line`, `other_decrease`, `from_other_class`, `relapsed`,
    `newly_arisen`, `other_increase` and `closing`; computed `left` and `joined` (all ways out, all ways in),
    `closing_computed` (opening − left + joined: the formula 9=1-2-3-4+5+6+7+8 of the printed tables), `net` (closing −
    opening, as printed), `escaped` (up and out of the class: of poor households those that became near-poor or passed
    the line, of near-poor ones those that passed it), `escape_rate` (% of opening) and `relapse_share` (relapsed, %
    of joined), half-up to two decimals. What lacks a part is missing.
    """
    rows = by_area(flows, ["year", "class", "unit"], ["opening", *OUT, *IN, "closing"])
    return frame([row | _follows(row) for row in rows], _COLUMNS)


_COLUMNS = ["year", "class", "unit", *PLACE, "opening", *OUT, *IN, "closing", "left", "joined"]
_COLUMNS += ["closing_computed", "net", "escaped", "escape_rate", "relapse_share"]


def _follows(row: dict) -> dict:
    left, joined = (total(*(row[way] for way in ways)) for ways in (OUT, IN))
    escaped = total(*(row[way] for way in ESCAPES[row["class"]]))
    return {
        "left": left,
        "joined": joined,
        "closing_computed": when_known(lambda start, out, into: start - out + into, row["opening"], left, joined),
        "net": when_known(lambda end, start: end - start, row["closing"], row["opening"]),
        "escaped": escaped,
        "escape_rate": rate(escaped, row["opening"]),
        "relapse_share": rate(row["relapsed"], joined),
    }
