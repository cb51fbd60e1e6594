"""Made-up figures apart from real ones: they stand in files of their own, and no real figure stands in these."""

from collections.abc import Iterator

import pandas as pd

from helpers.catalog.example import EXAMPLE
from helpers.catalog.problems import Problem
from helpers.catalog.tables import FILE, ROW

_OWNERS = ("province_code", "plan_id", "district_code")  # what tells whose a row is, the surest first


def apart_problems(tables: dict[str, pd.DataFrame]) -> Iterator[Problem]:
    """Rows of the example among real ones and the reverse, and real rows that rest on a made-up source."""
    made_up = _made_up(tables)
    for name, frame in tables.items():
        in_example = frame[FILE].str.startswith(EXAMPLE)
        owner = "source_id" if name == "sources" else next((column for column in _OWNERS if column in frame), None)
        if owner is not None:
            own = frame[owner].isin(made_up[owner])
            yield from _told("made_up_among_real", frame[own & ~in_example], owner)
            yield from _told("real_among_made_up", frame[~own & in_example & frame[owner].notna()], owner)
        if name != "sources" and "source_id" in frame:
            wrong = frame["source_id"].isin(made_up["source_id"]) & ~in_example
            if owner is not None:
                wrong &= ~frame[owner].isin(made_up[owner])  # told above
            yield from _told("made_up_source", frame[wrong], "source_id")


def _made_up(tables: dict[str, pd.DataFrame]) -> dict[str, set[str]]:
    """The province, the plans, the districts and the sources that are made up."""
    provinces, sources = tables["provinces"], tables["sources"]
    codes = set(provinces.loc[provinces["made_up"].eq(True), "province_code"])
    of_codes = {
        column: set(frame.loc[frame["province_code"].isin(codes), column])
        for column, frame in (("plan_id", tables["plans"]), ("district_code", tables["districts"]))
    }
    made_up_sources = set(sources.loc[sources["quality"].eq("made_up"), "source_id"])
    return {"province_code": codes, "source_id": made_up_sources} | of_codes


def _told(code: str, rows: pd.DataFrame, column: str) -> Iterator[Problem]:
    for file, row, found in zip(rows[FILE], rows[ROW], rows[column], strict=True):
        yield Problem(code, file, row, column, found, details={"expected": EXAMPLE})
