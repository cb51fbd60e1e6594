"""Parts and wholes of a territory: urban and rural households, districts and their province, regions and the country."""

from collections.abc import Iterable, Iterator

from helpers.measures.audit.balances import exact
from helpers.measures.audit.finding import INPUT, NONE, SUM, Figure, Finding

_COUNTS = ("households", "poor_households", "near_poor_households", "multidimensional_households")


def audit_scopes(rows: list[dict], area: str = "district_code") -> Iterator[Finding]:
    """Urban and rural households of one area in one source add up to all of its households."""
    for group in _groups(rows, ("province_code", area, *_WHEN, "status", "source_id")):
        by_scope = {row["scope"]: row for row in group}
        if {"all", "urban", "rural"} <= set(by_scope):
            yield from _sums("area.urban_rural", by_scope["all"], [by_scope["urban"], by_scope["rural"]])


def audit_districts(rows: list[dict], districts: dict[str, list[str]]) -> Iterator[Finding]:
    """The districts of a province in one source add up to its province, where the source gives them all.

    `districts` are the codes known of each province. The list need not be complete, so districts that add up to less
    than their province say nothing; to more than their province they never can.
    """
    for group in _groups(rows, ("province_code", "scope", *_WHEN, "source_id")):
        parts = [row for row in group if row["district_code"] is not None]
        listed = set(districts.get(group[0]["province_code"], ()))
        for whole in (row for row in group if row["district_code"] is None):
            if parts:
                complete = listed <= {row["district_code"] for row in parts}
                yield from _sums("area.districts", whole, parts, complete)


def audit_regions(rows: list[dict], regions: list[str]) -> Iterator[Finding]:
    """The regions add up to the country, in each source that gives them all."""
    for group in _groups(rows, ("scope", *_WHEN, "source_id")):
        parts = {row["region_id"]: row for row in group if row["region_id"] is not None}
        for whole in (row for row in group if row["region_id"] is None):
            if set(parts) >= set(regions):
                yield from _sums("area.regions", whole, list(parts.values()))


_WHEN = ("boundaries", "year", "point", "standard_id")


def _groups(rows: Iterable[dict], key: tuple[str, ...]) -> Iterator[list[dict]]:
    groups: dict[tuple, list[dict]] = {}
    for row in rows:
        groups.setdefault(tuple(row.get(name) for name in key), []).append(row)
    return iter(groups.values())


def _sums(check: str, whole: dict, parts: list[dict], complete: bool = True) -> Iterator[Finding]:
    if not all(map(exact, (whole, *parts))):
        return
    for column in _COUNTS:
        figure, added = Figure(whole, column), [Figure(part, column) for part in parts]
        if figure.value is None or any(part.value is None for part in added):
            continue
        total = sum(part.value for part in added)
        rule = SUM if total == figure.value else INPUT if total < figure.value and not complete else NONE
        yield Finding(check, rule, figure, total, tuple((part, 1) for part in added), binding=rule == SUM)
