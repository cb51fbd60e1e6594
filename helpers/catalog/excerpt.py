"""The rows that one report can stand on: what its process is handed, and what decides whether it is made again.

Which rows are a province's follows from the foreign keys of datapackage.json: a row is its own if it names the
province, one of its plans or one of its districts. Tables that name none are shared by all, but of the sources only those
that are cited. The order of rows and the lines they stand in are no part of it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from helpers.catalog.schema import ForeignKey
from helpers.catalog.texts import DataFolder

NATION = "nation"
OF_COUNTRY = ("national_balances",)  # tables on the whole country, which no province's report shows
_NATIONAL = (  # the tables the national overview stands on, see `load_nation`
    "regions",
    "provinces",
    "standards",
    "programme_goals",
    "national_balances",
    "balances",
    "review_results",
    "sources",
)


@dataclass(frozen=True)
class Record:
    """A row: where it stands, its cells by column, and the province it belongs to, if to one."""

    file: str
    line: int
    cells: dict[str, str]
    owner: str | None = None

    @property
    def text(self) -> str:
        """The cells as one text, whatever the order of the columns. It is made anew each time: those of all rows are
        too much to keep."""
        return json.dumps(self.cells, sort_keys=True, ensure_ascii=False)


class Rows(tuple[Record, ...]):
    """Records of one table."""

    @cached_property
    def digest(self) -> str:
        """A sha256, the same for the same records in any order."""
        return hashlib.sha256("\n".join(sorted(record.text for record in self)).encode()).hexdigest()


@dataclass(frozen=True)
class Excerpt:
    """The rows of a report by table; `of` is a province's code, or NATION."""

    of: str
    rows: dict[str, Rows]

    @property
    def places(self) -> set[tuple[str, int]]:
        """File and line of every row."""
        return {(record.file, record.line) for records in self.rows.values() for record in records}

    def digests(self) -> dict[str, str]:
        """The digest of each table that has rows here."""
        return {name: rows.digest for name, rows in self.rows.items() if rows}


class Excerpts:
    """The excerpts of a data folder."""

    def __init__(self, data: DataFolder):
        self._schemas = {schema.name: schema for schema in data.schemas}
        self._owned = {name for name in self._schemas if self._leads_to_provinces(name, ())}
        self._data = data
        self._made: dict[str, Excerpt] = {}
        self._records: dict[str, Rows] = {}
        for name in self._schemas:
            self._of_table(name)
        self._by_owner: dict[str, dict[str | None, list[Record]]] = {name: {} for name in self._owned}
        for name, owners in self._by_owner.items():
            for record in self._records[name]:
                owners.setdefault(record.owner, []).append(record)

    def of_province(self, code: str) -> Excerpt:
        """The rows of the province with this code."""
        if code not in self._made:
            rows = {name: self._own_rows(name, code) for name in self._records if name not in (*OF_COUNTRY, "sources")}
            self._made[code] = self._with_sources(code, rows)
        return self._made[code]

    def of_nation(self) -> Excerpt:
        """The rows of the national overview: figures of whole provinces and of the country, none of them made up."""
        if NATION not in self._made:
            made_up = {record.owner for record in self._records["provinces"] if record.cells.get("made_up") == "true"}
            whole = {name: self._records[name] for name in _NATIONAL if name != "sources"}
            rows = {
                name: Rows(one for one in records if one.owner not in made_up and not one.cells.get("district_code"))
                for name, records in whole.items()
            }
            self._made[NATION] = self._with_sources(NATION, rows)
        return self._made[NATION]

    def _own_rows(self, name: str, code: str) -> Rows:
        if name == "provinces":  # whether it was merged with others shows in the rows of those
            provinces = self._records[name]
            group = {record.cells.get("successor_code") for record in provinces if record.owner == code}
            return Rows(record for record in provinces if record.cells.get("successor_code") in group)
        if name not in self._owned:
            return self._records[name]
        by_owner = self._by_owner[name]
        return Rows((*by_owner.get(code, ()), *by_owner.get(None, ())))  # rows that no one can place concern all

    def _with_sources(self, of: str, rows: dict[str, Rows]) -> Excerpt:
        cited = {cited for name, records in rows.items() for cited in self._cited(name, records)}
        sources = (record for record in self._records["sources"] if record.cells.get("source_id") in cited)
        return Excerpt(of, rows | {"sources": Rows(sources)})

    def _cited(self, name: str, records: Iterable[Record]) -> Iterator[str]:
        columns = [key.fields[0] for key in self._schemas[name].foreign_keys if key.table == "sources"]
        return (record.cells[column] for record in records for column in columns if record.cells.get(column))

    def _leads_to_provinces(self, name: str, on_the_way: tuple[str, ...]) -> bool:
        tables = {key.table for key in self._schemas[name].foreign_keys} - {*on_the_way, name}
        return name == "provinces" or any(self._leads_to_provinces(table, (*on_the_way, name)) for table in tables)

    def _of_table(self, name: str) -> Rows:
        """The records of a table, after those of the tables they name."""
        if name not in self._records:
            self._records[name] = Rows()  # a table that names itself looks no further
            owners = [] if name == "provinces" else [self._owners(key) for key in self._owning_keys(name)]
            self._records[name] = Rows(
                Record(file, line, cells, _owner(name, cells, owners)) for file, line, cells in self._cells(name)
            )
        return self._records[name]

    def _owning_keys(self, name: str) -> list[ForeignKey]:
        """The foreign keys that tell whose a row is: the province it names itself before its plan, its plan before its district."""
        keys = [key for key in self._schemas[name].foreign_keys if key.table in self._owned and key.table != name]
        return sorted(keys, key=lambda key: (key.table != "provinces", key.table != "plans"))

    def _owners(self, key: ForeignKey) -> tuple[str, dict[str, str | None]]:
        return key.fields[0], {
            record.cells.get(key.columns[0], ""): record.owner for record in self._of_table(key.table)
        }

    def _cells(self, name: str) -> Iterator[tuple[str, int, dict[str, str]]]:
        for texts in self._data.texts[name]:
            names = list(texts.columns)
            for line, cells in zip(texts.lines, zip(*texts.columns.values(), strict=True), strict=True):
                yield texts.file, line, {column: cell or "" for column, cell in zip(names, cells, strict=True)}


def _owner(name: str, cells: dict[str, str], owners: list[tuple[str, dict[str, str | None]]]) -> str | None:
    if name == "provinces":
        return cells.get("province_code")
    return next((of[cells[column]] for column, of in owners if of.get(cells.get(column, ""))), None)
