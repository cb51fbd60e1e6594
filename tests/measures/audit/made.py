"""Correct tables made by one rule of rounding, in the form the catalogue hands out, and errors planted in them."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pandas as pd

from helpers.measures.audit.reviews import FLOW

CENT = Decimal("0.01")
INDICATORS = [f"i{number}" for number in range(1, 13)]
CAUSES = ["land", "capital", "labour"]
STANDARD = {"standard_id": "ND07", "min_deprivations": 3, "indicator_count": 12, "data_year_from": 2022}
AVERAGE = 4  # members of a household

# Columns of the tables that can be empty
COLUMNS = {
    "plans": ["plan_id", "province_code", "year_from", "year_to", "standard_id", "source_id"],
    "poor_districts": ["district_code"],
    "districts": ["district_code", "province_code"],
    "regions": ["region_id"],
    "outcomes": ["indicator_id", "scope", "population_id", "status", "province_code", "district_code"],
    "district_plans": ["plan_id", "district_code"],
    "printed_totals": ["plan_id"],
    "targets": ["plan_id"],
    "funding": ["plan_id"],
    "balances": ["province_code", "district_code"],
    "national_balances": ["region_id"],
    "standards": ["standard_id"],
    "review_results": ["province_code"],
    "review_flows": ["province_code"],
    "review_deprivations": ["province_code"],
    "review_deprivation_totals": ["province_code"],
    "review_groups": ["province_code"],
    "review_causes": ["province_code"],
    "review_children": ["province_code"],
}


def share(part, base, rule="half_up"):
    """The rate that a table of this rule prints."""
    exact = Decimal(part) * 100 / Decimal(base)
    if rule == "truncation":
        return exact.quantize(CENT, rounding=ROUND_DOWN)
    if rule == "double_rounding":
        exact = exact.quantize(Decimal("0.001"), rounding=ROUND_HALF_UP)
    return exact.quantize(CENT, rounding=ROUND_HALF_UP)


def tables(**rows):
    """All tables that the audit takes, with these records, each at a line of its own file."""
    made = {"standards": [STANDARD]} | rows
    frames = {}
    for name, columns in COLUMNS.items():
        records = [{"file": f"{name}.csv", "row": line} | record for line, record in enumerate(made.get(name, []), 2)]
        frames[name] = pd.DataFrame(records, dtype=object) if records else pd.DataFrame(columns=columns, dtype=object)
    return frames


def cells(frames, columns):
    """(table, position, column) of every figure that is printed in one of `columns`."""
    return [
        (name, position, column)
        for name, frame in frames.items()
        for column in columns
        if column in frame
        for position, value in enumerate(frame[column])
        if not pd.isna(value)
    ]


def planted(frames, cell):
    """The tables with one figure wrong, by more than any rounding or change of a year: half as much again and 40.

    A rate is wrong by 5 points.
    """
    name, position, column = cell
    frame = frames[name].copy()
    value = frame[column].iloc[position]
    wrong = value + 5 if isinstance(value, Decimal) else value + value // 2 + 40
    frame.loc[frame.index[position], column] = wrong
    return frames | {name: frame}


def place(frames, cell):
    name, position, column = cell
    row = frames[name].iloc[position]
    return row["file"], row["row"], column


def review(rng, rule="half_up", districts=3, overlap=False):
    """Two yearly reviews of one province, all tables, every identity kept."""
    made = {name: [] for name in COLUMNS if name.startswith("review_")}
    base = {}
    for year in (2022, 2023):
        of_year = [_district(rng, base.get(code), code, overlap) for code in _codes(districts)]
        base = {one["district_code"]: one for one in of_year}
        whole = _sum(of_year)
        for area in (*of_year, whole):
            _print(area, year, rule, made, previous=_households(made, area, year - 1))
    return tables(**made)


def _codes(districts):
    return [f"{number:03}" for number in range(1, districts + 1)]


def _households(made, area, year):
    for row in made["review_results"]:
        if (row["district_code"], row["year"], row["unit"]) == (area["district_code"], year, "households"):
            return row["total"]
    return None


def _district(rng, before, code, overlap):
    households = before["total"] + before["total"] * 3 // 100 if before else rng.randint(3000, 20000)
    area = {"district_code": code, "total": households, "farm_average": rng.randint(50, households // 20)}
    crossing = {"poor": rng.randint(20, 90), "near_poor": rng.randint(10, 60)}
    for cls, other in (("poor", "near_poor"), ("near_poor", "poor")):
        flow = {name: rng.randint(5, 60) for name in FLOW}
        flow["opening"] = before[cls]["closing"] if before else rng.randint(households // 10, households // 5)
        flow["to_other_class"], flow["from_other_class"] = crossing[cls], crossing[other]
        closing = sum(sign * flow[name] for name, sign in FLOW.items())
        share_of = (30, 80) if cls == "poor" else (1, 16)
        lacks = {name: closing * rng.randint(*share_of) // 100 for name in INDICATORS}
        groups = {
            name: closing * rng.randint(5, 30) // 100 for name in ("ethnic_minority", "no_labour_capacity", "merit")
        }
        apart = closing - sum(groups.values())
        other_households = apart + (rng.randint(0, min(groups.values())) if overlap else 0)
        causes = {name: closing * rng.randint(5, 90) // 100 for name in CAUSES}
        children = closing * rng.randint(100, 200) // 100
        lacking = {
            name: children * rng.randint(5, 50) // 100
            for name in ("malnourished", "without_insurance", "out_of_school")
        }
        area[cls] = flow | {"closing": closing, "lacks": lacks, "groups": groups, "other": other_households}
        area[cls] |= {"causes": causes, "children": {"children": children} | lacking}
    return area


def _sum(areas):
    """The province: every figure the sum of its districts."""

    def added(values):
        if isinstance(values[0], dict):
            return {name: added([value[name] for value in values]) for name in values[0]}
        return sum(values)

    parts = [{name: value for name, value in area.items() if name != "district_code"} for area in areas]
    return added(parts) | {"district_code": None}


def _print(area, year, rule, made, previous):
    about = {"province_code": "01", "district_code": area["district_code"], "year": year, "standard_id": "ND07"}
    about |= {"status": "approved", "source_id": f"review-{year}"}
    for unit, times in (("households", 1), ("persons", AVERAGE)):
        total = area["total"] * times
        base = previous * times if rule == "other_denominator" and previous else total
        counts = {"poor": area["poor"]["closing"], "near_poor": area["near_poor"]["closing"]}
        counts = {name: count * times for name, count in (counts | {"farm_average": area["farm_average"]}).items()}
        rates = {f"{name}_rate": share(count, base, rule) for name, count in counts.items()}
        made["review_results"].append(about | {"unit": unit, "total": total} | counts | rates)
    for cls in ("poor", "near_poor"):
        own = area[cls]
        of_class = about | {"class": cls}
        for unit, times in (("households", 1), ("persons", AVERAGE)):
            flow = {name: own[name] * times for name in (*FLOW, "closing")}
            made["review_flows"].append(of_class | {"unit": unit} | flow)
            groups = {"total": own["closing"], "other": own["other"]} | own["groups"]
            made["review_groups"].append(
                of_class | {"unit": unit} | {name: count * times for name, count in groups.items()}
            )
        lacks = own["lacks"]
        made["review_deprivation_totals"].append(
            of_class | {"households": own["closing"], "deprivations": sum(lacks.values())}
        )
        for name, count in lacks.items():
            row = {"indicator_id": name, "deprived_households": count, "rate": share(count, own["closing"], rule)}
            made["review_deprivations"].append(of_class | row)
        for name, count in own["causes"].items():
            made["review_causes"].append(of_class | {"cause_id": name, "households": count})
        made["review_children"].append(of_class | own["children"])


def balance(**figures):
    """A record of `balances`: the end of 2022 in one source, unless told otherwise."""
    about = {"province_code": "01", "district_code": None, "boundaries": "before_2025_07", "scope": "all"}
    about |= {"year": 2022, "point": "end", "standard_id": "ND07", "status": "approved", "source_id": "one"}
    empty = dict.fromkeys(("households", "poor_households", "near_poor_households", "multidimensional_households"))
    empty |= dict.fromkeys(("poverty_rate", "near_poor_rate", "multidimensional_rate"))
    return about | empty | {"counts_stated": "equal", "quality": "document", "firmness": 0} | figures


def plan_table(rng, rule="half_up", districts=4):
    """A plan with a district table and a total row, all by one rule, and the balances it starts from."""
    opening, planned, rows = [], [], []
    for code in _codes(districts):
        households = rng.randint(4000, 15000)
        poor, down = households * rng.randint(15, 45) // 100, Decimal(rng.randint(150, 500)) / 100
        fall = int((households * down / 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
        if rule != "assigned_rate":
            fall = households * rng.randint(15, 50) // 1000
        rows.append((code, households, poor, fall, down))
    for code, households, poor, fall, down in rows:
        start = _start(households, poor, rule)
        opening.append(balance(district_code=code, year=2023, point="start", **start))
        planned.append({"plan_id": "p", "district_code": code, "source_id": "plan"})
        planned[-1] |= _planned(households, poor, fall, start["poverty_rate"], rule, down)
    households, poor, fall = (sum(row[i] for row in rows) for i in (1, 2, 3))
    base = sum(_base(row[1], rule) for row in rows)
    start = _start(households, poor, rule, base)
    total = {"plan_id": "p", "source_id": "plan", "known_difference": None} | start
    total |= _planned(households, poor, fall, start["poverty_rate"], rule, None, base)
    before = []
    if rule == "other_denominator":
        counted = [(row[0], _base(row[1], rule)) for row in rows] + [(None, base)]
        before = [balance(district_code=code, year=2022, households=count) for code, count in counted]
    plan = {"plan_id": "p", "province_code": "01", "year_from": 2023, "year_to": 2023, "standard_id": "ND07"}
    parts = {"balances": opening + before, "district_plans": planned, "printed_totals": [total]}
    return tables(plans=[plan | {"source_id": "plan"}], **parts)


def _base(households, rule):
    """The households of which the rates of the table are shares: those of the year before, if that is its rule."""
    return households * 101 // 100 if rule == "other_denominator" else households


def _start(households, poor, rule, base=None):
    rate = share(poor, base or _base(households, rule), rule)
    return {"households": households, "poor_households": poor, "poverty_rate": rate}


def _planned(households, poor, fall, rate, rule, down, base=None):
    base = base or _base(households, rule)
    points = down if rule == "assigned_rate" and down is not None else share(fall, base, rule)
    apart = rule in ("assigned_rate", "printed_minus_printed")
    end = rate - points if apart else share(poor - fall, base, rule)
    return {"reduction_households": fall, "reduction_rate": points.quantize(CENT), "end_rate": end.quantize(CENT)}


def planned_columns():
    """The figures of a district table."""
    return ["households", "poor_households", "poverty_rate", "reduction_households", "reduction_rate", "end_rate"]
