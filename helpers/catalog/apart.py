"""Made-up figures apart from real ones: they stand in files of their own, and no real figure stands in these."""

from collections.abc import Container, Iterator

import pandas as pd

from helpers.catalog.example import EXAMPLE
from helpers.catalog.problems import Problem
from helpers.catalog.tables import FILE, ROW

_OWNERS = ("province_code", "plan_id", "district_code")  # what tells whose a row is, the surest first
_CODES = ("made_up_among_real", "real_among_made_up", "made_up_source")


def apart_problems(tables: dict[str, pd.DataFrame]) -> Iterator[Problem]:
    """Rows of the example among real ones and the reverse, and real rows that rest on a made-up source."""
    made_up = _made_up(tables)
    for name, frame in tables.items():
        owner = "source_id" if name == "sources" else next((column for column in _OWNERS if column in frame), None)
        cited = "source_id" if name != "sources" and "source_id" in frame else None
        yield from sorted(_told(frame, owner, cited, made_up), key=lambda problem: _CODES.index(problem.code))


def _made_up(tables: dict[str, pd.DataFrame]) -> dict[str, set[str]]:
    """The province, the plans, the districts and the sources that are made up."""

    def told(table: str, column: str, mark: str, marks: Container) -> set[str]:
        return {one for one, found in zip(tables[table][column], tables[table][mark], strict=True) if found in marks}

    codes = told("provinces", "province_code", "made_up", (True,))
    return {
        "province_code": codes,
        "source_id": told("sources", "source_id", "quality", ("made_up",)),
        "plan_id": told("plans", "plan_id", "province_code", codes),
        "district_code": told("districts", "district_code", "province_code", codes),
    }


def _told(frame: pd.DataFrame, owner: str | None, cited: str | None, made_up: dict[str, set[str]]) -> Iterator[Problem]:
    """The problems of a table whose rows are owned by what the column `owner` names and rest on the source `cited`."""
    nothing = [None] * len(frame)
    owners, sources = (nothing if column is None else frame[column] for column in (owner, cited))
    details = {"expected": EXAMPLE}
    for file, row, whose, source in zip(frame[FILE], frame[ROW], owners, sources, strict=True):
        in_example, own = file.startswith(EXAMPLE), owner is not None and whose in made_up[owner]
        if own and not in_example:
            yield Problem("made_up_among_real", file, row, owner, whose, details=details)
        elif in_example and not own and whose is not None:
            yield Problem("real_among_made_up", file, row, owner, whose, details=details)
        if not own and not in_example and source in made_up["source_id"]:
            yield Problem("made_up_source", file, row, cited, source, details=details)
