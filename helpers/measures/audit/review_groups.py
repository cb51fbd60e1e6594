"""Tables 8, 10 and 11 of a yearly review: target groups, causes of poverty, children."""

from collections.abc import Iterable, Iterator

from helpers.measures.audit.finding import NONE, OVERLAP, SUM, Figure, Finding
from helpers.measures.audit.reviews import AREA, CLASS, CLASS_UNIT, bound, index, same
from helpers.measures.feasible import Interval

_GROUPS = ("ethnic_minority", "no_labour_capacity", "merit")
_CHILDREN = ("malnourished", "without_insurance", "out_of_school")


def audit_groups(rows: list[dict], results: list[dict]) -> Iterator[Finding]:
    """Table 8: the groups lie within their class, and 5=1-2-3-4, or more where a household belongs to several groups.

    The largest group alone leaves the most that can be in no group.
    """
    by_area = index(results, (*AREA, "unit"))
    for row in rows:
        total, groups = Figure(row, "total"), [Figure(row, name) for name in _GROUPS]
        result = by_area.get((*(row[name] for name in AREA), row["unit"]))
        if result is not None:
            yield from same("review.groups_of_results", total, Figure(result, row["class"]))
        for group in groups:
            if None not in (group.value, total.value):
                yield bound("review.group_within", group, Interval(0, total.value), [total])
        yield from _other(Figure(row, "other"), total, groups)


def _other(other: Figure, total: Figure, groups: list[Figure]) -> Iterator[Finding]:
    if None in (other.value, total.value, *(group.value for group in groups)):
        return
    apart = total.value - sum(group.value for group in groups)
    most = total.value - max(group.value for group in groups)
    rule = SUM if other.value == apart else OVERLAP if max(0, apart) <= other.value <= most else NONE
    parts = ((total, 1), *((group, -1) for group in groups))
    yield Finding("review.groups_other", rule, other, apart, parts, {"limits": Interval(max(0, apart), most)})


def audit_causes(rows: list[dict], results: list[dict], groups: list[dict]) -> Iterator[Finding]:
    """Table 10: no cause has more households than the class; one household may have several causes."""
    of_results = index((row for row in results if row["unit"] == "households"), AREA)
    of_groups = index((row for row in groups if row["unit"] == "households"), CLASS_UNIT)
    for row in rows:
        area = tuple(row[name] for name in AREA)
        result, group = of_results.get(area), of_groups.get((*area, row["class"], "households"))
        whole = Figure(result, row["class"]) if result else Figure(group, "total") if group else None
        figure = Figure(row, "households")
        if whole is not None and None not in (figure.value, whole.value):
            yield bound("review.cause_within", figure, Interval(0, whole.value), [whole])


def audit_children(rows: Iterable[dict], results: list[dict]) -> Iterator[Finding]:
    """Table 11: children within the persons of their class, and each lack within the children."""
    persons = index((row for row in results if row["unit"] == "persons"), AREA)
    for row in index(rows, CLASS).values():
        children = Figure(row, "children")
        if children.value is None:
            continue
        result = persons.get(tuple(row[name] for name in AREA))
        if result is not None and result[row["class"]] is not None:
            members = Figure(result, row["class"])
            yield bound("review.children_within", children, Interval(0, members.value), [members])
        for name in _CHILDREN:
            figure = Figure(row, name)
            if figure.value is not None:
                yield bound("review.child_lack_within", figure, Interval(0, children.value), [children])
