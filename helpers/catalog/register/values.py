"""The cells of a register as values: what is written, and what it means by the declared type of its column.

Text and typed cells of one meaning give one value, so that a register counts alike as CSV and as Parquet: `1`, `true`
and a Parquet boolean are yes; `4` and the whole floating-point number that a column with gaps turns it into are four.
"""

import polars as pl

from helpers.catalog.register.declared import Column

WRITTEN = " as written"  # ends the name of the column that holds what stands in the cell
_TEXT = (pl.String, pl.Categorical, pl.Enum)


def fits(column: Column, dtype: pl.DataType) -> bool:
    """Whether cells stored as `dtype` can be of the column. Codes stored as numbers have lost their leading zeros."""
    if dtype in (*_TEXT, pl.Null):
        return True
    if column.type == "string":
        return column.name == "household_id" and dtype.is_integer()
    return dtype.is_numeric() or (column.type == "boolean" and dtype == pl.Boolean)


def written(name: str, dtype: pl.DataType, tidy: bool) -> pl.Expr:
    """What stands in the cell; where it is `tidy`, text is without spaces around it, and nothing where it is empty.

    Tidying costs more than all the rest of a count, so it is done only for a register that needs it.
    """
    cell = pl.col(name)
    if dtype in _TEXT:
        cell = cell.cast(pl.String)
        if tidy or name == "household_id":  # a name is never found wrong, only equal to another or not
            cell = cell.str.strip_chars()
            cell = pl.when(cell.str.len_bytes() > 0).then(cell)
    return cell.alias(name + WRITTEN)


def meant(column: Column, dtype: pl.DataType, known: tuple[str, ...], tidy: bool) -> pl.Expr:
    """The value of a cell, missing where it is not one of the column; `known` are the codes of a column of codes."""
    cell = pl.col(column.name + WRITTEN)
    if column.type == "boolean":
        value = _flag(cell, column, dtype, tidy)
    elif column.type == "integer":
        value = pl.when(cell == cell.floor()).then(cell) if dtype.is_float() else cell
        value = value.cast(pl.Int32, strict=False)
    elif known or column.allowed:
        value = cell.cast(pl.String).cast(pl.Enum(known or column.allowed), strict=False)
    else:
        value = cell.cast(pl.String)
    return value.alias(column.name)


def _flag(cell: pl.Expr, column: Column, dtype: pl.DataType, tidy: bool) -> pl.Expr:
    if dtype == pl.Boolean:
        return cell
    if tidy and dtype in _TEXT:
        no, yes = column.words
        return cell.cast(pl.Enum([*no, *yes]), strict=False).to_physical() >= len(no)
    number = cell if dtype.is_float() else cell.cast(pl.Int8, strict=False)
    return pl.when((number == 0) | (number == 1)).then(number == 1)
