"""What several sources print for one thing: the same area, households, point in time and standard."""

from collections.abc import Iterator
from itertools import combinations

from helpers.measures.audit.balances import exact, stated_counts
from helpers.measures.audit.finding import EQUAL, LOOSELY, NONE, PRELIMINARY, Figure, Finding
from helpers.measures.audit.rounding import same_rule
from helpers.measures.feasible import intersect

COUNTED = ("households", "poor_households", "near_poor_households", "multidimensional_households")
RATED = ("poverty_rate", "near_poor_rate", "multidimensional_rate")
_SAME = ("province_code", "region_id", "district_code", "boundaries", "scope", "year", "point", "standard_id")
FIRM = ("approved", "published")


def audit_sources(rows: list[dict]) -> Iterator[Finding]:
    """Each pair of records that print figures of one thing, column by column.

    Plans are left out: a result that is not the planned one is no contradiction. So are figures "as reported", whose
    date no source gives.
    """
    groups: dict[tuple, list[dict]] = {}
    for row in rows:
        if row["point"] != "reported" and row["status"] != "plan":
            groups.setdefault(tuple(row.get(name) for name in _SAME), []).append(row)
    for group in groups.values():
        # Of two that are alike the one that tells less, or less exactly, is the weaker.
        for first, second in combinations(sorted(group, key=lambda row: row.get("firmness") or 0), 2):
            yield from agreement("sources.agree", first, second)


def agreement(check: str, first: dict, second: dict, otherwise: str = NONE) -> Iterator[Finding]:
    """The figures that two records both print, each with the rule by which the two agree.

    The finding stands at the less firm figure, the other one is in its details. `otherwise` is the rule where none
    of rounding or status explains the difference.
    """
    firm, weak = sorted((first, second), key=_firmness)
    for column in (*COUNTED, *RATED):
        figure, other = Figure(weak, column), Figure(firm, column)
        if figure.value is None or other.value is None:
            continue
        rule = _same_count(weak, firm, column) if column in COUNTED else same_rule(figure.value, other.value)
        if rule == NONE:
            rule = otherwise if firm["status"] in FIRM and weak["status"] in FIRM else PRELIMINARY
        details = {
            "source_id": firm["source_id"],
            "status": weak["status"],
            "other_status": firm["status"],
            "year": firm["year"],
            "point": firm["point"],
        }
        yield Finding(check, rule, figure, other.value, ((other, 1),), details, binding=rule == EQUAL)


def _same_count(weak: dict, firm: dict, column: str) -> str:
    if weak[column] == firm[column] and exact(weak) == exact(firm):
        return EQUAL
    if exact(weak) and exact(firm):
        return NONE
    return NONE if intersect(stated_counts(weak, column), stated_counts(firm, column)) is None else LOOSELY


_STATUS = ("approved", "published", "preliminary", "estimate", "plan")
_QUALITY = ("document", "official_page", "press", "secondary_site", "made_up")


def _firmness(row: dict) -> tuple[int, int]:
    quality = row.get("quality")
    return _STATUS.index(row["status"]), _QUALITY.index(quality) if quality in _QUALITY else len(_QUALITY)
