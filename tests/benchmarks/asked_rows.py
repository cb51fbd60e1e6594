"""What the plan of a made-up province asks for, and what is reported of it: worded as the example's, with own figures."""

from dataclasses import dataclass
from decimal import Decimal

from helpers.numbers import half_up, write_decimal

from .made_up import YEAR, Chance, Province, rate
from .printed_rows import Rows, printed_total

_FALL = "poverty_rate_reduction"


@dataclass(frozen=True)
class Pattern:
    """What all made-up provinces share: the example's rows of one plan, and the names of what targets measure."""

    targets: Rows
    outcomes: Rows
    plan_projects: Rows
    indicators: dict[str, dict]


def target(province: Province, number: int, row: dict, pattern: Pattern) -> dict:
    """A target as the example's plan has it, with the figure of this province: of its total row, or one by chance."""
    total = printed_total(province)
    of_total = {
        "poverty_rate_end_of_year": total["end_rate"],
        "poor_households_end_of_year": total["poor_households"] - total["reduction_households"],
        "poor_households_reduction": total["reduction_households"],
    }
    value = of_total.get(row["indicator_id"], row["value"])
    if row["unit"] not in ("", "percentage_points_per_year") and row["indicator_id"] not in of_total:
        value = _near(Chance(province.chance, "target", row["indicator_id"]), row["value"], row["unit"])
    upper = str(max(Decimal(row["value_max"]), Decimal(value))) if row["value_max"] else ""
    indicator = pattern.indicators[row["indicator_id"]]
    texts = {
        f"text_{language}": ": ".join([indicator[f"name_{language}"], *_said(value, upper, language)])
        for language in ("vi", "en")
    }
    own = {
        "target_id": f"{province.plan_id}-{number:02}",
        "plan_id": province.plan_id,
        "value": value,
        "value_max": upper,
        "quote": texts["text_vi"],
        "source_id": province.source("ke-hoach"),
    }
    return row | own | texts


def _said(value: object, upper: str, language: str) -> list[str]:
    values = [write_decimal(Decimal(one), language) for one in (value, upper) if one != ""]
    return ["–".join(values)] if values else []


def _near(chance: Chance, value: str, unit: str) -> str:
    """A value near one of the example's, with as many decimals; no share exceeds 100 per cent."""
    shown = Decimal(value)
    places = -shown.as_tuple().exponent
    near = half_up(shown * Decimal(chance.between(0.8, 1.2)), places)
    return str(min(near, Decimal(100)) if unit == "percent" else near)


def outcome(province: Province, row: dict) -> dict:
    value = _near(Chance(province.chance, "outcome", row["indicator_id"]), row["value"], row["unit"])
    if row["indicator_id"] == _FALL and row["population_id"] == "poor_households":
        poorest = row["scope"] == "poor_districts"
        start, end = (
            rate(province.count("poor", year, poorest), province.count("households", year, poorest))
            for year in (YEAR - 1, YEAR)
        )
        value = str(start - end)
    parts = [province.plan_id, row["scope"], row["indicator_id"], row["population_id"]]
    return row | {
        "outcome_id": "-".join(filter(None, parts)).replace("_", "-"),
        "province_code": province.code,
        "value": value,
        "source_id": province.source("bao-cao"),
    }
