"""The tables of the yearly review counted from a register of households, instead of taken as printed.

Rows of districts are those of the register; the row of a province, with no `district_code`, is their sum, as in the
official tables of Circular 07/2021/TT-BLĐTBXH. Zero is a count; what the register can not tell is missing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

import pandas as pd

from helpers.measures.missing import known
from helpers.measures.reviews.areas import rate
from helpers.measures.reviews.children import DEPRIVED
from helpers.measures.reviews.counted_flows import flow_counts
from helpers.measures.reviews.groups import GROUPS

CLASSES = ("poor", "near_poor")
FARM = "farm_average"
_AREA = ["province_code", "year", "district_code"]
_MOVED = ["opening_class", "class", "relapsed"]
_WHOLE = ""  # stands for the district in rows of a whole province

Sums = dict[tuple, dict[str, int]]


def counted_reviews(
    counts: pd.DataFrame, everyone: pd.DataFrame, indicators: Iterable[str], causes: Iterable[str]
) -> dict[str, pd.DataFrame]:
    """Tables 1 to 8, 10 and 11 of the review, each in the columns of its data table, without status and source.

    `counts` has a row for each `year`, `province_code`, `district_code` (if the register has districts),
    `opening_class`, `class` and `relapsed`, with `households` and the sums over them that the register allows:
    `members`, `opening_members`, `grown`, `shrunk` (see counted_flows.py), `deprived_<indicator>`, the three groups and
    `no_group`, the same with `_persons`, `cause_<cause>`, `children` and `children_<lack>`. Classes are poor, near_poor,
    farm_average, neither and absent. `everyone` has all `households` and `persons` by year and place; a place that
    stands only there has counts of zero. A table whose sums are not there is left out; so are rows of persons.

    Rates are half-up to two decimals and missing where they have no base. Of farming households with an average living
    standard nothing is told in a province and year of which the register holds none: it may not list them.
    """
    counts, everyone = _with_wholes(counts), _with_wholes(everyone)
    places = _places(counts, everyone)
    of_class = _sums(counts, [*_AREA, "class"])
    listed = [(place, class_, of_class[(*place, class_)]) for place in places for class_ in CLASSES]
    tables = {"review_results": _results(places, of_class, everyone, "members" in counts)}
    if "opening_class" in counts:
        tables["review_flows"] = _flows(places, counts)
    if _has(counts, (f"deprived_{one}" for one in indicators)):
        tables["review_deprivations"] = _per(listed, indicators, _deprived)
        tables["review_deprivation_totals"] = [row for one in listed for row in _all_deprivations(*one, indicators)]
    if _has(counts, GROUPS):
        units = ("households", "persons") if "members" in counts else ("households",)
        tables["review_groups"] = _per(listed, units, _group)
    if _has(counts, (f"cause_{one}" for one in causes)):
        tables["review_causes"] = _per(listed, causes, _cause)
    if "children" in counts:
        tables["review_children"] = [row for one in listed for row in _children(*one)]
    return {name: pd.DataFrame(rows, dtype=object) for name, rows in tables.items()}


def _has(counts: pd.DataFrame, columns: Iterable[str]) -> bool:
    """Whether all these sums are there, and any is asked for."""
    wanted = set(columns)
    return bool(wanted) and wanted <= set(counts.columns)


def _with_wholes(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of districts and, again, as parts of their province; where there are no districts, those of provinces."""
    if "district_code" not in frame or frame["district_code"].isna().all():
        return frame.assign(district_code=_WHOLE)
    return pd.concat([frame, frame.assign(district_code=_WHOLE)], ignore_index=True)


def _places(*frames: pd.DataFrame) -> list[tuple]:
    """Every place and year, by province and year, the districts before the whole."""
    found = {place for frame in frames for place in frame[_AREA].itertuples(index=False, name=None)}
    return sorted(found, key=lambda place: (place[0], place[1], place[2] == _WHOLE, place[2]))


def _sums(counts: pd.DataFrame, keys: list[str]) -> Sums:
    """All sums by these keys; zeros where there are no rows."""
    columns = [name for name in counts if name not in (*keys, *_MOVED)]
    added = counts.groupby(keys)[columns].sum()
    rows = {
        key: dict(zip(columns, map(int, row), strict=True))
        for key, row in zip(added.index, added.to_numpy(), strict=True)
    }
    return defaultdict(lambda: dict.fromkeys(columns, 0), rows)


def _where(place: tuple) -> dict:
    province, year, district = place
    return {"province_code": province, "district_code": district or None, "year": year}


def _per(listed: list[tuple], kinds: Iterable[str], make: Callable[[dict, str], dict]) -> list[dict]:
    """A row for each place, class and kind."""
    return [_where(place) | {"class": class_} | make(sums, kind) for place, class_, sums in listed for kind in kinds]


def _results(places: list[tuple], sums: Sums, everyone: pd.DataFrame, persons: bool) -> list[dict]:
    """Table 1."""
    alls = dict(iter(everyone.groupby(_AREA)))
    farming = {place[:2] for place in places if sums[(*place, FARM)]["households"]}
    rows = []
    for place in places:
        for unit, column in (("households", "households"), *([("persons", "members")] if persons else [])):
            whole = _all(alls.get(place), unit)
            told = (*CLASSES, FARM) if place[:2] in farming else CLASSES
            figures = {class_: sums[(*place, class_)][column] for class_ in told}
            rates = {f"{class_}_rate": rate(count, whole) for class_, count in figures.items()}
            rows.append(_where(place) | {"unit": unit, "total": whole} | figures | rates)
    return rows


def _all(parts: pd.DataFrame | None, unit: str) -> int | None:
    return int(parts[unit].sum()) if parts is not None and known(*parts[unit]) else None


def _flows(places: list[tuple], counts: pd.DataFrame) -> list[dict]:
    """Tables 2 and 3."""
    persons = "opening_members" in counts
    needed = [*_MOVED, "households", *(("members", "opening_members", "grown", "shrunk") if persons else ())]
    moves = defaultdict(list)
    for row in counts[[*_AREA, *needed]].to_dict("records"):
        moves[tuple(row[name] for name in _AREA)].append(row)
    return [
        _where(place) | {"class": class_, "unit": unit} | flow_counts(moves[place], class_, unit)
        for place in places
        for class_ in CLASSES
        for unit in (("households", "persons") if persons else ("households",))
    ]


def _deprived(sums: dict, indicator: str) -> dict:
    """Tables 4 to 7: a cell of the counts, and one of the rates."""
    count = sums[f"deprived_{indicator}"]
    return {"indicator_id": indicator, "deprived_households": count, "rate": rate(count, sums["households"])}


def _all_deprivations(place: tuple, class_: str, sums: dict, indicators: Iterable[str]) -> Iterator[dict]:
    """Tables 4 and 6, columns 1 and 2."""
    deprivations = sum(sums[f"deprived_{one}"] for one in indicators)
    yield _where(place) | {"class": class_, "households": sums["households"], "deprivations": deprivations}


def _group(sums: dict, unit: str) -> dict:
    """Table 8. Groups overlap, so «other» is who is in none of them; persons are all members of such households."""
    total, ending = ("members", "_persons") if unit == "persons" else ("households", "")
    groups = {group: sums[group + ending] for group in GROUPS}
    return {"unit": unit, "total": sums[total]} | groups | {"other": sums["no_group" + ending]}


def _cause(sums: dict, cause: str) -> dict:
    """Table 10."""
    return {"cause_id": cause, "households": sums[f"cause_{cause}"]}


def _children(place: tuple, class_: str, sums: dict) -> Iterator[dict]:
    """Table 11."""
    lacks = {lack: sums[f"children_{lack}"] for lack in DEPRIVED}
    yield _where(place) | {"class": class_, "children": sums["children"]} | lacks
