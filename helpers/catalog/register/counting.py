"""A whole register counted in one pass, for all provinces at once: households by place, class and movement.

The pass also looks at every cell. Only where it meets something broken is the register read again, to tell where.
"""

from collections.abc import Iterator

import pandas as pd
import polars as pl

from helpers.catalog.problems import Problem
from helpers.catalog.register.checks import Check
from helpers.catalog.register.declared import ABSENT, COLUMNS, GROUPS, LISTED
from helpers.catalog.register.files import ROW, File
from helpers.catalog.register.values import WRITTEN, meant, written

KEYS = ("year", "province_code", "district_code", "opening_class", "class", "relapsed")
_BROKEN = "broken"
_TOLD = 3  # rows of a problem that are named
_HOUSEHOLD = ("year", "province_code", "household_id")


def values(file: File, columns: list[str], codes: dict[str, tuple[str, ...]], tidy: bool) -> pl.LazyFrame:
    """The rows of a file, each column of `columns` as it is written and as what it means. Empty rows are no rows."""
    cells = file.rows.select(ROW, *(written(name, file.types[name], tidy) for name in columns))
    cells = cells.filter(pl.any_horizontal(pl.col(name + WRITTEN).is_not_null() for name in _HOUSEHOLD))
    return cells.with_columns(meant(COLUMNS[name], file.types[name], codes.get(name, ()), tidy) for name in columns)


def count(frames: list[pl.LazyFrame], columns: list[str], rules: list[Check]) -> tuple[pd.DataFrame, int, int]:
    """Households by KEYS, as far as there are such columns; how many rows are broken, and how many stand there twice.

    `frames` are the files as `values` gives them. The table has `households` and sums over them: `members` and
    `opening_members`; `grown` and `shrunk`, by how many members those listed at the start and at the end have become
    more and fewer; the households of every yes-or-no column by its name, `no_group` those in none of the three groups,
    and the members of these as `<group>_persons`; the children. `relapsed` is told of those only that became listed.
    """
    keys = [name for name in KEYS if name in columns]
    of_keys = [rule for rule in rules if set(rule.broken.meta.root_names()) <= set(keys)]  # cheaper told of the counts
    of_rows = [rule for rule in rules if rule not in of_keys]
    rows = pl.concat([frame.select(*columns, _any_of(of_rows).alias(_BROKEN)) for frame in frames])
    own = _shares(columns)
    sums = [pl.col(name).cast(pl.Int64).sum() for name in columns if name not in (*keys, "household_id")]
    counted = rows.with_columns(*_became(columns), *own.values()).group_by(keys)
    counted = counted.agg(pl.len().alias("households"), *sums, *(pl.col(name).sum() for name in (*own, _BROKEN)))
    table, twice = pl.collect_all([counted, _twice(rows, columns).select(pl.len())], engine="streaming")
    broken = table.select(pl.col(_BROKEN).sum() + pl.col("households").filter(_any_of(of_keys)).sum()).item()
    texts = table.drop(_BROKEN).with_columns(pl.col(pl.Enum).cast(pl.String))
    return pd.DataFrame(texts.to_dict(as_series=False)), broken, twice.item()


def _any_of(rules: list[Check]) -> pl.Expr:
    return pl.any_horizontal(pl.lit(False), *(rule.broken for rule in rules))


def _became(columns: list[str]) -> Iterator[pl.Expr]:
    if "relapsed" in columns:
        before, after = (pl.col(name).is_in(list(LISTED)) for name in ("opening_class", "class"))
        yield pl.when(after & ~before & (pl.col("opening_class") != ABSENT)).then(pl.col("relapsed")).alias("relapsed")


def _shares(columns: list[str]) -> dict[str, pl.Expr]:
    """What is added up beside the columns themselves, by name."""
    shares, members = {}, pl.col("members").cast(pl.Int64)
    if "opening_members" in columns:
        listed = pl.all_horizontal(pl.col(name).is_in(list(LISTED)) for name in ("opening_class", "class"))
        more = pl.when(listed).then(members - pl.col("opening_members"))
        shares |= {"grown": more.clip(lower_bound=0), "shrunk": (-more).clip(lower_bound=0)}
    if GROUPS[0] in columns:
        groups = {name: pl.col(name) for name in GROUPS}
        groups["no_group"] = ~pl.any_horizontal(groups.values())
        shares["no_group"] = groups["no_group"]
        if "members" in columns:
            shares |= {f"{name}_persons": pl.when(of_group).then(members) for name, of_group in groups.items()}
    return {name: share.cast(pl.Int64).alias(name) for name, share in shares.items()}


def _twice(rows: pl.LazyFrame, columns: list[str]) -> pl.LazyFrame:
    """The households that stand at one time of a year in more than one row of a province."""
    times = [name for name in ("class", "opening_class") if name in columns]
    present = [(pl.col(name) != ABSENT).sum().alias(name) for name in times]
    return rows.group_by(_HOUSEHOLD).agg(present).filter(pl.any_horizontal(pl.col(name) > 1 for name in times))


def broken_rows(file: File, rows: pl.LazyFrame, rules: list[Check]) -> list[Problem]:
    """Every rule that rows of a file break: how many, and the first of them with what stands there."""
    queries = []
    for rule in rules:
        bad = rows.filter(rule.broken).select(ROW, rule.shown.alias("shown"))
        queries += [bad.select(pl.len()), bad.bottom_k(_TOLD, by=ROW).sort(ROW)]
    answers = pl.collect_all(queries, engine="streaming")
    return [
        problem_of_rows(rule.code, file.name, rule.column, answers[at].item(), answers[at + 1], rule.details)
        for rule, at in zip(rules, range(0, len(answers), 2), strict=True)
        if answers[at].item()
    ]


def repeated_rows(files: list[File], frames: list[pl.LazyFrame], columns: list[str]) -> list[Problem]:
    """The rows of households that stand in more than one, by file."""
    kept = [*_HOUSEHOLD, *(name for name in ("class", "opening_class") if name in columns)]
    named = [frame.select(ROW, *kept, pl.lit(at).alias("at")) for at, frame in enumerate(frames)]
    rows = pl.concat(named)
    found = rows.join(_twice(rows, columns).select(_HOUSEHOLD), on=_HOUSEHOLD, how="semi", nulls_equal=True)
    found = found.select("at", ROW, shown=pl.col("household_id")).collect(engine="streaming")
    return [
        problem_of_rows("household_twice", file.name, "household_id", len(own), own.bottom_k(_TOLD, by=ROW).sort(ROW))
        for at, file in enumerate(files)
        if len(own := found.filter(pl.col("at") == at))
    ]


def problem_of_rows(
    code: str, file: str, column: str, count: int, first: pl.DataFrame, details: dict | None = None
) -> Problem:
    """One problem for all rows that have it."""
    shown = [text for text in first["shown"].to_list() if text]
    return Problem(
        code,
        file,
        column=column,
        found="”, “".join(shown) or None,
        rows=tuple(first[ROW].to_list()),
        count=count,
        details=details or {},
    )
