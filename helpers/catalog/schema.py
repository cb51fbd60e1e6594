"""The shape that datapackage.json declares: one description that documents the tables and is checked against.

Follows the Data Package standard (datapackage.org) as far as it is used here: table schemas with field types,
constraints, primary, unique and foreign keys, and the CSV dialect's delimiter.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from helpers.catalog.problems import DataProblems, Problem

PACKAGE = "datapackage.json"
TABLES = [
    "sources",
    "regions",
    "provinces",
    "districts",
    "poor_districts",
    "standards",
    "dimensions",
    "deprivation_indicators",
    "causes",
    "target_indicators",
    "coverage_links",
    "populations",
    "projects",
    "plans",
    "balances",
    "national_balances",
    "district_plans",
    "printed_totals",
    "targets",
    "outcomes",
    "review_results",
    "review_flows",
    "review_deprivations",
    "review_deprivation_totals",
    "review_groups",
    "review_causes",
    "review_children",
    "programme_goals",
    "plan_projects",
    "funding",
    "issuers",
]


@dataclass(frozen=True)
class Field:
    """A column: its name, its type, the constraints on its cells, and for texts of a form an example."""

    name: str
    type: str
    constraints: dict
    decimal: str
    group: str
    example: str = ""


@dataclass(frozen=True)
class ForeignKey:
    """Columns whose values must stand in `columns` of the table `table`."""

    fields: tuple[str, ...]
    table: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class TableSchema:
    """A table: its files, its columns, the keys that identify its rows and tie it to other tables, and the columns that
    its rows are sorted by before the first of the keys."""

    name: str
    paths: tuple[str, ...]
    delimiter: str
    fields: tuple[Field, ...]
    keys: tuple[tuple[str, ...], ...]
    foreign_keys: tuple[ForeignKey, ...]
    order: tuple[str, ...]


def read_schemas(folder: Path) -> list[TableSchema]:
    """The tables that `folder`/datapackage.json declares, in its order. Raises DataProblems."""
    if not folder.is_dir():
        raise DataProblems([Problem("missing_folder", column="data", found=str(folder))])
    try:
        package = json.loads((folder / PACKAGE).read_text(encoding="utf-8"))
        schemas = [table_schema(resource) for resource in package["resources"]]
    except FileNotFoundError:
        raise DataProblems([Problem("missing_folder", file=PACKAGE)]) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataProblems([Problem("bad_package", file=PACKAGE, found=str(error))]) from None
    missing = [table for table in TABLES if table not in {schema.name for schema in schemas}]
    if missing:
        raise DataProblems(
            [Problem("bad_package", file=PACKAGE, column="resources", found=f"no {table}") for table in missing]
        )
    return schemas


def table_schema(resource: dict) -> TableSchema:
    """The table that a resource of a data package declares."""
    schema = resource["schema"]
    keys = [_names(schema["primaryKey"])] if "primaryKey" in schema else []
    keys += [_names(key) for key in schema.get("uniqueKeys", [])]
    return TableSchema(
        name=resource["name"],
        paths=_names(resource["path"]),
        delimiter=resource.get("dialect", {}).get("delimiter", ","),
        fields=tuple(_field(field) for field in schema["fields"]),
        keys=tuple(keys),
        foreign_keys=tuple(
            ForeignKey(
                _names(key["fields"]),
                key["reference"]["resource"] or resource["name"],
                _names(key["reference"]["fields"]),
            )
            for key in schema.get("foreignKeys", [])
        ),
        order=_names(resource.get("order", [])),
    )


def _field(field: dict) -> Field:
    return Field(
        field["name"],
        field.get("type", "string"),
        field.get("constraints", {}),
        field.get("decimalChar", "."),
        field.get("groupChar", ""),
        field.get("example", ""),
    )


def _names(names: str | list[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)
