"""The rows that a made-up province has in each table: places, plan, balances, targets, outcomes, projects and money.

What is asked for and how it is worded follows the plan of the example province (data/example), a full one; every
figure is the made-up province's own.
"""

from .asked_rows import Pattern, outcome, target
from .made_up import YEAR, Province
from .printed_rows import Rows, balances, district_plans, funding, printed_total

_VI, _EN = "Số liệu giả định: ", "Made-up figures: "
_NOTE = ("Văn bản không có thật, chỉ dùng để thử.", "The document does not exist; it is for trial only.")


def rows_of(province: Province, pattern: Pattern) -> dict[str, Rows]:
    """The rows of `province` by table."""
    return {
        "sources": [_source(province, *about) for about in _SOURCES],
        "provinces": [_province(province)],
        "districts": [_district_row(province, district) for district in province.districts],
        "poor_districts": [
            {"district_code": one.code, "source_id": province.source("danh-muc")}
            for one in province.districts
            if one.is_poor
        ],
        "plans": [_plan(province)],
        "balances": balances(province),
        "district_plans": district_plans(province),
        "printed_totals": [printed_total(province)],
        "targets": [target(province, number, row, pattern) for number, row in enumerate(pattern.targets, 1)],
        "outcomes": [outcome(province, row) for row in pattern.outcomes],
        "plan_projects": [
            row | {"plan_id": province.plan_id, "source_id": province.source("ke-hoach")}
            for row in pattern.plan_projects
        ],
        "funding": funding(province),
    }


_SOURCES = (
    ("danh-muc", "danh mục huyện của tỉnh", "list of the districts of", f"{YEAR - 2}-10-01"),
    ("ra-soat", f"kết quả rà soát hộ nghèo năm {YEAR - 1} của tỉnh", f"results of the {YEAR - 1} review of", f"{YEAR - 1}-12-20"),
    ("ke-hoach", f"kế hoạch giảm nghèo năm {YEAR} của tỉnh", f"poverty-reduction plan for {YEAR} of", f"{YEAR}-02-15"),
    ("bao-cao", f"báo cáo kết quả giảm nghèo năm {YEAR} của tỉnh", f"report on the results of {YEAR} of", f"{YEAR + 1}-01-15"),
)  # fmt: skip


def _source(province: Province, kind: str, title_vi: str, title_en: str, date: str) -> dict:
    return {
        "source_id": province.source(kind),
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
        "source_id": province.source("danh-muc"),
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
        "source_id": province.source("danh-muc"),
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
        "source_id": province.source("ke-hoach"),
    }
