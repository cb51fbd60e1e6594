"""A register of households as rows of the data folder: its review tables counted, and put beside what stands there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers.catalog.problems import DataProblems
from helpers.catalog.register import count_register
from helpers.catalog.texts import Texts
from helpers.forms.data_rows import cells, csv_text, file_of
from helpers.forms.writer import write_whole
from helpers.measures.reviews.counted import counted_reviews


@dataclass(frozen=True)
class CountedFiles:
    """What was written: rows by file of the data folder, and what a reader must know of the count.

    `households` are the rows of the register, `provinces` and `years` what they are of. `not_counted` has the columns
    that a table lacks, by table; `without_all` says that rates of table 1 are empty; `districts_without` are districts
    of these provinces of which nothing is told, by code.
    """

    files: dict[str, int]
    households: int
    provinces: tuple[str, ...]
    years: tuple[int, ...]
    not_counted: dict[str, tuple[str, ...]]
    without_all: bool
    districts_without: tuple[str, ...]


def write_reviews(
    registers: Sequence[Path],
    folder: Path,
    source_id: str,
    status: str,
    all_households: Path | None = None,
    language: str = "en",
) -> CountedFiles:
    """Count a register and write its review tables into the data `folder`, all files or none.

    Rows of the same province and year that stand there are replaced, all others are kept as they are. `status` is that
    of every figure, `source_id` its source, which must be listed in the folder. Raises DataProblems and FileInUse.
    """
    counted = count_register(registers, folder, source_id, all_households, language)
    lists, standard = counted.lists, counted.standard
    tables = counted_reviews(counted.counts, counted.everyone, lists.indicators(standard), lists.causes)
    same = {"standard_id": standard["standard_id"], "status": status, "source_id": source_id}
    replaced = {
        (province, str(year))
        for province, year in zip(counted.counts["province_code"], counted.counts["year"], strict=True)
    }
    texts, written = {}, {}
    for name, table in tables.items():
        schema = lists.schemas[name]
        of_example = table["province_code"].isin(lists.made_up)
        for made_up, rows in ((False, table[~of_example]), (True, table[of_example])):
            if len(rows):
                file = file_of(schema, made_up)
                kept = _kept(lists.data.texts[name], file, replaced, language)
                new = [cells(row | same, schema) for row in rows.to_dict("records")]
                texts[folder / file] = csv_text(schema, [*kept, *new]).encode()
                written[file] = len(new)
    write_whole(texts, language)
    return CountedFiles(
        files=written,
        households=counted.rows,
        provinces=tuple(sorted({province for province, _ in replaced})),
        years=tuple(sorted({int(year) for _, year in replaced})),
        not_counted=counted.lacking,
        without_all=counted.everyone.empty,
        districts_without=_districts_without(tables["review_results"], lists.province_of),
    )


def _kept(texts: Iterable[Texts], file: str, replaced: set[tuple[str, str]], language: str) -> list[dict[str, str]]:
    """The rows of other provinces and years, as they are written; none where the file is not there yet."""
    there = next((one for one in texts if one.file == file), None)
    if there is None or [problem.code for problem in there.problems] == ["missing_file"]:
        return []
    if there.problems:
        raise DataProblems(list(there.problems), language)
    rows = [dict(zip(there.columns, cells, strict=True)) for cells in zip(*there.columns.values(), strict=True)]
    return [row for row in rows if (row["province_code"], row["year"]) not in replaced]


def _districts_without(results: pd.DataFrame, province_of: dict[str, str]) -> tuple[str, ...]:
    """The districts of the counted provinces that have no row, where any district has one."""
    told = set(results["district_code"].dropna())
    provinces = {province_of[code] for code in told}
    return tuple(sorted(code for code, province in province_of.items() if province in provinces and code not in told))
