"""Movements of households between the classes, counted from a register (tables 2 and 3 of the yearly review).

In persons a household moves with the members it has at the start of the year; one that was not listed at the start
comes with those it has at the end. What a household listed at both times has gained or lost meanwhile, by births,
deaths and moves, is another increase or decrease of the class it ends in. So the formula of the official tables,
9=1-2-3-4+5+6+7+8, and the equality of what leaves one class for the other and enters it there hold in persons too.
"""

from collections.abc import Iterable

from helpers.measures.reviews.flows import IN, OUT

_OTHER = {"poor": "near_poor", "near_poor": "poor"}
_ABSENT = "absent"


def flow_counts(counts: Iterable[dict], class_: str, unit: str) -> dict[str, int]:
    """`opening`, every movement and `closing` of a class, in `unit` (households or persons), in one place.

    `counts` are the rows of the place with `opening_class`, `class`, `relapsed` and `households`; in persons also with
    `members`, `opening_members`, `grown` and `shrunk`: by how many members the households that are listed at the start
    and at the end have become more and fewer.
    """
    at_start, at_end = ("opening_members", "members") if unit == "persons" else ("households", "households")
    flow = dict.fromkeys(("opening", *OUT, *IN, "closing"), 0)
    for row in counts:
        before, after = row["opening_class"], row["class"]
        if before == class_:
            flow["opening"] += row[at_start]
            if after != class_:
                flow[_way_out(after, class_)] += row[at_start]
        if after == class_:
            flow["closing"] += row[at_end]
            if before in _OTHER:
                flow["from_other_class"] += row[at_start] if before != class_ else 0
                if unit == "persons":
                    flow["other_increase"] += row["grown"]
                    flow["other_decrease"] += row["shrunk"]
            else:
                flow[_way_in(before, row["relapsed"])] += row[at_end]
    return flow


def _way_out(after: str, class_: str) -> str:
    if after == _OTHER[class_]:
        return "to_other_class"
    return "other_decrease" if after == _ABSENT else "above_line"


def _way_in(before: str, relapsed: bool) -> str:
    if before == _ABSENT:
        return "other_increase"
    return "relapsed" if relapsed else "newly_arisen"
