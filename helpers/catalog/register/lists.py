"""What a data folder says about the codes and rules of a register: places, sources, poverty standards, causes."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers.catalog.problems import DataProblems, Problem, hint
from helpers.catalog.schema import TableSchema
from helpers.catalog.tables import read_table
from helpers.catalog.texts import DataFolder, read_folder

_NEEDED = ("sources", "provinces", "districts", "standards", "deprivation_indicators", "causes")


@dataclass(frozen=True)
class Lists:
    """The lists of a data folder, and the folder itself."""

    data: DataFolder
    tables: dict[str, pd.DataFrame]

    @property
    def schemas(self) -> dict[str, TableSchema]:
        """The declared tables of the folder by name."""
        return {schema.name: schema for schema in self.data.schemas}

    @property
    def made_up(self) -> frozenset[str]:
        """The codes of provinces whose figures are made up."""
        provinces = self.tables["provinces"]
        return frozenset(provinces.loc[provinces["made_up"].eq(True), "province_code"])

    @property
    def province_of(self) -> dict[str, str]:
        """The province of every district, by code."""
        districts = self.tables["districts"]
        return dict(zip(districts["district_code"], districts["province_code"], strict=True))

    def standard_of(self, year: int | None) -> dict | None:
        """The poverty standard that the figures of a year are counted by; None where no list has one."""
        standards = self.tables["standards"].to_dict("records")
        return next((one for one in standards if year in _years(one)), None)

    def years(self, standard: dict | None) -> range:
        """The years of a standard, or those of all of them together."""
        ranges = [_years(one) for one in ([standard] if standard else self.tables["standards"].to_dict("records"))]
        return range(min(one.start for one in ranges), max(one.stop for one in ranges))

    def indicators(self, standard: dict | None) -> list[str]:
        """The indicators of a standard in official order."""
        listed = self.tables["deprivation_indicators"].sort_values("position")
        return list(listed.loc[listed["standard_id"] == (standard or {}).get("standard_id"), "indicator_id"])

    @property
    def causes(self) -> list[str]:
        """The causes of poverty in the order of table 10."""
        return list(self.tables["causes"].sort_values("position")["cause_id"])


def _years(standard: dict) -> range:
    return range(int(standard["data_year_from"]), int(standard["data_year_to"]) + 1)


def read_lists(folder: Path) -> Lists:
    """The lists of the data `folder`. Raises DataProblems, also for a fault in one of them: codes rest on them."""
    data = read_folder(folder)
    schemas = {schema.name: schema for schema in data.schemas}
    tables, problems = {}, []
    for name in _NEEDED:
        tables[name], found = read_table(schemas[name], data.texts[name])
        problems += found
    if problems:
        raise DataProblems(problems)
    return Lists(data, tables)


def source_problems(lists: Lists, source_id: str, provinces: set[str]) -> list[Problem]:
    """Whether the source of the counted rows is listed, and no real province rests on a made-up one."""
    sources = lists.tables["sources"].set_index("source_id")["quality"]
    file = lists.schemas["sources"].paths[0]
    if source_id not in sources.index:
        return [
            Problem(
                "source_not_listed", file, column="source_id", found=source_id, details=hint(source_id, sources.index)
            )
        ]
    if sources[source_id] == "made_up" and provinces - lists.made_up:
        return [Problem("made_up_source_for_real", file, column="source_id", found=source_id)]
    return []
