"""A made-up province: its districts, their households at three reviews, and what its plan assigns them.

Nothing of it is anybody's: names say that they are for trial, and codes are longer than those of real places.
"""

import random
from dataclasses import dataclass
from decimal import Decimal

from helpers.numbers import half_up, percent, whole

YEAR = 2024  # the year of the plan: the review of the year before opens it, that of its own year closes it
REVIEWS = (YEAR - 2, YEAR - 1, YEAR)
_CITY, _DISTRICT, _POOR_DISTRICT = Decimal("0.40"), Decimal("2.50"), Decimal("4.00")  # planned falls, percentage points


class Chance:
    """Numbers around an expected one; the same purpose draws the same ones on every machine."""

    def __init__(self, *purpose: object):
        self._random = random.Random("/".join(map(str, purpose)))

    def between(self, low: float, high: float) -> float:
        """A number from `low` up to `high`. Only `random.random` is used, which Python keeps stable."""
        return low + (high - low) * self._random.random()

    def around(self, expected: float, spread: float = 0.1) -> int:
        """A whole number at most the share `spread` of `expected` away from it."""
        return int(expected * self.between(1 - spread, 1 + spread) + 0.5)


def rate(part: int, base: int) -> Decimal:
    """`part` as a percentage of `base`, as a table prints it."""
    return half_up(percent(part, base))


@dataclass(frozen=True)
class District:
    """A district: `households`, `poor` and `near_poor` ones by the year at whose end they were counted."""

    code: str
    name_vi: str
    name_en: str
    type: str
    assigned: Decimal
    households: dict[int, int]
    poor: dict[int, int]
    near_poor: dict[int, int]

    @property
    def is_poor(self) -> bool:
        return self.assigned == _POOR_DISTRICT

    @property
    def reduction(self) -> int:
        """The poor households that the plan takes off: the assigned fall, to the nearest household."""
        return whole(self.households[YEAR - 1] * self.assigned / 100)


@dataclass(frozen=True)
class Province:
    """The province of this number among the made-up ones: «Thử 01» is the first."""

    number: int
    chance: str
    districts: tuple[District, ...]

    @property
    def code(self) -> str:
        return province_code(self.number)

    @property
    def name_vi(self) -> str:
        return f"Thử {self.number:02}"

    @property
    def name_en(self) -> str:
        return f"Trial {self.number:02} (made up)"

    @property
    def plan_id(self) -> str:
        return f"thu-{self.number:02}-{YEAR}"

    def source(self, kind: str) -> str:
        """The id of the province's document of this kind."""
        return f"thu-{self.number:02}-{kind}"

    def count(self, what: str, year: int, poor_districts: bool = False) -> int:
        """The `households`, `poor` or `near_poor` of the province, or of its poor districts, at the end of `year`."""
        own = [district for district in self.districts if district.is_poor or not poor_districts]
        return sum(getattr(district, what)[year] for district in own)

    @property
    def reduction(self) -> int:
        """The poor households that the plan takes off."""
        return sum(district.reduction for district in self.districts)


def province_code(number: int) -> str:
    """The code of a made-up province: that of the example and three digits more, so that it comes after all others."""
    return f"99{number:03}"


def make_province(number: int, seed: str, fewest: int, most: int) -> Province:
    """The made-up province `number`, with `fewest` to `most` districts: a city, two poor ones, and the others."""
    chance = f"{seed}/{number}"
    count = fewest + int(Chance(chance, "districts").between(0, most - fewest + 1))
    return Province(number, chance, tuple(_district(number, place, count, chance) for place in range(1, count + 1)))


def _district(province: int, place: int, count: int, chance: str) -> District:
    draw = Chance(chance, "district", place)
    type_, assigned, share = "district", _DISTRICT, draw.between(0.12, 0.34)
    if place == 1:
        type_, assigned, share = "city", _CITY, draw.between(0.015, 0.05)
    elif place > count - 2:
        assigned, share = _POOR_DISTRICT, draw.between(0.44, 0.58)
    households, poor, near_poor = draw.around(9500, 0.35), share, draw.between(0.05, 0.12)
    counted: dict[str, dict[int, int]] = {"households": {}, "poor": {}, "near_poor": {}}
    for year in REVIEWS:
        counted["households"][year] = households
        counted["poor"][year] = int(households * poor)
        counted["near_poor"][year] = int(households * near_poor)
        households += draw.around(households * 0.004, 0.3)
        poor -= float(assigned) / 100 * draw.between(0.75, 1.15)
    name = f"{province:02}.{place:02}"
    vi, en = (
        (f"Thành phố Thử {name}", f"Trial {name} City")
        if place == 1
        else (f"Huyện Thử {name}", f"Trial {name} District")
    )
    return District(f"{province_code(province)}{place:02}", vi, en, type_, assigned, **counted)
