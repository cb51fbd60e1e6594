"""The two plans: the district table of the official appendix, its total row, the projects and the money.

The appendix follows the rules of helpers/measures/reductions.py: reductions are assigned in percentage points, the
households follow to the nearest household, the rate at the end is the printed start less the assigned fall.
"""

from dataclasses import dataclass
from decimal import Decimal

from helpers.numbers import whole
from makers.households import Review
from makers.place import DISTRICTS, PLAN_YEARS, PROVINCE, STANDARD
from makers.rates import rate

_LABOUR = ("Sở Lao động - Thương binh và Xã hội", "Department of Labour, Invalids and Social Affairs")
_PROJECTS = (
    ("DA1", "Hỗ trợ đầu tư hạ tầng kinh tế - xã hội các huyện nghèo", "Socio-economic infrastructure in poor districts", _LABOUR),
    ("DA2", "Đa dạng hóa sinh kế, phát triển mô hình giảm nghèo", "Livelihood diversification and poverty-reduction models", _LABOUR),
    ("DA3", "Hỗ trợ phát triển sản xuất, cải thiện dinh dưỡng", "Production support and better nutrition", ("", "")),
    ("DA3.1", "Hỗ trợ phát triển sản xuất nông nghiệp", "Production support in agriculture", ("Sở Nông nghiệp và Phát triển nông thôn", "Department of Agriculture and Rural Development")),
    ("DA3.2", "Cải thiện dinh dưỡng", "Better nutrition", ("Sở Y tế", "Department of Health")),
    ("DA4", "Phát triển giáo dục nghề nghiệp, việc làm bền vững", "Vocational education and sustainable employment", _LABOUR),
    ("DA4.1", "Phát triển giáo dục nghề nghiệp", "Vocational education", _LABOUR),
    ("DA4.2", "Hỗ trợ người lao động đi làm việc ở nước ngoài theo hợp đồng", "Support for contract work abroad", _LABOUR),
    ("DA4.3", "Hỗ trợ việc làm bền vững", "Support for sustainable employment", _LABOUR),
    ("DA5", "Hỗ trợ nhà ở cho hộ nghèo, hộ cận nghèo ở huyện nghèo", "Housing for poor and near-poor households in poor districts", ("Sở Xây dựng", "Department of Construction")),
    ("DA6", "Truyền thông và giảm nghèo về thông tin", "Communication and reduction of information poverty", ("", "")),
    ("DA6.1", "Giảm nghèo về thông tin", "Reduction of information poverty", ("Sở Thông tin và Truyền thông", "Department of Information and Communications")),
    ("DA6.2", "Truyền thông về giảm nghèo đa chiều", "Communication on multidimensional poverty reduction", _LABOUR),
    ("DA7", "Nâng cao năng lực và giám sát, đánh giá Chương trình", "Capacity building, monitoring and evaluation", _LABOUR),
    ("DA7.1", "Nâng cao năng lực thực hiện Chương trình", "Capacity building for the Programme", _LABOUR),
    ("DA7.2", "Giám sát, đánh giá", "Monitoring and evaluation", _LABOUR),
)  # fmt: skip
# central and local budget in million VND, planned and received
MONEY = {
    2023: {"planned": (318450, 21730), "received": (296120, 20415)},
    2024: {"planned": (342600, 26480), "received": (301975, 24890)},
}


@dataclass(frozen=True)
class Total:
    """The total row of a plan's appendix: sums, and the rates that follow from the sums."""

    households: int
    poor_households: int
    poverty_rate: Decimal
    reduction_households: int
    reduction_rate: Decimal
    end_rate: Decimal


def plan_id(year: int) -> str:
    """The plan of `year`."""
    return f"vi-du-{year}"


def source(year: int) -> str:
    """The source of the plan of `year`."""
    return f"vi-du-ke-hoach-{year}"


def assigned(reviews: dict[tuple[str, int], Review], year: int) -> list[dict]:
    """The rows of the appendix: by district the assigned fall, the households of it and the rate at the end."""
    rows = []
    for district in DISTRICTS:
        opening, fall = reviews[district.code, year - 1], Decimal(district.assigned)
        start = rate(opening.count("poor"), opening.households)
        rows.append(
            {
                "plan_id": plan_id(year),
                "district_code": district.code,
                "reduction_households": whole(opening.households * fall / 100),
                "reduction_rate": fall,
                "end_rate": start - fall,
                "source_id": source(year),
            }
        )
    return rows


def total(reviews: dict[tuple[str, int], Review], year: int) -> Total:
    """The total row of the appendix of the plan of `year`."""
    opening = [reviews[district.code, year - 1] for district in DISTRICTS]
    households, poor = sum(one.households for one in opening), sum(one.count("poor") for one in opening)
    fall = sum(row["reduction_households"] for row in assigned(reviews, year))
    start, points = rate(poor, households), rate(fall, households)
    return Total(households, poor, start, fall, points, start - points)


def plan_tables(reviews: dict[tuple[str, int], Review]) -> dict[str, list[dict]]:
    """The rows of plans, district_plans, printed_totals, plan_projects and funding."""
    tables: dict[str, list[dict]] = {
        name: [] for name in ("plans", "district_plans", "printed_totals", "plan_projects", "funding")
    }
    for year in PLAN_YEARS:
        tables["plans"].append(_plan(year))
        tables["district_plans"] += assigned(reviews, year)
        tables["printed_totals"].append(
            {"plan_id": plan_id(year), "source_id": source(year)} | vars(total(reviews, year))
        )
        tables["plan_projects"] += [_project(year, *project) for project in _PROJECTS]
        tables["funding"] += _funding(year)
    return tables


def _plan(year: int) -> dict:
    return {
        "plan_id": plan_id(year),
        "province_code": PROVINCE,
        "year": str(year),
        "year_from": year,
        "year_to": year,
        "standard_id": STANDARD,
        "title_vi": f"Số liệu giả định: Kế hoạch giảm nghèo tỉnh Ví Dụ năm {year}",
        "title_en": f"Made-up figures: Poverty-Reduction Plan of Vi Du Province for {year}",
        "lead_vi": _LABOUR[0],
        "lead_en": _LABOUR[1],
        "source_id": source(year),
    }


def _project(year: int, code: str, name_vi: str, name_en: str, lead: tuple[str, str]) -> dict:
    return {
        "plan_id": plan_id(year),
        "project_code": code,
        "name_vi": name_vi,
        "name_en": name_en,
        "lead_vi": lead[0],
        "lead_en": lead[1],
        "section": f"III.{code.removeprefix('DA')}",
        "source_id": source(year),
    }


def _funding(year: int) -> list[dict]:
    rows = []
    for stage, (central, local) in MONEY[year].items():
        told = source(year) if stage == "planned" else f"vi-du-bao-cao-{year}"
        for budget, amount in (("total", central + local), ("central", central), ("local", local)):
            rows.append(
                {
                    "plan_id": plan_id(year),
                    "budget_source": budget,
                    "stage": stage,
                    "comparator": "equal",
                    "amount": amount,
                    "source_id": told,
                }
            )
    return rows
