"""What the two plans ask for, in every dimension and every way of asking, and what was reported of it."""

from decimal import Decimal

from helpers.numbers import write_count, write_decimal, write_rate
from makers.balances import (
    RESTATED_YEAR,
    SECOND_SOURCE,
    minority_rate,
    poor_districts_rate,
    province_counts,
    restated_start,
)
from makers.households import Review
from makers.place import PLAN_YEARS, PROVINCE
from makers.plans import plan_id, source, total
from makers.rates import rate

_NEAR = "poor_near_poor_households"
_LEFT = "workers_poor_near_poor_newly_escaped"
# dimension, indicator, scope, population, comparator, values by plan year (two: a range), unit, printed, words vi, words en.
# {v} and {w} stand for the values, written as each language writes numbers.
_TARGETS = (
    ("poverty", "poverty_rate_reduction_per_year", "province", "poor_households", "between", (("2", "2.5"), ("2", "2.5")), "percentage_points_per_year", False,
     "Tỷ lệ hộ nghèo toàn tỉnh giảm bình quân {v} đến {w} điểm phần trăm mỗi năm", "Cut the province's poverty rate by {v} to {w} percentage points a year on average"),
    ("poverty", "poverty_rate_reduction_per_year", "poor_districts", "poor_households", "at_least", (("4", "5"), ("4", "5")), "percentage_points_per_year", True,
     "Tỷ lệ hộ nghèo ở các huyện nghèo giảm bình quân từ {v}–{w} điểm phần trăm trở lên mỗi năm", "Cut the poverty rate of the poor districts by {v}–{w} percentage points a year or more"),
    ("poverty", "poverty_rate_reduction_per_year", "province", "ethnic_minority_poor_households", "more_than", (("3",), ("3",)), "percentage_points_per_year", True,
     "Tỷ lệ hộ nghèo dân tộc thiểu số giảm trên {v} điểm phần trăm mỗi năm", "Cut the poverty rate of ethnic minority households by more than {v} percentage points a year"),
    ("employment", "workers_job_matched", "province", _LEFT, "at_least", (("420",), ("450",)), "people", True,
     "Ít nhất {v} lao động thuộc hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo được kết nối việc làm thành công", "At least {v} workers of poor, near-poor and recently escaped households are placed in work"),
    ("employment", "workers_counselled", "province", "workers_poor_near_poor_newly_escaped_in_need", "equal", (("100",), ("100",)), "percent", True,
     "{v}% lao động có nhu cầu được tư vấn, hỗ trợ tìm việc làm", "{v}% of workers who want it get career advice and help to find work"),
    ("employment", "workers_sent_abroad", "poor_districts", "poor_district_workers", "about", (("60",), ("70",)), "people", True,
     "Khoảng {v} lao động huyện nghèo đi làm việc ở nước ngoài theo hợp đồng", "About {v} workers of the poor districts go to work abroad under contract"),
    ("employment", "overseas_worker_households_escaping_poverty", "poor_districts", "households_with_overseas_workers", "at_least", (("80",), ("80",)), "percent", True,
     "Ít nhất {v}% hộ có người đi làm việc ở nước ngoài thoát nghèo", "At least {v}% of households with a member working abroad escape poverty"),
    ("health", "health_insurance_coverage", "province", "people_poor_near_poor", "equal", (("100",), ("100",)), "percent", True,
     "{v}% người thuộc hộ nghèo, hộ cận nghèo có bảo hiểm y tế", "{v}% of members of poor and near-poor households have health insurance"),
    ("health", "stunting_under_16", "poor_districts", "children_under_16", "less_than", (("35",), ("34",)), "percent", True,
     "Tỷ lệ suy dinh dưỡng thấp còi ở trẻ em dưới 16 tuổi tại huyện nghèo xuống dưới {v}%", "Stunting among children under 16 in the poor districts falls below {v}%"),
    ("education", "right_age_school_attendance", "province", "children_poor_near_poor", "at_least", (("90",), ("91",)), "percent", True,
     "Từ {v}% trẻ em thuộc hộ nghèo, hộ cận nghèo trở lên học đúng độ tuổi", "At least {v}% of children of poor and near-poor households attend school at the right age"),
    ("education", "trained_labour_share", "province", _LEFT, "between", (("45", "50"), ("48", "52")), "percent", True,
     "Từ {v}% đến {w}% lao động thuộc hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo qua đào tạo", "{v}% to {w}% of workers of poor, near-poor and recently escaped households are trained"),
    ("housing", "households_supported_housing", "poor_districts", _NEAR, "about", (("180",), ("210",)), "households", True,
     "Khoảng {v} hộ nghèo, hộ cận nghèo ở huyện nghèo được hỗ trợ nhà ở", "About {v} poor and near-poor households of the poor districts receive housing support"),
    ("housing", "safe_housing_share", "province", "poor_households", "at_least", (("50",), ("56",)), "percent", True,
     "Ít nhất {v}% hộ nghèo có nhà ở an toàn, ổn định", "At least {v}% of poor households have safe and stable housing"),
    ("water_sanitation", "hygienic_water_use", "province", _NEAR, "at_least", (("75",), ("78",)), "percent", True,
     "Ít nhất {v}% hộ nghèo, hộ cận nghèo dùng nước hợp vệ sinh", "At least {v}% of poor and near-poor households use hygienic water"),
    ("water_sanitation", "hygienic_toilet_use", "province", "poor_households", "at_least", (("48",), ("56",)), "percent", True,
     "Ít nhất {v}% hộ nghèo dùng nhà tiêu hợp vệ sinh", "At least {v}% of poor households use hygienic toilets"),
    ("information", "internet_access", "province", "poor_households", "at_least", (("62",), ("66",)), "percent", True,
     "Ít nhất {v}% hộ nghèo tiếp cận dịch vụ internet", "At least {v}% of poor households have access to internet services"),
    ("information", "poverty_information_access", "poor_districts", "poor_district_households", "at_least", (("90",), ("92",)), "percent", True,
     "Ít nhất {v}% hộ gia đình ở huyện nghèo tiếp cận thông tin về giảm nghèo", "At least {v}% of households of the poor districts receive information on poverty reduction"),
    ("livelihood", "value_chain_projects", "province", "", "at_least", (("3",), ("3",)), "projects", True,
     "Triển khai ít nhất {v} dự án giảm nghèo theo chuỗi giá trị", "Launch at least {v} value-chain poverty-reduction projects"),
    ("capacity", "poverty_officers_trained", "province", "poverty_officers", "equal", (("100",), ("100",)), "percent", True,
     "{v}% cán bộ làm công tác giảm nghèo được tập huấn", "{v}% of poverty-reduction staff are trained"),
    ("infrastructure", "works_completed", "poor_districts", "", "qualitative", ((), ()), "", False,
     "Hoàn thành các công trình hạ tầng ở huyện nghèo đúng kế hoạch", "Complete the infrastructure works in the poor districts as planned"),
)  # fmt: skip
# indicator, population: values reported by plan year (None: nothing reported), how they are stated
_REPORTED = {
    ("workers_job_matched", _LEFT): (("447", "equal"), ("438", "equal")),
    ("workers_counselled", "workers_poor_near_poor_newly_escaped_in_need"): (("100", "equal"), ("97.6", "equal")),
    ("workers_sent_abroad", "poor_district_workers"): (("57", "equal"), ("52", "equal")),
    ("health_insurance_coverage", "people_poor_near_poor"): (("91.2", "equal"), ("92.6", "equal")),
    ("stunting_under_16", "children_under_16"): (("34.2", "equal"), ("34.1", "equal")),
    ("right_age_school_attendance", "children_poor_near_poor"): (("90", "more_than"), ("90", "more_than")),
    ("trained_labour_share", _LEFT): (("46.3", "equal"), ("53.1", "equal")),
    ("households_supported_housing", _NEAR): (("174", "equal"), ("180", "equal")),
    ("value_chain_projects", ""): (("3", "equal"), ("4", "equal")),
    ("poverty_officers_trained", "poverty_officers"): (("100", "equal"), None),
    ("poverty_information_access", "poor_district_households"): (None, ("91.5", "about")),
}


def target_table(reviews: dict[tuple[str, int], Review]) -> list[dict]:
    """The rows of targets: those above, and the figures that each plan's appendix adds up to."""
    rows = []
    for place, year in enumerate(PLAN_YEARS):
        asked = [(*target[:5], target[5][place], *target[6:]) for target in _TARGETS]
        asked[3:3] = _totals(reviews, year)
        rows += [_target(year, number, *target) for number, target in enumerate(asked, 1)]
    return rows


def outcome_table(reviews: dict[tuple[str, int], Review], groups: list[dict]) -> list[dict]:
    """The rows of outcomes: what reports give that is neither a balance nor in a review table."""
    rows = []
    units = {(target[1], target[3]): (target[2], target[6]) for target in _TARGETS}
    for place, year in enumerate(PLAN_YEARS):
        report = f"vi-du-bao-cao-{year}"
        for (indicator, population), values in _REPORTED.items():
            if values[place]:
                scope, unit = units[indicator, population]
                rows.append(_outcome(year, indicator, scope, population, *values[place], unit, report))
        falls = (
            ("poor_districts", "poor_households", [poor_districts_rate(reviews, of) for of in (year - 1, year)]),
            (
                "province",
                "ethnic_minority_poor_households",
                [minority_rate(reviews, groups, of) for of in (year - 1, year)],
            ),
        )
        for scope, population, (start, end) in falls:
            rows.append(_fall(year, scope, population, start - end, report))
    (all_start, poor_start), (all_end, poor_end) = restated_start(reviews), province_counts(reviews, RESTATED_YEAR)
    fall = rate(poor_start, all_start) - rate(poor_end, all_end)
    rows.append(_fall(RESTATED_YEAR, "province", "poor_households", fall, SECOND_SOURCE))
    return rows


def _totals(reviews: dict, year: int) -> list[tuple]:
    """What the appendix adds up to, as three targets."""
    figures, same = total(reviews, year), ("poverty",)
    about = ("province", "poor_households")
    return [
        (*same, "poverty_rate_end_of_year", *about, "at_most", (str(figures.end_rate),), "percent", True,
         f"Tỷ lệ hộ nghèo cuối năm {year} còn không quá {{v}}%", f"The poverty rate is at most {{v}}% at the end of {year}"),
        (*same, "poor_households_end_of_year", *about, "at_most", (str(figures.poor_households - figures.reduction_households),), "households", False,
         f"Cuối năm {year} còn {{v}} hộ nghèo", f"{{v}} poor households are left at the end of {year}"),
        (*same, "poor_households_reduction", *about, "at_least", (str(figures.reduction_households),), "households", False,
         f"Giảm {{v}} hộ nghèo trong năm {year}", f"{{v}} fewer poor households in {year}"),
    ]  # fmt: skip


def _target(
    year: int, number: int, dimension: str, indicator: str, scope: str, population: str, comparator: str,
    values: tuple[str, ...], unit: str, printed: bool, words_vi: str, words_en: str,
) -> dict:  # fmt: skip
    text_vi, text_en = (
        words.format(**dict(zip("vw", [_written(value, unit, language) for value in values], strict=False)))
        for words, language in ((words_vi, "vi"), (words_en, "en"))
    )
    return {
        "target_id": f"{plan_id(year)}-{number:02}",
        "plan_id": plan_id(year),
        "dimension_id": dimension,
        "indicator_id": indicator,
        "scope": scope,
        "population_id": population,
        "comparator": comparator,
        "value": values[0] if values else "",
        "value_max": values[1] if len(values) > 1 else "",
        "unit": unit,
        "deadline": f"{year}-12-31",
        "comparator_printed": "true" if printed else "false",
        "section": "II",
        "text_vi": text_vi,
        "text_en": text_en,
        "quote": text_vi,
        "source_id": source(year),
    }


def _written(value: str, unit: str, language: str) -> str:
    number = Decimal(value)
    if unit in ("households", "people", "projects"):
        return write_count(int(number), language)
    return (
        write_rate(number, language)
        if "." in value and len(value.split(".")[1]) == 2
        else write_decimal(number, language)
    )


def _outcome(
    year: int, indicator: str, scope: str, population: str, value: str, stated: str, unit: str, report: str
) -> dict:
    return {
        "outcome_id": f"vi-du-{year}-{scope}-{indicator}-{population}".replace("_", "-").strip("-"),
        "province_code": PROVINCE,
        "scope": scope,
        "population_id": population,
        "indicator_id": indicator,
        "year": year,
        "comparator": stated,
        "value": value,
        "unit": unit,
        "status": "published",
        "source_id": report,
    }


def _fall(year: int, scope: str, population: str, points: Decimal, report: str) -> dict:
    return _outcome(
        year, "poverty_rate_reduction", scope, population, str(points), "equal", "percentage_points", report
    )
