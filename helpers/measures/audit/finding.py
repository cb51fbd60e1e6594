"""A finding of the audit: one printed figure, what it was held against, and the rule that explains it or none.

A finding never says only "wrong": a table that assigns reductions and subtracts printed figures is right by those
rules, though its counts give 0,01 more or less.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.measures.missing import known, missing

OK, NOTE, EXPLAINED, ERROR = "ok", "note", "explained", "error"

# Rules that a printed figure can follow, with the severity of a figure that follows it.
INPUT = "input"  # the document's own input: nothing to compute it from
SUM = "sum"  # the sum of its parts, or the identity that the form prints in its heading
EQUAL = "equal"  # the same figure stands elsewhere
WITHIN = "within"  # inside its bounds
COUNTS = "counts"  # the ratio of the counts, rounded half-up
FROM_ASSIGNED = "households_from_assigned_rate"  # households x assigned reduction, to the nearest household
FITS = "fits"  # the intervals that the printed figures allow have numbers in common

ASSIGNED = "assigned_rate"  # the reduction is assigned, and the households follow from it
PRINTED_DIFFERENCE = "printed_minus_printed"  # one printed figure less another
PRINTED_SUM = "sum_of_printed"  # the sum of printed rates, or apart from it by their rounding only
TRUNCATED = "truncation"  # decimals cut off, not rounded
DOUBLE = "double_rounding"  # rounded twice, from more decimals
FEWER_DECIMALS = "fewer_decimals"  # the other figure, rounded to fewer decimals
OTHER_DENOMINATOR = "other_denominator"  # the share of another printed number of households of the area
OVERLAP = "groups_overlap"  # a household can belong to several of the groups
LOOSELY = "stated_loosely"  # "more than", "less than", "about"
PRELIMINARY = "preliminary"  # one of the two is preliminary, an estimate or a plan
RESTATED = "restated_base"  # the opening figure is not the closing one, and each agrees with its own source
KNOWN = "known_difference"  # the document prints it so, and the data say so

ONE_DECIMAL = "one_decimal"  # right, but with fewer decimals than the figures beside it
YEARLY_AVERAGE = "yearly_average"  # an average over years need not hold in each
JUMP = "households_jump"  # the number of households moved more than households do in a year
STANDARDS, BOUNDARIES = "other_standard", "other_boundaries"  # figures that no difference may be taken of
NONE = "none"  # no rule explains the figure

SEVERITY = (
    dict.fromkeys((INPUT, SUM, EQUAL, WITHIN, COUNTS, FROM_ASSIGNED, FITS), OK)
    | dict.fromkeys(
        (ASSIGNED, PRINTED_DIFFERENCE, PRINTED_SUM, TRUNCATED, DOUBLE, FEWER_DECIMALS, OTHER_DENOMINATOR), EXPLAINED
    )
    | dict.fromkeys((OVERLAP, LOOSELY, PRELIMINARY, RESTATED, KNOWN), EXPLAINED)
    | dict.fromkeys((ONE_DECIMAL, YEARLY_AVERAGE, JUMP, STANDARDS, BOUNDARIES), NOTE)
    | {NONE: ERROR}
)


class Cell(NamedTuple):
    """Where a figure stands in the data: file, line and column."""

    file: str
    row: int
    column: str


class Figure(NamedTuple):
    """One printed figure: a record of a table (as a dict, missing values None) and one of its columns."""

    record: dict
    column: str

    @property
    def value(self):
        return self.record[self.column]

    @property
    def cell(self) -> Cell:
        # Closing balances that stand in the review's table of results are told where they stand.
        names = _RESULTS if self.record["file"].endswith("review_results.csv") else {}
        return Cell(self.record["file"], int(self.record["row"]), names.get(self.column, self.column))


_RESULTS = {
    "households": "total",
    "poor_households": "poor",
    "poverty_rate": "poor_rate",
    "near_poor_households": "near_poor",
}


@dataclass(frozen=True)
class Finding:
    """What became of one check of one figure.

    `check` is the stable name of the identity; `parts` are the other figures in it, each with the sign (+1, -1) by
    which it enters where the identity is a sum, else 0; `computed` is what they give: a number, or an `Interval`.
    `binding` is false where the check is a mere bound, which many wrong figures keep.
    """

    check: str
    rule: str
    figure: Figure
    computed: object = None
    parts: tuple[tuple[Figure, int], ...] = ()
    details: dict = field(default_factory=dict)
    binding: bool = True

    @property
    def severity(self) -> str:
        return SEVERITY[self.rule]

    def figures(self) -> list[Figure]:
        """Every figure that the check rests on, its own first."""
        return [self.figure, *(part for part, _ in self.parts)]


_ABOUT = (
    "province_code",
    "region_id",
    "district_code",
    "scope",
    "class",
    "unit",
    "year",
    "point",
    "plan_id",
    "source_id",
    "counts_stated",
)
COLUMNS = ["check", "severity", "rule", *_ABOUT, "file", "row", "column", "printed", "computed", "details", "cells"]


def table(findings: Iterable[Finding]) -> pd.DataFrame:
    """The findings as a table, one row each.

    Columns: `check`, `severity`, `rule`; what the figure is about (`province_code`, `region_id`, `district_code`
    (None for the whole province or country), `scope`, `class`, `unit`, `year`, `point`, `plan_id`, `source_id`, and whether its counts
    are stated as `equal`, `more_than` ...: `counts_stated`);
    where it stands (`file`, `row`, `column`); `printed`, `computed` (number or `Interval`, None where nothing gives
    the figure); `details` (a dict for the words: other figures, other sources, further checks that the same cell breaks);
    `cells` (all cells of which one must be wrong if this is an error, the most likely first).
    """
    rows = []
    for finding in findings:
        record, cell = finding.figure.record, finding.figure.cell
        told = (finding.check, finding.severity, finding.rule, *(record.get(name) for name in _ABOUT), *cell)
        cells = tuple({cell: None} | dict.fromkeys(part.cell for part, _ in finding.parts))
        rows.append((*told, finding.figure.value, finding.computed, finding.details, cells))
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def complete_records(frame: pd.DataFrame, **about) -> list[dict]:
    """The rows of a table as dicts, missing values None, with `about` added."""
    names = frame.columns.tolist()
    columns = ([None if missing(value) else value for value in frame[name].tolist()] for name in names)
    return [dict(zip(names, row, strict=True)) | about for row in zip(*columns, strict=True)]


def findings_of_plan(findings: pd.DataFrame, plan: pd.Series) -> pd.DataFrame:
    """The findings that a report on `plan` tells: its own documents', and those of its years and the year before."""
    years = range(plan["year_from"] - 1, plan["year_to"] + 1)
    told = zip(findings["year"], findings["plan_id"], strict=True)
    own = [known(year) and year in years and (not known(of) or of == plan["plan_id"]) for year, of in told]
    return findings[np.array(own, bool)].reset_index(drop=True)
