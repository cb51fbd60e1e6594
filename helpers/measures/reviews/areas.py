"""Review tables by area: the districts, the sum of the districts, and the whole province.

The official tables of the yearly review (Circular 07/2021/TT-BLĐTBXH, as consolidated in 1315/VBHN-BLĐTBXH) list the
districts and end in a total row. The total is taken as printed; the sum of the districts is kept beside it, so that
the two can be compared. Where no total is printed the sum stands for it, and `printed` says so.
"""

from collections.abc import Iterable, Iterator

import pandas as pd

from helpers.measures.missing import known, when_known
from helpers.measures.records import grouped, records
from helpers.numbers import half_up, percent

DISTRICT, SUM, WHOLE = "district", "sum", "whole"
PLACE = ["area", "district_code", "district", "short", "poor_district", "printed"]


def by_area(table: pd.DataFrame, within: list[str], counts: list[str], told: Iterable[str] = ()) -> list[dict]:
    """The rows of a review table and its sums, for each combination of the columns `within`.

    Each row has the columns `within`, `counts`, those `told` as printed (missing in a sum) and the place: `area`
    (`district`, `sum` of the districts, or `whole` for the province), `district_code`, `district`, `short`,
    `poor_district`, and `printed` (whether the row stands in the table). A sum is missing where a part is missing.
    """
    rows = []
    for group in grouped(records(table), *within).values():
        printed = list(_printed(group, [*within, *counts, *told]))
        districts = [row for row in printed if row["area"] == DISTRICT]
        whole = [row for row in printed if row["area"] == WHOLE]
        sums = [_sum(districts, within, counts, told, area) for area in (SUM, WHOLE)] if districts else []
        rows += [*districts, *sums[:1], *(whole or sums[1:])]
    return rows


def place(row: dict) -> tuple:
    """What tells the rows of one year apart by place, in every table alike."""
    return row["area"], row["district_code"]


def rate(part: object, base: object):
    """`part` as a percentage of `base`, half-up to two decimals; missing where one is missing or the base is empty."""
    return when_known(lambda share: half_up(share), exact_rate(part, base))


def exact_rate(part: object, base: object):
    """`part` as a percentage of `base`, unrounded; missing where one is missing or the base is empty."""
    return percent(part, base) if known(part, base) and base else None


def total(*parts: object):
    """The sum of `parts`, missing where one of them is."""
    return sum(parts) if known(*parts) else None


def frame(rows: list[dict], columns: list[str]) -> pd.DataFrame:
    """Rows as a table of exactly `columns`, also where there is no row."""
    return pd.DataFrame(rows, columns=columns, dtype=object)


def _printed(group: list[dict], columns: list[str]) -> Iterator[dict]:
    for record in group:
        values = {column: record[column] if known(record[column]) else None for column in columns}
        if not known(record["district_code"]):
            yield values | _nowhere(WHOLE) | {"printed": True}
            continue
        named = {column: record[column] for column in ("district_code", "district", "short")}
        yield values | named | {"area": DISTRICT, "poor_district": bool(record["poor_district"]), "printed": True}


def _sum(rows: list[dict], within: list[str], counts: list[str], told: Iterable[str], area: str) -> dict:
    same = {column: rows[0][column] for column in within}
    sums = {column: total(*(row[column] for row in rows)) for column in counts}
    return same | sums | dict.fromkeys(told) | _nowhere(area) | {"printed": False}


def _nowhere(area: str) -> dict:
    return {"area": area, "district_code": None, "district": None, "short": None, "poor_district": False}
