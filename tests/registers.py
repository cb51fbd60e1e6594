"""Registers of households for tests. Every household here is made up; none is anybody's."""

import csv
import random

import polars as pl

from helpers.catalog.register.declared import COLUMNS

MADE_UP_SOURCE = "vi-du-ra-soat-2024"
DISTRICTS = {"99": ("990", "991", "992", "993", "994", "995", "996", "997")}
LISTED = ("poor", "near_poor")
CLASSES = ("poor", "near_poor", "farm_average", "neither", "absent")
INDICATORS = [name for name in COLUMNS if name.startswith("deprived_")]
CAUSES = [name for name in COLUMNS if name.startswith("cause_")]
GROUPS = ["ethnic_minority", "no_labour_capacity", "merit"]
LACKS = ["children_malnourished", "children_without_insurance", "children_out_of_school"]
FLAGS = {name for name, column in COLUMNS.items() if column.type == "boolean"}


def household(household_id, place, year, before, after, **told):
    """One row: `place` is (province, district), `before` and `after` its classes. What is not told is no, 0 or empty."""
    row = dict.fromkeys(COLUMNS) | {"household_id": household_id, "province_code": place[0], "district_code": place[1]}
    row |= {"year": year, "opening_class": before, "class": after}
    if after in LISTED:
        row |= dict.fromkeys([*INDICATORS, *GROUPS, *CAUSES], False) | dict.fromkeys(["children", *LACKS], 0)
        if before in ("farm_average", "neither"):
            row["relapsed"] = False
    return row | told


def made_up_register(size, seed=0, districts=DISTRICTS, year=2024):
    """A register of `size` households, the same for the same arguments: about half of them poor, every movement there."""
    chance = random.Random(f"register/{seed}")
    places = [(province, district) for province, own in districts.items() for district in own]
    rows = []
    for number in range(size):
        before, after = "absent", "absent"
        while before == after == "absent":
            before, after = (chance.choices(CLASSES, (40, 25, 15, 15, 5))[0] for _ in range(2))
        opening_members = chance.randint(1, 8)
        members = max(1, opening_members + chance.choice((-1, 0, 0, 0, 1)))
        told = {"opening_members": opening_members if before != "absent" else None}
        told |= {"members": members if after != "absent" else None}
        if after in LISTED:
            lacking = chance.randint(3, 7) if after == "poor" else chance.randint(0, 2)
            told |= dict.fromkeys(chance.sample(INDICATORS, lacking), True)
            told |= {name: chance.random() < 0.4 for name in (*GROUPS, *CAUSES)}
            told["children"] = chance.randint(0, members)
            told |= {name: chance.randint(0, told["children"]) for name in LACKS}
            if before in ("farm_average", "neither"):
                told["relapsed"] = chance.random() < 0.3
        rows.append(household(f"ho-{number:07}", chance.choice(places), year, before, after, **told))
    return rows


def all_households(rows, times=12):
    """Made-up numbers of all households by area: `times` as many as the register has rows there."""
    counts = {}
    for row in rows:
        area = (row["province_code"], row["district_code"], row["year"])
        counts[area] = counts.get(area, 0) + times
    return [(*area, count, count * 4) for area, count in sorted(counts.items())]


def as_text(value):
    """A value as it stands in a CSV cell."""
    return "" if value is None else str(int(value) if isinstance(value, bool) else value)


def write_csv(path, rows, columns=tuple(COLUMNS), delimiter=","):
    """The rows as text: 1 and 0 for yes and no, nothing for what is missing."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([as_text(row[name]) for name in columns] for row in rows)
    return path


def write_parquet(path, rows, columns=tuple(COLUMNS)):
    """The rows in their types."""
    types = {"string": pl.String, "integer": pl.Int16, "boolean": pl.Boolean}
    schema = {name: types[COLUMNS[name].type] for name in columns}
    pl.DataFrame([[row[name] for name in columns] for row in rows], schema=schema, orient="row").write_parquet(path)
    return path


def write_all_households(path, areas):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["province_code", "district_code", "year", "households", "persons"])
        writer.writerows(areas)
    return path
