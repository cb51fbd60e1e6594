"""Where a reader could subtract figures that have nothing to do with each other: other standard, other territory."""

from collections.abc import Iterator

from helpers.measures.audit.finding import BOUNDARIES, STANDARDS, Figure, Finding

_FIGURES = ("poverty_rate", "poor_households")


def audit_comparability(rows: list[dict], standards: list[dict]) -> Iterator[Finding]:
    """One note an area whose figures go over from one poverty standard, or one territory, to another.

    It stands at the first figure that follows, and names the year and figure before it. `standards` are the records of
    the poverty standards, the older of which goes first where a review was made by both.
    """
    since = {standard["standard_id"]: standard["data_year_from"] for standard in standards}
    for column, rule, check in (
        ("standard_id", STANDARDS, "comparable.standard"),
        ("boundaries", BOUNDARIES, "comparable.boundaries"),
    ):
        areas: dict[tuple, list[dict]] = {}
        for row in rows:
            if row["scope"] == "all" and any(row[name] is not None for name in _FIGURES) and row["point"] != "reported":
                areas.setdefault((row.get("province_code"), row.get("district_code"), row.get("region_id")), []).append(
                    row
                )
        for group in areas.values():
            yield from _breaks(group, column, rule, check, since)


def _breaks(group: list[dict], column: str, rule: str, check: str, since: dict) -> Iterator[Finding]:
    order = sorted(group, key=lambda row: (row["year"], row["point"] != "start", since.get(row["standard_id"], 0)))
    seen: dict[str, dict] = {}
    for row in order:
        if row[column] not in seen and seen:
            other = next(reversed(seen.values()))
            name = next(name for name in _FIGURES if row[name] is not None)
            same = next((known for known in _FIGURES if other[known] is not None and row[known] is not None), None)
            details = {"from": other[column], "to": row[column], "year": other["year"], "point": other["point"]}
            details |= {"source_id": other["source_id"]}
            figure = Figure(row, same or name)
            yield Finding(check, rule, figure, other[same] if same else None, (), details, binding=False)
        seen[row[column]] = row
