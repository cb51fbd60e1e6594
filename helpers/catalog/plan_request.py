"""What an analyst types to have a year planned, read strictly: every part that makes no sense is told at once."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

import pandas as pd

from helpers.catalog.dossier import Dossier
from helpers.catalog.plan_rates import assigned, typed_number, typed_rates
from helpers.catalog.problems import DataProblems, Problem
from helpers.numbers import half_up, percent, write_rate

CHOSEN = "A"  # the name of the plan itself among its variants
MOST_VARIANTS = 3
DISTRIBUTIONS = ("rates", "poor_households")
_PARTS = ("rates", "reach", "distribution")
_REACH = re.compile(r"(\S+?)\s*(%|hộ|households?)", re.IGNORECASE)


class PlanRequest(NamedTuple):
    """What is asked of a plan and its variants.

    `variants`: by name, first `A`, the arguments of the district table: `rates` (percentage points by district code),
    `households` or `end_rate` (%) to be reached by the province or None, and `distribution`. `own_range`: the fall of
    the province's poverty rate that it asks of itself (percentage points, from and to), or None.
    """

    variants: dict[str, dict]
    own_range: tuple[Decimal, Decimal] | None


def read_request(
    dossier: Dossier,
    rates: Mapping[str, object],
    reach: str | None = None,
    distribution: str = "rates",
    own_range: object = None,
    variants: Mapping[str, Mapping] | None = None,
) -> PlanRequest:
    """The request that the parameters type, for the districts of a `load_baseline` dossier.

    `rates`: percentage points by group (`poor_districts`, `cities`, `others`, or «huyện nghèo», «thành phố», «còn lại»)
    or by district (name or code); a district's own rate goes before that of its group. Numbers are text or numbers:
    "2,50", "2.5" or 2.5. `reach`: "24,50 %" or "1984 hộ", or None. `own_range`: two such numbers. `variants`: by name,
    what differs from the plan in `rates`, `reach` and `distribution`. Raises DataProblems with all that is wrong.
    """
    plan = {"rates": rates, "reach": reach, "distribution": distribution}
    read, problems = {}, []
    read[CHOSEN], base = _variant(plan, {}, dossier, "", problems)
    for name, parts in _variants(variants, problems).items():
        read[name], _ = _variant(plan | {"rates": {}} | parts, base, dossier, f"variants, {name}, ", problems)
    own = _range(own_range, problems)
    if problems:
        told: dict[tuple, Problem] = {}
        for problem in problems:  # what a variant takes over from the plan is told once
            told.setdefault((problem.code, problem.found, str(problem.details)), problem)
        raise DataProblems(list(told.values()), dossier.language)
    return PlanRequest(read, own)


def _variant(parts: dict, base: dict, dossier: Dossier, place: str, problems: list) -> tuple[dict, dict]:
    """A variant's arguments, and its rates by group as typed over those of the plan (`base`)."""
    districts = _districts(dossier)
    rates, found = ({}, []) if base and not parts["rates"] else typed_rates(parts["rates"], districts, f"{place}rates")
    by_district, without = assigned(base | rates, districts)
    if without and not found and not problems:
        found.append(Problem("rate_missing", column=f"{place}rates", details={"expected": ", ".join(without)}))
    problems += found
    if parts["distribution"] not in DISTRIBUTIONS:
        details = {"expected": ", ".join(DISTRIBUTIONS)}
        found = str(parts["distribution"])
        problems.append(Problem("not_allowed", column=f"{place}distribution", found=found, details=details))
    reached = _reach(parts["reach"], by_district, dossier, f"{place}reach", problems)
    return {"rates": by_district, "distribution": parts["distribution"]} | reached, base | rates


def _districts(dossier: Dossier) -> pd.DataFrame:
    return dossier.baselines[dossier.baselines["district_code"].notna()]


def _reach(typed: object, rates: dict, dossier: Dossier, place: str, problems: list) -> dict:
    """The province's `end_rate` or `households` to leave poverty."""
    districts = _districts(dossier)
    nothing = {"end_rate": None, "households": None}
    if typed is None or typed == "":
        return nothing
    match = _REACH.fullmatch(typed.strip()) if isinstance(typed, str) else None
    if match and match[2] == "%" and (rate := typed_number(match[1])) is not None:
        start = half_up(percent(int(districts["poor_households"].sum()), int(districts["households"].sum())))
        if rate < start:
            return nothing | {"end_rate": rate}
        problems.append(
            Problem(
                "end_rate_not_below",
                column=place,
                found=typed,
                details={"expected": write_rate(start, dossier.language)},
            )
        )
    elif match and match[2] != "%" and match[1].isascii() and match[1].isdecimal():
        with_rate = districts["district_code"].map(rates).fillna(Decimal(0)) > 0
        most = int(districts.loc[with_rate, "poor_households"].sum())
        if 0 < int(match[1]) <= most or not rates:
            return nothing | {"households": int(match[1])}
        problems.append(Problem("not_to_be_reached", column=place, found=typed, details={"expected": most}))
    else:
        problems.append(Problem("not_reach", column=place, found=str(typed)))
    return nothing


def _variants(typed: object, problems: list) -> dict[str, dict]:
    """The variants by name, without those that are no description of one."""
    if typed is None:
        return {}
    if not isinstance(typed, Mapping):
        problems.append(Problem("not_variants", column="variants", found=str(typed)))
        return {}
    if len(typed) >= MOST_VARIANTS:
        details = {"expected": MOST_VARIANTS - 1}
        problems.append(Problem("too_many_variants", column="variants", found=str(len(typed)), details=details))
    sound = {}
    for name, parts in typed.items():
        if not isinstance(name, str) or not name.strip() or name.strip() == CHOSEN:
            problems.append(Problem("variant_name", column="variants", found=str(name), details={"expected": CHOSEN}))
        elif not isinstance(parts, Mapping) or not parts:
            problems.append(Problem("not_variants", column=f"variants, {name}", found=str(parts)))
        elif unknown := [str(part) for part in parts if part not in _PARTS]:
            details = {"expected": ", ".join(_PARTS)}
            found = ", ".join(unknown)
            problems.append(Problem("not_allowed", column=f"variants, {name}", found=found, details=details))
        else:
            sound[name.strip()] = dict(parts)
    return sound


def _range(typed: object, problems: list) -> tuple[Decimal, Decimal] | None:
    if typed is None or typed == "":
        return None
    numbers = [typed_number(one) for one in typed] if isinstance(typed, list | tuple) else []
    if len(numbers) == 2 and None not in numbers and numbers[0] <= numbers[1]:
        return numbers[0], numbers[1]
    problems.append(Problem("not_a_range", column="own_range", found=str(typed)))
    return None
