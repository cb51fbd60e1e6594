"""Review tables in the form a dossier hands out, and tables of any size that hold together."""

import pandas as pd
from hypothesis import strategies as st

INDICATORS = pd.DataFrame(
    [(f"i{n}", f"d{(n + 1) // 2}", n) for n in range(1, 13)], columns=["indicator_id", "dimension_id", "position"]
)
CAUSES = pd.DataFrame([(f"c{n}", n) for n in range(1, 9)], columns=["cause_id", "position"])
OUT = ("to_other_class", "above_line", "other_decrease")
IN = ("from_other_class", "relapsed", "newly_arisen", "other_increase")

_COLUMNS = {
    "results": "unit total poor poor_rate near_poor near_poor_rate farm_average farm_average_rate",
    "flows": " ".join(["class unit opening", *OUT, *IN, "closing"]),
    "deprived": "class indicator_id deprived_households rate",
    "totals": "class households deprivations",
    "groups": "class unit total ethnic_minority no_labour_capacity merit other",
    "causes": "class cause_id households",
    "children": "class children malnourished without_insurance out_of_school",
}
_RATES = {"poor_rate", "near_poor_rate", "farm_average_rate", "rate"}
_WORDS = {"class", "unit", "indicator_id", "cause_id"}
_DEFAULTS = {"year": 2024, "class": "poor", "unit": "households", "status": "approved"}


def table(name, *rows, poor_districts=()):
    """The review table `name` from rows of (district or None, figures)."""
    columns = [
        "district_code",
        "year",
        *_COLUMNS[name].split(),
        "district",
        "short",
        "poor_district",
        "status",
        "source_id",
    ]
    records = [
        {column: _DEFAULTS.get(column) for column in columns}
        | {"district_code": code, "district": code and f"District {code}", "short": code, "source_id": "review"}
        | {"poor_district": code in poor_districts if code else None}
        | figures
        for code, figures in rows
    ]
    frame = pd.DataFrame(records, columns=columns, dtype=object)
    counts = [one for one in _COLUMNS[name].split() if one not in _RATES | _WORDS]
    return frame.astype(dict.fromkeys((*counts, "year"), "Int64"))


def indicator_rows(code, counts, **more):
    """A district's rows of the deprivation table: its counts of the twelve indicators."""
    return [(code, {"indicator_id": f"i{n}", "deprived_households": count} | more) for n, count in enumerate(counts, 1)]


CODES = ("001", "002", "003")


@st.composite
def deprived_places(draw):
    """For some districts: all households, households of the class, and how many of these each indicator counts."""
    places = {}
    for code in CODES[: draw(st.integers(1, 3))]:
        poor = draw(st.integers(0, 3000))
        counts = draw(st.lists(st.integers(0, poor), min_size=12, max_size=12))
        places[code] = (poor + draw(st.integers(1, 9000)), poor, counts)
    return places


def deprivation_tables(places, year=2024, one="poor"):
    """The deprived, totals and results tables of `places`."""
    told = {"year": year, "class": one}
    deprived = [row for code, (_all, _poor, counts) in places.items() for row in indicator_rows(code, counts, **told)]
    totals = [
        (code, told | {"households": poor, "deprivations": sum(counts)}) for code, (_a, poor, counts) in places.items()
    ]
    results = [(code, {"year": year, "total": every, one: poor}) for code, (every, poor, _counts) in places.items()]
    return table("deprived", *deprived), table("totals", *totals), table("results", *results)
