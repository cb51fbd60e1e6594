"""Rows for the data folder's tables, in the columns, number formats and files that its datapackage.json declares."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

import pandas as pd

from helpers.catalog.example import EXAMPLE
from helpers.catalog.schema import Field, TableSchema
from helpers.measures.missing import known


def file_of(schema: TableSchema, made_up: bool) -> str:
    """The file of a table that holds the rows of real provinces, or of the example."""
    return next(path for path in schema.paths if path.startswith(EXAMPLE) == made_up)


def cells(row: Mapping[str, object], schema: TableSchema) -> dict[str, str]:
    """The values of a row as texts by column; a column that it does not have is empty."""
    return {field.name: _cell(row.get(field.name), field) for field in schema.fields}


def csv_text(schema: TableSchema, rows: Iterable[Mapping[str, str]]) -> str:
    """Rows of texts as a CSV file."""
    frame = pd.DataFrame(rows, columns=[field.name for field in schema.fields], dtype=object)
    return frame.to_csv(index=False, sep=schema.delimiter, lineterminator="\n")


def _cell(value: object, field: Field) -> str:
    """A value as the field declares it."""
    if isinstance(value, str):
        return value
    if not known(value):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if field.type in ("integer", "number"):
        text = f"{Decimal(value):,f}" if field.group else f"{Decimal(value):f}"
        return text.translate(str.maketrans({",": field.group, ".": field.decimal}))
    return str(value)
