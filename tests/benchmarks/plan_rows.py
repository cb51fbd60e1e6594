"""The rows that a made-up province has in each table: places, plan, balances, targets, outcomes, projects and money.

What is asked for and how it is worded follows the plan of the example province (data/example), a full one; every
figure is the made-up province's own.
"""

from dataclasses import dataclass
from decimal import Decimal

from helpers.numbers import half_up, write_decimal

from .made_up import YEAR, Chance, Province, rate

Rows = list[dict[str, object]]
_VI, _EN = "Số liệu giả định: ", "Made-up figures: "
_NOTE = ("Văn bản không có thật, chỉ dùng để thử.", "The document does not exist; it is for trial only.")
_FALL = "poverty_rate_reduction"


@dataclass(frozen=True)
class Pattern:
    """What all made-up provinces share: the example's rows of one plan, and the names of what targets measure."""

    targets: Rows
    outcomes: Rows
    plan_projects: Rows
    indicators: dict[str, dict]


def rows_of(province: Province, pattern: Pattern) -> dict[str, Rows]:
    """The rows of `province` by table."""
    return {
        "sources": [_source(province, *about) for about in _SOURCES],
        "provinces": [_province(province)],
        "districts": [_district_row(province, district) for district in province.districts],
        "poor_districts": [
            {"district_code": one.code, "source_id": _id(province, "danh-muc")}
            for one in province.districts
            if one.is_poor
        ],
        "plans": [_plan(province)],
        "balances": _balances(province),
        "district_plans": _district_plans(province),
        "printed_totals": [_printed_total(province)],
        "targets": [_target(province, number, row, pattern) for number, row in enumerate(pattern.targets, 1)],
        "outcomes": [_outcome(province, row) for row in pattern.outcomes],
        "plan_projects": [
            row | {"plan_id": province.plan_id, "source_id": _id(province, "ke-hoach")} for row in pattern.plan_projects
        ],
        "funding": _funding(province),
    }


_SOURCES = (
    ("danh-muc", "danh mục huyện của tỉnh", "list of the districts of", f"{YEAR - 2}-10-01"),
    ("ra-soat", f"kết quả rà soát hộ nghèo năm {YEAR - 1} của tỉnh", f"results of the {YEAR - 1} review of", f"{YEAR - 1}-12-20"),
    ("ke-hoach", f"kế hoạch giảm nghèo năm {YEAR} của tỉnh", f"poverty-reduction plan for {YEAR} of", f"{YEAR}-02-15"),
    ("bao-cao", f"báo cáo kết quả giảm nghèo năm {YEAR} của tỉnh", f"report on the results of {YEAR} of", f"{YEAR + 1}-01-15"),
)  # fmt: skip


def _id(province: Province, kind: str) -> str:
    return f"thu-{province.number:02}-{kind}"


def _source(province: Province, kind: str, title_vi: str, title_en: str, date: str) -> dict:
    return {
        "source_id": _id(province, kind),
        "kind": "made_up",
        "title_vi": f"{_VI}{title_vi} {province.name_vi}",
        "title_en": f"{_EN}{title_en} {province.name_en}",
        "issuer_vi": f"Ủy ban nhân dân tỉnh {province.name_vi} (giả định)",
        "issuer_en": f"People's Committee of {province.name_en}",
        "date": date,
        "quality": "made_up",
        "note_vi": _NOTE[0],
        "note_en": _NOTE[1],
    }


def _province(province: Province) -> dict:
    names = {"name_vi": province.name_vi, "name_en": province.name_en}
    return {
        "province_code": province.code,
        "successor_code": province.code,
        **names,
        **{f"successor_{column}": name for column, name in names.items()},
        "type": "province",
        "region_id": "northern-midlands-and-mountains",
        "made_up": "true",
        "valid_to": "2025-06-30",
        "source_id": _id(province, "danh-muc"),
    }


def _district_row(province: Province, district) -> dict:
    city = district.type == "city"
    return {
        "district_code": district.code,
        "province_code": province.code,
        "name_vi": district.name_vi,
        "name_en": district.name_en,
        "short_vi": district.name_vi.replace("Thành phố", "TP").removeprefix("Huyện "),
        "short_en": district.name_en if city else district.name_en.removesuffix(" District"),
        "type": district.type,
        "source_id": _id(province, "danh-muc"),
    }


def _plan(province: Province) -> dict:
    return {
        "plan_id": province.plan_id,
        "province_code": province.code,
        "year": YEAR,
        "year_from": YEAR,
        "year_to": YEAR,
        "standard_id": "ND07",
        "title_vi": f"{_VI}kế hoạch giảm nghèo tỉnh {province.name_vi} năm {YEAR}",
        "title_en": f"{_EN}poverty-reduction plan of {province.name_en} for {YEAR}",
        "lead_vi": "Sở Lao động - Thương binh và Xã hội",
        "lead_en": "Department of Labour, Invalids and Social Affairs",
        "source_id": _id(province, "ke-hoach"),
    }


def _balances(province: Province) -> Rows:
    """The districts at the plan's start; the province at three reviews, and its poor districts at the last two."""
    start, end, last = (YEAR, "start", "approved", "ke-hoach"), (YEAR, "end", "published", "bao-cao"), YEAR - 1
    rows = [
        _balance(province, "all", *start, one.households[last], one.poor[last]) | {"district_code": one.code}
        for one in province.districts
    ]
    for year, point, kind, status in (
        (YEAR - 2, "end", "ra-soat", "published"),
        (last, "end", "ra-soat", "approved"),
        (YEAR, "end", "bao-cao", "published"),
    ):
        whole, near = [province.count(what, year) for what in ("households", "poor")], province.count("near_poor", year)
        rows.append(
            _balance(province, "all", year, point, status, kind, *whole)
            | {"near_poor_households": near, "near_poor_rate": rate(near, whole[0])}
        )
    for of, where in ((last, start), (YEAR, end)):
        poorest = [province.count(what, of, poor_districts=True) for what in ("households", "poor")]
        rows.append(_balance(province, "poor_districts", *where, *poorest))
    return rows


def _balance(
    province: Province, scope: str, year: int, point: str, status: str, kind: str, households: int, poor: int
) -> dict:
    return {
        "province_code": province.code,
        "boundaries": "before_2025_07",
        "scope": scope,
        "year": year,
        "point": point,
        "standard_id": "ND07",
        "status": status,
        "households": households,
        "poor_households": poor,
        "poverty_rate": rate(poor, households),
        "counts_stated": "equal",
        "source_id": _id(province, kind),
    }


def _district_plans(province: Province) -> Rows:
    return [
        {
            "plan_id": province.plan_id,
            "district_code": one.code,
            "reduction_households": one.reduction,
            "reduction_rate": one.assigned,
            "end_rate": rate(one.poor[YEAR - 1], one.households[YEAR - 1]) - one.assigned,
            "source_id": _id(province, "ke-hoach"),
        }
        for one in province.districts
    ]


def _printed_total(province: Province) -> dict:
    households, poor = province.count("households", YEAR - 1), province.count("poor", YEAR - 1)
    points = rate(province.reduction, households)
    return {
        "plan_id": province.plan_id,
        "households": households,
        "poor_households": poor,
        "poverty_rate": rate(poor, households),
        "reduction_households": province.reduction,
        "reduction_rate": points,
        "end_rate": rate(poor, households) - points,
        "source_id": _id(province, "ke-hoach"),
    }


def _target(province: Province, number: int, row: dict, pattern: Pattern) -> dict:
    """A target as the example's plan has it, with the figure of this province: of its total row, or one by chance."""
    total = _printed_total(province)
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
        "source_id": _id(province, "ke-hoach"),
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


def _outcome(province: Province, row: dict) -> dict:
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
        "source_id": _id(province, "bao-cao"),
    }


def _funding(province: Province) -> Rows:
    chance = Chance(province.chance, "funding")
    rows = []
    for stage, kind in (("planned", "ke-hoach"), ("received", "bao-cao")):
        central, local = chance.around(310000, 0.2), chance.around(24000, 0.2)
        rows += [
            {
                "plan_id": province.plan_id,
                "budget_source": budget,
                "stage": stage,
                "comparator": "equal",
                "amount": amount,
                "source_id": _id(province, kind),
            }
            for budget, amount in (("total", central + local), ("central", central), ("local", local))
        ]
    return rows
