"""The review's official tables 1 to 8, 10 and 11 as rows: one a district, and the printed total of the province."""

from makers.chance import Chance
from makers.households import CLASSES, ENTERING, LEAVING, Review
from makers.place import DISTRICTS, PROVINCE, STANDARD, YEARS
from makers.rates import rate

_UNITS = ("households", "persons")
_MOVES = ("opening", *LEAVING, *ENTERING, "closing")
# Share of the households of a class that is deprived, in the official order of the indicators.
_DEPRIVED = {
    "employment": (0.41, 0.13),
    "dependants": (0.27, 0.10),
    "child_nutrition": (0.24, 0.07),
    "health_insurance": (0.36, 0.19),
    "adult_education": (0.46, 0.21),
    "child_school_attendance": (0.11, 0.03),
    "housing_quality": (0.49, 0.12),
    "housing_area": (0.33, 0.11),
    "water_source": (0.31, 0.09),
    "toilet": (0.56, 0.17),
    "telecom_service": (0.43, 0.14),
    "information_means": (0.26, 0.06),
}
# What programmes change fastest shrinks by this factor a year.
_PROGRESS = {"toilet": 0.90, "telecom_service": 0.88, "housing_quality": 0.93, "water_source": 0.94}
# Share of the households of a class that name a cause; one household may name several.
_CAUSES = {
    "land": (0.34, 0.24),
    "capital": (0.47, 0.38),
    "labour": (0.21, 0.15),
    "tools": (0.29, 0.18),
    "production_knowledge": (0.43, 0.27),
    "job_skills": (0.31, 0.24),
    "illness": (0.14, 0.11),
    "other": (0.05, 0.06),
}


def review_tables(reviews: dict[tuple[str, int], Review]) -> dict[str, list[dict]]:
    """The rows of the seven review tables."""
    tables: dict[str, list[dict]] = {}
    for year in YEARS:
        own = [reviews[district.code, year] for district in DISTRICTS]
        for name, make in _TABLES.items():
            districts = [make(review) for review in own]
            tables.setdefault(name, []).extend(
                _where(review.district.code, year) | row
                for review, rows in zip(own, districts, strict=True)
                for row in rows
            )
            totals = [_total(parts) for parts in zip(*districts, strict=True)]
            tables[name] += [_where("", year) | row for row in totals]
    return {
        name: [_RATES.get(name, lambda row: row)(row) for row in _with_bases(name, rows, tables)]
        for name, rows in tables.items()
    }


def _where(code: str, year: int) -> dict:
    return {
        "province_code": PROVINCE,
        "district_code": code,
        "year": year,
        "standard_id": STANDARD,
        "status": "approved",
        "source_id": f"vi-du-ra-soat-{year}",
    }


def _total(parts: tuple[dict, ...]) -> dict:
    """One row of the province: counts are sums, everything else is the same in every district."""
    return {
        name: sum(part[name] for part in parts) if isinstance(value, int) else value for name, value in parts[0].items()
    }


def _results(review: Review) -> list[dict]:
    farm = {"households": review.farm_households, "persons": review.farm_persons}
    return [
        {
            "unit": unit,
            "total": getattr(review, unit),
            "poor": review.count("poor", unit),
            "near_poor": review.count("near_poor", unit),
            "farm_average": farm[unit],
        }
        for unit in _UNITS
    ]


def _flows(review: Review) -> list[dict]:
    return [
        {"class": class_, "unit": unit} | {move: getattr(review.moves[class_], unit)[move] for move in _MOVES}
        for class_ in CLASSES
        for unit in _UNITS
    ]


def deprived(review: Review, class_: str) -> dict[str, int]:
    """Households of the class that are deprived, by indicator.

    Poor households have at least 3 deprivations each and near-poor ones at most 2 (Decree 07/2021/NĐ-CP, Article 3).
    """
    chance = Chance("deprivations", review.district.code, review.year, class_)
    households, place = review.count(class_), CLASSES.index(class_)
    counts = {}
    for indicator, shares in _DEPRIVED.items():
        progress = _PROGRESS.get(indicator, 0.98) ** (review.year - YEARS[0])
        counts[indicator] = min(households, chance.around(shares[place] * progress * households, 0.08))
    lowest, highest = ((3, 12), (0, 2))[place]
    if not lowest * households <= sum(counts.values()) <= highest * households:
        raise ValueError(f"{review.district.code} {review.year} {class_}: deprivations out of bounds")
    return counts


def _deprivations(review: Review) -> list[dict]:
    return [
        {"class": class_, "indicator_id": indicator, "deprived_households": count}
        for class_ in CLASSES
        for indicator, count in deprived(review, class_).items()
    ]


def _deprivation_totals(review: Review) -> list[dict]:
    return [
        {
            "class": class_,
            "households": review.count(class_),
            "deprivations": sum(deprived(review, class_).values()),
        }
        for class_ in CLASSES
    ]


def _groups(review: Review) -> list[dict]:
    """Table 8. Where groups overlap, «other» is who is in none of them, which is more than the total less the groups."""
    rows = []
    for class_ in CLASSES:
        chance = Chance("groups", review.district.code, class_)
        shares = {"ethnic_minority": review.district.minority, "no_labour_capacity": 0.12, "merit": 0.015}
        shares = {group: share * chance.factor(0.02) for group, share in shares.items()}
        in_two = shares["ethnic_minority"] * shares["no_labour_capacity"] if review.district.overlap else 0
        for unit in _UNITS:
            total = review.count(class_, unit)
            groups = {group: int(share * total) for group, share in shares.items()}
            other = total - sum(groups.values()) + int(in_two * total)
            if other < 0:
                raise ValueError(f"{review.district.code} {class_}: more households in groups than there are")
            rows.append({"class": class_, "unit": unit, "total": total} | groups | {"other": other})
    return rows


def _causes(review: Review) -> list[dict]:
    rows = []
    for place, class_ in enumerate(CLASSES):
        chance = Chance("causes", review.district.code, class_)
        households = review.count(class_)
        for cause, shares in _CAUSES.items():
            count = min(households, int(shares[place] * chance.factor(0.15) * households))
            rows.append({"class": class_, "cause_id": cause, "households": count})
    return rows


def _children(review: Review) -> list[dict]:
    """Table 11. A household deprived through a child has at least one such child."""
    rows = []
    for class_ in CLASSES:
        chance = Chance("children", review.district.code, review.year, class_)
        households = deprived(review, class_)
        children = chance.around(review.count(class_, "persons") * 0.36, 0.04)
        rows.append(
            {
                "class": class_,
                "children": children,
                "malnourished": int(households["child_nutrition"] * 1.25 * chance.factor(0.05)),
                "without_insurance": chance.around(children * 0.07, 0.2),
                "out_of_school": int(households["child_school_attendance"] * 1.2 * chance.factor(0.05)),
            }
        )
    return rows


_TABLES = {
    "review_results": _results,
    "review_flows": _flows,
    "review_deprivations": _deprivations,
    "review_deprivation_totals": _deprivation_totals,
    "review_groups": _groups,
    "review_causes": _causes,
    "review_children": _children,
}


def _with_bases(name: str, rows: list[dict], tables: dict[str, list[dict]]) -> list[dict]:
    """The rows; those of deprivations with the households of their class, which their rates stand on."""
    if name != "review_deprivations":
        return rows
    base = {_class_of(row): row["households"] for row in tables["review_deprivation_totals"]}
    return [row | {"households": base[_class_of(row)]} for row in rows]


def _class_of(row: dict) -> tuple:
    return row["district_code"], row["year"], row["class"]


def _result_rates(row: dict) -> dict:
    return row | {f"{name}_rate": rate(row[name], row["total"]) for name in ("poor", "near_poor", "farm_average")}


def _deprivation_rate(row: dict) -> dict:
    """The row with its rate and without the base of it, which table 4 prints elsewhere."""
    base = row["households"]
    return {name: value for name, value in row.items() if name != "households"} | {
        "rate": rate(row["deprived_households"], base)
    }


_RATES = {"review_results": _result_rates, "review_deprivations": _deprivation_rate}
