"""All households by area, poor or not: what the rates of table 1 are shares of. A register does not hold them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd

from helpers.catalog.keys import key_problems
from helpers.catalog.problems import Problem
from helpers.catalog.register.declared import all_households_schema
from helpers.catalog.register.files import csv_header
from helpers.catalog.register.lists import Lists
from helpers.catalog.tables import FILE, ROW, read_table
from helpers.catalog.texts import read_texts

AREA = ["year", "province_code", "district_code"]
_NAMED = 3  # areas that a message names
_COUNTED = ("poor", "near_poor", "farm_average")


def read_all_households(path: Path | None, lists: Lists) -> tuple[pd.DataFrame, list[Problem]]:
    """The table with `households` and `persons` by AREA, empty without a `path`, and what is wrong with it."""
    schema = all_households_schema()
    if path is None:
        return pd.DataFrame(columns=[field.name for field in schema.fields], dtype=object), []
    if not path.is_file():
        return pd.DataFrame(), [Problem("no_such_file", column=path.as_posix())]
    try:
        delimiter, _ = csv_header(path, [field.name for field in schema.fields])
    except UnicodeDecodeError as error:
        return pd.DataFrame(), [Problem("not_utf8", path.name, found=f"byte {error.start}")]
    schema = replace(schema, delimiter=delimiter)
    frame, problems = read_table(schema, [read_texts(schema, path.parent, path.name)])
    if not problems:
        problems = list(key_problems([schema], {**lists.tables, schema.name: frame}))
    return frame, problems


def of_register(everyone: pd.DataFrame, counts: pd.DataFrame) -> pd.DataFrame:
    """All households of the provinces and years that a register counts, at its level: districts, or whole provinces."""
    whole = "district_code" not in counts
    counted = set(zip(counts["year"], counts["province_code"], strict=True))
    kept = [
        (year, province) in counted and pd.isna(district) == whole
        for year, province, district in everyone[AREA].itertuples(index=False)
    ]
    return everyone.loc[pd.Series(kept, index=everyone.index, dtype=bool)]


def households_problems(path: Path, everyone: pd.DataFrame, counts: pd.DataFrame) -> Iterator[Problem]:
    """Areas of the register that have no row, and those with more listed households than households."""
    level = AREA if "district_code" in counts else AREA[:2]
    present = counts[counts["class"].isin(_COUNTED)].groupby(level)["households"].sum()
    told = {tuple(row[name] for name in level): row for row in everyone.to_dict("records")}
    areas = sorted(counts[level].drop_duplicates().itertuples(index=False, name=None))
    missing = [" ".join(map(str, area)) for area in areas if area not in told]
    if missing:
        named = ", ".join(missing[:_NAMED]) + (" …" if len(missing) > _NAMED else "")
        yield Problem("area_without_households", path.name, details={"expected": named})
    for area, households in present.items():
        row = told.get(area)
        if row is not None and households > row["households"]:
            details = {"expected": row["households"]}
            yield Problem(
                "more_poor_than_households", row[FILE], row[ROW], "households", str(households), details=details
            )
