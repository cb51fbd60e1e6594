"""What the documents of a made-up province print: balances, the plan's district table with its total, and money."""

from .made_up import YEAR, Chance, Province, rate

Rows = list[dict[str, object]]


def balances(province: Province) -> Rows:
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
        "source_id": province.source(kind),
    }


def district_plans(province: Province) -> Rows:
    return [
        {
            "plan_id": province.plan_id,
            "district_code": one.code,
            "reduction_households": one.reduction,
            "reduction_rate": one.assigned,
            "end_rate": rate(one.poor[YEAR - 1], one.households[YEAR - 1]) - one.assigned,
            "source_id": province.source("ke-hoach"),
        }
        for one in province.districts
    ]


def printed_total(province: Province) -> dict:
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
        "source_id": province.source("ke-hoach"),
    }


def funding(province: Province) -> Rows:
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
                "source_id": province.source(kind),
            }
            for budget, amount in (("total", central + local), ("central", central), ("local", local))
        ]
    return rows
