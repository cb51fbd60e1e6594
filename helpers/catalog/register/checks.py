"""What must hold in every row of a register, each rule as an expression that is true where it is broken.

The bounds on deprivations are the definition of the two classes in Decree 07/2021/NĐ-CP, Article 3.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from helpers.catalog.register.declared import ABSENT, CHILDREN, COLUMNS, DEPRIVED, LISTED, NEAR_POOR, POOR, Column
from helpers.catalog.register.values import WRITTEN


@dataclass(frozen=True, eq=False)
class Check:
    """A rule: the `code` and `details` of the problem, the column it is told of, and where it is `broken`.

    `shown` is what of a broken row is told: what is written in the column, unless it says otherwise.
    """

    code: str
    column: str
    broken: pl.Expr
    details: dict
    shown: pl.Expr


def _check(code: str, column: str, broken: pl.Expr, shown: pl.Expr | None = None, **details) -> Check:
    told = pl.col(column + WRITTEN) if shown is None else shown
    return Check(code, column, broken.fill_null(False), details, told.cast(pl.String))


def checks(
    columns: list[str], codes: dict[str, tuple[str, ...]], years: range, provinces: dict[str, str], least: int
) -> list[Check]:
    """The rules for a register of these `columns`.

    `codes` are the known codes by column, `years` those of the poverty standard, `provinces` the province of every
    district, `least` the deprivations from which a household is poor and not near-poor.
    """
    found = [check for name in columns for check in _of_cells(COLUMNS[name], set(columns), codes.get(name, ()), years)]
    if "district_code" in columns:
        found.append(_district_of_its_province(provinces))
    if "opening_class" in columns:
        gone = (pl.col("class") == ABSENT) & (pl.col("opening_class") == ABSENT)
        found.append(_check("absent_throughout", "class", gone))
    deprived = [name for name in columns if name.startswith(DEPRIVED)]
    if deprived:
        found += _deprivations_of_class(deprived, least)
    if CHILDREN in columns:
        found += _children([name for name in columns if name.startswith(f"{CHILDREN}_")], "members" in columns)
    return found


def _of_cells(column: Column, columns: set[str], codes: tuple[str, ...], years: range) -> Iterator[Check]:
    name, cell, value = column.name, pl.col(column.name + WRITTEN), pl.col(column.name)
    yield _check(*_not_of_the_column(column, codes), broken=cell.is_not_null() & value.is_null(), **_expected(column))
    if column.required:
        yield _check("empty_cell", name, cell.is_null())
    elif column.where.keys() <= columns:
        counted = pl.all_horizontal(pl.col(other).is_in(list(values)) for other, values in column.where.items())
        told = ", ".join(f"{other} = {' / '.join(values)}" for other, values in column.where.items())
        yield _check("empty_where", name, cell.is_null() & counted, expected=told)
        if column.minimum is not None:  # of a household that has left, no member remains to be counted
            yield _check("below_least", name, counted & (value < column.minimum), expected=column.minimum)
            yield _check("above_most", name, counted & (value > column.maximum), expected=column.maximum)
    if name == "year":
        expected = f"{years.start}-{years.stop - 1}"
        yield _check("year_of_no_standard", name, ~value.is_between(years.start, years.stop - 1), expected=expected)


def _not_of_the_column(column: Column, codes: tuple[str, ...]) -> tuple[str, str]:
    if codes:
        return "code_not_listed", column.name
    if column.allowed:
        return "not_allowed", column.name
    return {"boolean": "not_yes_or_no", "integer": "not_integer"}.get(column.type, "empty_cell"), column.name


def _expected(column: Column) -> dict:
    lists = {"province_code": "provinces.csv", "district_code": "districts.csv"}
    return {"expected": lists.get(column.name, ", ".join(column.allowed))}


def _district_of_its_province(provinces: dict[str, str]) -> Check:
    district = pl.col("district_code").cast(pl.String)
    own = district.replace_strict(list(provinces), list(provinces.values()), default=None, return_dtype=pl.String)
    shown = pl.format("{} + {}", pl.col("province_code"), pl.col("district_code"))
    return _check("district_elsewhere", "district_code", own != pl.col("province_code").cast(pl.String), shown)


def _deprivations_of_class(deprived: list[str], least: int) -> Iterator[Check]:
    count = pl.sum_horizontal(pl.col(name).cast(pl.UInt8) for name in deprived)
    filled = pl.all_horizontal(pl.col(name).is_not_null() for name in deprived)  # what is empty is told as such
    own = pl.col("class")
    for code, broken in (
        ("poor_with_few", (own == POOR) & (count < least)),
        ("near_poor_with_many", (own == NEAR_POOR) & (count >= least)),
    ):
        yield _check(code, "class", filled & broken, pl.format("{}: {}", own, count), expected=least)


def _children(lacks: list[str], members: bool) -> Iterator[Check]:
    for part, whole in [*((lack, CHILDREN) for lack in lacks), *([(CHILDREN, "members")] if members else [])]:
        counted = pl.col("class").is_in(list(LISTED))
        yield _check("more_than_whole", part, counted & (pl.col(part) > pl.col(whole)), expected=whole)
