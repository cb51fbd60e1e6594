"""What is printed of opening and closing balances beside the review: groups of households, and a restated start.

The closing balances of the review itself are not entered again: the catalog takes them from its table 1.
"""

from makers.chance import Chance
from makers.households import Review
from makers.place import DISTRICTS, PLAN_YEARS, PROVINCE, STANDARD
from makers.rates import rate

RESTATED_YEAR = 2024
SECOND_SOURCE = "vi-du-bai-bao-2024"


def province_counts(reviews: dict[tuple[str, int], Review], year: int) -> tuple[int, int]:
    """All and poor households of the province at the end of `year`."""
    own = [reviews[district.code, year] for district in DISTRICTS]
    return sum(one.households for one in own), sum(one.count("poor") for one in own)


def restated_start(reviews: dict[tuple[str, int], Review]) -> tuple[int, int]:
    """All and poor households from which the second source counts the last year: a little more poor ones."""
    households, poor = province_counts(reviews, RESTATED_YEAR - 1)
    return households, poor + poor * 13 // 1000


def balance_table(reviews: dict[tuple[str, int], Review], groups: list[dict]) -> list[dict]:
    """The rows of balances. `groups` are those of review_groups, which count poor minority households."""
    rows = []
    for year in PLAN_YEARS:
        report = f"vi-du-bao-cao-{year}"
        for point, of in (("start", year - 1), ("end", year)):
            for scope, counts in (
                ("ethnic_minority", _minority(reviews, groups, of)),
                ("poor_districts", _poor_districts(reviews, of)),
            ):
                rows.append(_row(scope, year, point, "approved", counts, report))
    start, end = restated_start(reviews), province_counts(reviews, RESTATED_YEAR)
    for point, counts in (("start", start), ("end", end)):
        notes = {}
        if point == "start":
            notes = {
                "note_vi": "Nguồn thứ hai lấy số đầu năm cao hơn kết quả rà soát cuối năm trước; không giải thích.",
                "note_en": "The second source starts from more poor households than the review at the end of the year before; it does not explain why.",
            }
        rows.append(_row("all", RESTATED_YEAR, point, "published", counts, SECOND_SOURCE) | notes)
    return rows


def minority_rate(reviews: dict[tuple[str, int], Review], groups: list[dict], year: int):
    """The poverty rate of ethnic minority households at the end of `year`, as printed."""
    households, poor = _minority(reviews, groups, year)
    return rate(poor, households)


def poor_districts_rate(reviews: dict[tuple[str, int], Review], year: int):
    """The poverty rate of the poor districts together at the end of `year`, as printed."""
    households, poor = _poor_districts(reviews, year)
    return rate(poor, households)


def _minority(reviews: dict, groups: list[dict], year: int) -> tuple[int, int]:
    """Ethnic minority households of the province, and the poor among them by table 8."""
    households = 0
    for district in DISTRICTS:
        share = district.minority * 0.93 * Chance("minority", district.code).factor(0.02)
        households += int(reviews[district.code, year].households * share)
    poor = next(
        row["ethnic_minority"]
        for row in groups
        if (row["district_code"], row["year"], row["class"], row["unit"]) == ("", year, "poor", "households")
    )
    return households, poor


def _poor_districts(reviews: dict, year: int) -> tuple[int, int]:
    own = [reviews[district.code, year] for district in DISTRICTS if district.is_poor]
    return sum(one.households for one in own), sum(one.count("poor") for one in own)


def _row(scope: str, year: int, point: str, status: str, counts: tuple[int, int], source: str) -> dict:
    households, poor = counts
    return {
        "province_code": PROVINCE,
        "boundaries": "before_2025_07",
        "scope": scope,
        "year": year,
        "point": point,
        "standard_id": STANDARD,
        "status": status,
        "households": households,
        "poor_households": poor,
        "poverty_rate": rate(poor, households),
        "counts_stated": "equal",
        "source_id": source,
    }
