"""All tables of a data folder, checked against its datapackage.json and against each other."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from helpers.catalog.excerpt import Excerpt
from helpers.catalog.keys import key_problems
from helpers.catalog.likely import with_likely_district
from helpers.catalog.opening import with_firmness
from helpers.catalog.ordering import in_order
from helpers.catalog.problems import Problem
from helpers.catalog.reviewed import with_reviewed
from helpers.catalog.rules import rule_problems
from helpers.catalog.tables import FILE, ROW, read_table
from helpers.catalog.texts import DataFolder, read_folder

_RANKED = ("balances", "national_balances", "review_results")  # several sources may print the same figure


@dataclass(frozen=True)
class Catalogue:
    """The typed tables of a data folder by name, and everything that is wrong with them.

    `of` is empty where the tables are whole, and otherwise says whose rows they hold, see `Excerpt`. `kept` are dossiers
    made of these tables, see `dossier_of`.
    """

    folder: Path
    tables: dict[str, pd.DataFrame]
    problems: tuple[Problem, ...]
    of: str = ""
    kept: dict = field(default_factory=dict, init=False, compare=False, repr=False)

    def only(self, excerpt: Excerpt) -> "Catalogue":
        """The same with the rows of `excerpt` alone."""
        places = excerpt.places
        tables = {}
        for name, frame in self.tables.items():
            standing = self._standing[name]
            tables[name] = frame.iloc[sorted(number for place in places for number in standing.get(place, ()))]
        return replace(self, tables=tables, of=excerpt.of)

    @cached_property
    def _standing(self) -> dict[str, dict[tuple[str, int], list[int]]]:
        """Of each table which of its rows come from which file and line; what a review counts is a row of balances too."""
        found: dict[str, dict[tuple[str, int], list[int]]] = {}
        for name, frame in self.tables.items():
            rows = found[name] = {}
            for number, place in enumerate(zip(frame[FILE], frame[ROW], strict=True)):
                rows.setdefault(place, []).append(number)
        return found

    def problems_of(self, province_code: str) -> list[Problem]:
        """What stops the reports of this province: its own rows, and what all provinces share."""
        return [problem for problem in self.problems if problem.owner in (None, province_code)]

    def plans(self) -> pd.DataFrame:
        """The province-years that have a report: plans with their province's `name_vi`, `name_en`, `made_up`, in code and year order."""
        names = self.tables["provinces"][["province_code", "name_vi", "name_en", "made_up"]]
        plans = self.tables["plans"].merge(names, on="province_code")
        return plans.sort_values(["province_code", "year_from"], ignore_index=True)


def read(folder: str | Path | DataFolder) -> Catalogue:
    """Read every table of `folder`. Problems of the data are kept, not raised; DataProblems only if nothing is readable."""
    data = folder if isinstance(folder, DataFolder) else read_folder(folder)
    schemas = data.schemas
    tables, problems = {}, []
    for schema in schemas:
        tables[schema.name], found = read_table(schema, data.texts[schema.name])
        problems += found
    quality = tables["sources"].drop_duplicates("source_id").set_index("source_id")["quality"]
    for name in _RANKED:
        tables[name]["quality"] = tables[name]["source_id"].map(quality)
    names = {path: schema.name for schema in schemas for path in schema.paths}
    # Keys and sums say nothing about tables that could not be read as a whole.
    sound = not any(problem.row in (None, 1) for problem in problems)
    if sound:
        problems += key_problems(schemas, tables, tuple(problems))
    tables = in_order(schemas, tables)
    if sound:
        problems += rule_problems(tables, unsound={names[problem.file] for problem in problems})
    owned = tuple(_owned(problems, tables, names))
    tables["balances"] = with_reviewed(tables["balances"], tables["review_results"])
    for name in ("balances", "national_balances"):
        tables[name] = with_firmness(tables[name])
    # A copy lays the columns of each type side by side: reports take rows out of these tables again and again.
    return Catalogue(data.folder, {name: table.copy() for name, table in tables.items()}, owned)


def _owned(problems: Iterable[Problem], tables: dict[str, pd.DataFrame], names: dict[str, str]) -> Iterable[Problem]:
    """The problems, each with the province whose row it stands in.

    A row of a province that stands in no list is owned by none: it could be anyone's, so it stops all.
    """
    listed = set(tables["provinces"]["province_code"])
    province_of_plan = dict(zip(tables["plans"]["plan_id"], tables["plans"]["province_code"], strict=True))
    for problem in problems:
        frame = tables[names[problem.file]]
        record = frame[(frame[FILE] == problem.file) & (frame[ROW] == problem.row)].to_dict("records")
        owner = None
        if record and names[problem.file] != "provinces":
            owner = record[0].get("province_code") or province_of_plan.get(record[0].get("plan_id"))
        yield with_likely_district(replace(problem, owner=owner if owner in listed else None), tables)
