"""Rates that an analyst assigns to groups of districts or to single ones, read strictly."""

import re
from collections.abc import Mapping
from decimal import Decimal

import pandas as pd

from helpers.catalog.problems import Problem, hint
from helpers.numbers import read_decimal
from helpers.places import fold

OTHERS, CITIES, POOR_DISTRICTS = "others", "cities", "poor_districts"  # from the widest to the narrowest
_GROUPS = {
    "others": OTHERS,
    "con lai": OTHERS,
    "cities": CITIES,
    "thanh pho": CITIES,
    "poor districts": POOR_DISTRICTS,
    "huyen ngheo": POOR_DISTRICTS,
}
_SHOWN = "huyện nghèo (poor_districts), thành phố (cities), còn lại (others)"
_URBAN = ("city", "town")
_NUMBER = re.compile(r"\d{1,3}([.,]\d{1,2})?", re.ASCII)
_KIND = re.compile(r"^(huyen|thi xa|tx|quan)[. ]+| (city|town|district)$")


def typed_number(typed: object) -> Decimal | None:
    """The number that `typed` surely is, text or number, from 0 to 100 with at most two decimals; else None."""
    text = typed.strip() if isinstance(typed, str) else "" if isinstance(typed, bool) else str(typed)
    if not _NUMBER.fullmatch(text):
        return None
    number = read_decimal(text.replace(",", "."))
    return number if number <= 100 else None


def typed_rates(typed: object, districts: pd.DataFrame, place: str) -> tuple[dict[str, Decimal], list[Problem]]:
    """The rates by group or district code that `typed` gives, and what is wrong with it; `place` names the parameter."""
    if not isinstance(typed, Mapping) or not typed:
        return {}, [Problem("not_rates", column=place, found=str(typed))]
    rates, problems = {}, []
    for name, value in typed.items():
        key, number = _key(str(name), districts), typed_number(value)
        if key is None:
            details = {"expected": f"{_SHOWN}, {', '.join(districts['short'])}"} | hint(str(name), districts["short"])
            problems.append(Problem("unknown_group", column=place, found=str(name), details=details))
        elif key in rates:
            details = {"expected": str(name)}
            problems.append(Problem("named_twice", column=place, found=str(name), details=details))
        if number is None:
            problems.append(Problem("not_a_rate", column=f"{place}, {name}", found=str(value)))
        elif key is not None:
            rates[key] = number
    return rates, problems


def assigned(rates: Mapping[str, Decimal], districts: pd.DataFrame) -> tuple[dict[str, Decimal], list[str]]:
    """The rate of each district by code, its own before that of its group, and the names of those without one."""
    by_district, without = {}, []
    for row in districts.to_dict("records"):
        groups = [row["district_code"]]
        groups += [POOR_DISTRICTS] if row["poor_district"] else []
        groups += [CITIES] if row["district_type"] in _URBAN else []
        rate = next((rates[group] for group in (*groups, OTHERS) if group in rates), None)
        if rate is None:
            without.append(row["short"])
        else:
            by_district[row["district_code"]] = rate
    return by_district, without


def _key(name: str, districts: pd.DataFrame) -> str | None:
    """The group or district code that `name` surely means."""
    wanted = fold(name)
    if wanted in _GROUPS:
        return _GROUPS[wanted]
    for written in (fold, lambda text: _KIND.sub("", fold(text))):
        found = {
            row["district_code"]
            for row in districts.to_dict("records")
            if written(name) in (row["district_code"], written(row["district"]), written(row["short"]))
        }
        if len(found) == 1:
            return found.pop()
    return None
