"""The official tables of a yearly review: identities within a row and between the tables (1 to 8, 10 and 11).

Column numbers are those of the forms of Circular 07/2021/TT-BLĐTBXH; the bounds on deprivations follow from the
definition of the two classes in Decree 07/2021/NĐ-CP, Article 3.
"""

from collections.abc import Iterable, Iterator

from helpers.measures.audit.finding import EQUAL, NONE, RESTATED, SUM, WITHIN, Figure, Finding
from helpers.measures.audit.rounding import share_rule
from helpers.measures.feasible import Interval

AREA = ("province_code", "district_code", "year")
CLASS = (*AREA, "class")
CLASS_UNIT = (*CLASS, "unit")
FLOW = {
    "opening": 1,
    "to_other_class": -1,
    "above_line": -1,
    "other_decrease": -1,
    "from_other_class": 1,
    "relapsed": 1,
    "newly_arisen": 1,
    "other_increase": 1,
}
_RESULTS = {"poor": "poor_rate", "near_poor": "near_poor_rate", "farm_average": "farm_average_rate"}
_OTHER = {"poor": "near_poor", "near_poor": "poor"}

Index = dict[tuple, dict]


def index(rows: Iterable[dict], key: tuple[str, ...]) -> Index:
    """The records by the values of `key`."""
    return {tuple(row[name] for name in key): row for row in rows}


def audit_results(rows: list[dict]) -> Iterator[Finding]:
    """Table 1: rates are shares of all households (4=3/1, 6=5/1, 8=7/1) or persons, and parts lie within the whole."""
    totals: dict[tuple, list[int]] = {}
    for row in rows:
        totals.setdefault((row["province_code"], row["district_code"], row["unit"]), []).append(row["total"])
    for row in rows:
        whole = Figure(row, "total")
        if whole.value is None:
            continue
        bases = totals[row["province_code"], row["district_code"], row["unit"]]
        for column, rate in _RESULTS.items():
            part, figure = Figure(row, column), Figure(row, rate)
            if part.value is not None:
                yield bound("review.results_within", part, Interval(0, whole.value), [whole])
                if figure.value is not None and whole.value:
                    computed, rule, details = share_rule(figure.value, part.value, whole.value, bases)
                    yield Finding("review.results_rate", rule, figure, computed, ((part, 0), (whole, 0)), details)


def audit_flows(rows: list[dict], results: list[dict]) -> Iterator[Finding]:
    """Tables 2 and 3: 9=1-2-3-4+5+6+7+8; what leaves one class for the other enters it there; column 9 is table 1's."""
    flows, by_area = index(rows, CLASS_UNIT), index(results, (*AREA, "unit"))
    for key, row in flows.items():
        closing, parts = Figure(row, "closing"), [(Figure(row, name), sign) for name, sign in FLOW.items()]
        if closing.value is not None and all(part.value is not None for part, _ in parts):
            computed = sum(sign * part.value for part, sign in parts)
            rule = SUM if computed == closing.value else NONE
            yield Finding("review.flow", rule, closing, computed, tuple(parts))
        other = flows.get((*key[:3], _OTHER[row["class"]], row["unit"]))
        if other is not None:
            yield from same("review.crossing", Figure(row, "from_other_class"), Figure(other, "to_other_class"))
        result = by_area.get((*key[:3], row["unit"]))
        if result is not None:
            yield from same("review.closing_of_results", closing, Figure(result, row["class"]))


def audit_openings(rows: list[dict], broken: set) -> Iterator[Finding]:
    """The opening of a year is the closing of the year before.

    Where both rows keep their own identities (their cells are not in `broken`) a difference was entered on purpose:
    the base was restated in between.
    """
    flows = index(rows, CLASS_UNIT)
    for (province, district, year, *rest), row in flows.items():
        before = flows.get((province, district, year - 1, *rest))
        opening, closing = Figure(row, "opening"), before and Figure(before, "closing")
        if before is None or None in (opening.value, closing.value):
            continue
        own = {Figure(row, name).cell for name in (*FLOW, "closing")} | {
            Figure(before, name).cell for name in (*FLOW, "closing")
        }
        rule = EQUAL if opening.value == closing.value else NONE if own & broken else RESTATED
        details = {"source_id": before["source_id"], "year": year - 1, "point": "end"}
        yield Finding("review.opening", rule, opening, closing.value, ((closing, 1),), details)


def audit_deprivations(totals: list[dict], rows: list[dict], results: list[dict], standards: dict) -> Iterator[Finding]:
    """Tables 4 to 7: column 2 = 3+...+14; a poor household lacks at least three indicators and a near-poor one fewer.

    `standards` are the records of the poverty standards by their id.
    """
    by_class, by_area = index(totals, CLASS), index((r for r in results if r["unit"] == "households"), AREA)
    parts: dict[tuple, list[dict]] = {}
    for row in rows:
        parts.setdefault(tuple(row[name] for name in CLASS), []).append(row)
    for key, total in by_class.items():
        households, all_of_them = Figure(total, "households"), Figure(total, "deprivations")
        if (result := by_area.get(key[:3])) is not None:
            yield from same("review.class_of_results", households, Figure(result, total["class"]))
        added = [Figure(row, "deprived_households") for row in parts.get(key, ())]
        standard = standards.get(total["standard_id"], {})
        if len(added) == standard.get("indicator_count") and None not in (all_of_them.value, *(a.value for a in added)):
            yield _total("review.deprivations", all_of_them, added)
        if None not in (households.value, all_of_them.value, standard.get("min_deprivations")):
            least, most = standard["min_deprivations"], standard["indicator_count"]
            low, high = (least, most) if total["class"] == "poor" else (0, least - 1)
            limits = Interval(low * households.value, high * households.value)
            yield bound("review.deprivations_within", all_of_them, limits, [households])
    for key, own in parts.items():
        total = by_class.get(key)
        whole = None if total is None else Figure(total, "households")
        for row in own if whole is not None and whole.value is not None else ():
            part, rate = Figure(row, "deprived_households"), Figure(row, "rate")
            if part.value is not None:
                yield bound("review.indicator_within", part, Interval(0, whole.value), [whole])
                if rate.value is not None and whole.value:
                    computed, rule, details = share_rule(rate.value, part.value, whole.value)
                    yield Finding("review.deprivation_rate", rule, rate, computed, ((part, 0), (whole, 0)), details)


def audit_persons(rows: list[dict], key: tuple[str, ...], columns: Iterable[str], check: str) -> Iterator[Finding]:
    """Every household has at least one member: persons are no fewer than households."""
    by_unit = index(rows, (*key, "unit"))
    for row in rows:
        persons = by_unit.get((*(row[name] for name in key), "persons"))
        if row["unit"] != "households" or persons is None:
            continue
        for column in columns:
            figure, least = Figure(persons, column), Figure(row, column)
            if None not in (figure.value, least.value):
                yield bound(check, figure, Interval(least.value, None), [least])


def audit_totals(rows: list[dict], key: tuple[str, ...], columns: Iterable[str], check: str) -> Iterator[Finding]:
    """The printed total row of the province is the sum of its districts, column by column."""
    groups: dict[tuple, list[dict]] = {}
    for row in rows:
        groups.setdefault(tuple(row[name] for name in key if name != "district_code"), []).append(row)
    for group in groups.values():
        parts = [row for row in group if row["district_code"] is not None]
        for total in (row for row in group if row["district_code"] is None and parts):
            for column in columns:
                figure, added = Figure(total, column), [Figure(part, column) for part in parts]
                if None not in (figure.value, *(part.value for part in added)):
                    yield _total(check, figure, added)


def same(check: str, figure: Figure, other: Figure) -> Iterator[Finding]:
    """Two cells that hold one figure."""
    if None not in (figure.value, other.value):
        rule = EQUAL if figure.value == other.value else NONE
        yield Finding(check, rule, figure, other.value, ((other, 1),))


def bound(check: str, figure: Figure, limits: Interval, others: list[Figure]) -> Finding:
    """A figure against the numbers between which it must lie."""
    inside = limits.low <= figure.value and (limits.high is None or figure.value <= limits.high)
    parts = tuple((other, 0) for other in others)
    return Finding(check, WITHIN if inside else NONE, figure, limits, parts, binding=False)


def _total(check: str, figure: Figure, parts: list[Figure]) -> Finding:
    total = sum(part.value for part in parts)
    rule = SUM if total == figure.value else NONE
    return Finding(check, rule, figure, total, tuple((part, 1) for part in parts))
