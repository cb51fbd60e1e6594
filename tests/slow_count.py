"""The review tables of a register counted household by household in plain Python, straight from their headings.

It shares nothing with the workbook's own way: no engine, no groups, no sums of sums.
"""

from decimal import ROUND_HALF_UP, Decimal

from tests.registers import CAUSES, GROUPS, INDICATORS, LACKS, LISTED

UNITS = ("households", "persons")


def slow_count(rows, areas=()):
    """Every table as rows of {column: value}, by table; `areas` are those of registers.all_households."""
    everyone = {area[:3]: area[3:] for area in areas}
    places = sorted({(row["province_code"], row["district_code"], row["year"]) for row in rows} | set(everyone))
    provinces = sorted({(province, year) for province, _, year in places})
    tables = {}
    for province, year in provinces:
        own = [district for code, district, of in places if (code, of) == (province, year)]
        here = [row for row in rows if (row["province_code"], row["year"]) == (province, year)]
        farming = any(row["class"] == "farm_average" for row in here)
        for district in [*own, None]:
            there = [row for row in here if district in (None, row["district_code"])]
            alls = [
                [
                    everyone[province, one, year][at] if (province, one, year) in everyone else None
                    for one in own
                    if district in (None, one)
                ]
                for at in (0, 1)
            ]
            for table, told in _of_area(there, alls, farming).items():
                where = {"province_code": province, "district_code": district, "year": year}
                tables.setdefault(table, []).extend(where | row for row in told)
    return tables


def _of_area(rows, alls, farming):
    tables = {"review_results": [_results(rows, unit, every, farming) for unit, every in zip(UNITS, alls, strict=True)]}
    for class_, other in (LISTED, LISTED[::-1]):
        now = [row for row in rows if row["class"] == class_]
        deprived = {name: sum(row[name] for row in now) for name in INDICATORS}
        told = {
            "review_flows": [{"unit": unit} | _flow(rows, class_, other, unit) for unit in UNITS],
            "review_deprivations": [
                {
                    "indicator_id": name.removeprefix("deprived_"),
                    "deprived_households": count,
                    "rate": _rate(count, len(now)),
                }
                for name, count in deprived.items()
            ],
            "review_deprivation_totals": [{"households": len(now), "deprivations": sum(deprived.values())}],
            "review_groups": [{"unit": unit} | _groups(now, unit) for unit in UNITS],
            "review_causes": [
                {"cause_id": name.removeprefix("cause_"), "households": sum(row[name] for row in now)}
                for name in CAUSES
            ],
            "review_children": [
                {"children": sum(row["children"] for row in now)}
                | {name.removeprefix("children_"): sum(row[name] for row in now) for name in LACKS}
            ],
        }
        for table, own in told.items():
            tables.setdefault(table, []).extend({"class": class_} | row for row in own)
    return tables


def _size(row, unit, when="members"):
    return 1 if unit == "households" else row[when]


def _results(rows, unit, every, farming):
    total = None if None in every else sum(every)
    told = {"unit": unit, "total": total}
    for class_ in (*LISTED, "farm_average"):
        count = sum(_size(row, unit) for row in rows if row["class"] == class_)
        if class_ == "farm_average" and not farming:
            count = None
        told |= {class_: count, f"{class_}_rate": _rate(count, total)}
    return told


def _flow(rows, class_, other, unit):
    flow = dict.fromkeys(["opening", "to_other_class", "above_line", "other_decrease"], 0)
    flow |= dict.fromkeys(["from_other_class", "relapsed", "newly_arisen", "other_increase", "closing"], 0)
    for row in rows:
        before, after = row["opening_class"], row["class"]
        if before == class_:
            flow["opening"] += _size(row, unit, "opening_members")
        if after == class_:
            flow["closing"] += _size(row, unit)
        if before == class_ and after == other:
            flow["to_other_class"] += _size(row, unit, "opening_members")
        if before == class_ and after in ("farm_average", "neither"):
            flow["above_line"] += _size(row, unit, "opening_members")
        if before == class_ and after == "absent":
            flow["other_decrease"] += _size(row, unit, "opening_members")
        if before == other and after == class_:
            flow["from_other_class"] += _size(row, unit, "opening_members")
        if before in ("farm_average", "neither") and after == class_:
            flow["relapsed" if row["relapsed"] else "newly_arisen"] += _size(row, unit)
        if before == "absent" and after == class_:
            flow["other_increase"] += _size(row, unit)
        if unit == "persons" and after == class_ and before in LISTED:
            change = row["members"] - row["opening_members"]
            flow["other_increase" if change > 0 else "other_decrease"] += abs(change)
    return flow


def _groups(rows, unit):
    told = {"total": sum(_size(row, unit) for row in rows)}
    told |= {group: sum(_size(row, unit) for row in rows if row[group]) for group in GROUPS}
    return told | {"other": sum(_size(row, unit) for row in rows if not any(row[group] for group in GROUPS))}


def _rate(part, base):
    if part is None or not base:
        return None
    return (Decimal(100 * part) / Decimal(base)).quantize(Decimal("0.01"), ROUND_HALF_UP)
