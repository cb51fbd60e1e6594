"""A data folder of as many provinces as wanted: the shipped one, filled up with made-up provinces.

No made-up figure stands under a real name. Made-up provinces are marked as the example province is, and stand in the
files of `example/`; since two digits name no more than a hundred provinces, their codes are longer, and the
folder's datapackage.json says so.
"""

import csv
import json
import shutil
from pathlib import Path

from helpers import catalog
from helpers.catalog.dossier import covers

from .asked_rows import Pattern
from .made_up import YEAR, make_province
from .printed_rows import Rows
from .project import DATA
from .rows import rows_of

_EXAMPLE_PLAN = f"vi-du-{YEAR}"
# Of real provinces, these tables stay when their plans do not: the register, which plans and reports point into.
_REGISTER = {"provinces", "districts", "poor_districts", "issuers"}
_OWNERS = {"province_code", "plan_id"}
_WIDER = {r"^\d{2}$": r"^(\d{2}|99\d{3})$", r"^\d{3}$": r"^(\d{3}|99\d{5})$"}


def write_provinces(
    folder: Path, number: int = 63, seed: str = "bench", *, shipped: bool = True, small: bool = False
) -> list[str]:
    """Write a data folder in which `number` provinces have a plan that covers YEAR; returns their codes in order.

    `giamngheo render --year 2024 --data FOLDER` then makes `number` reports a language, and no overview. Provinces
    of the shipped data with such a plan, the example among them, take part; with `shipped` false only made-up ones,
    and no other plan is in the folder. Made-up ones have 8 to 14 districts and a full plan; with `small` 4 districts,
    6 targets and no projects. The same `seed` writes the same bytes. Raises ValueError if the shipped data have more
    provinces already.
    """
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("*.py", "makers", "__pycache__"))
    columns = _widen(folder / "datapackage.json")
    if not shipped:
        _empty(folder, columns)
    taking_part = _codes(folder)
    if len(taking_part) > number:
        raise ValueError(f"{len(taking_part)} provinces of the shipped data have a plan for {YEAR}, more than {number}")
    pattern = _pattern(small)
    fewest, most = (4, 4) if small else (8, 14)
    added: dict[str, Rows] = {}
    for place in range(1, number - len(taking_part) + 1):
        for table, rows in rows_of(make_province(place, seed, fewest, most), pattern).items():
            added.setdefault(table, []).extend(rows)
    for table, rows in added.items():
        with (folder / "example" / f"{table}.csv").open("a", encoding="utf-8", newline="") as file:
            csv.DictWriter(file, columns[table], restval="", lineterminator="\n").writerows(rows)
    return _codes(folder)


def _widen(package: Path) -> dict[str, list[str]]:
    """Let the codes of places be longer too; returns the columns of each table."""
    described = json.loads(package.read_text(encoding="utf-8"))
    for resource in described["resources"]:
        for field in resource["schema"]["fields"]:
            rules = field.get("constraints", {})
            if field["name"] in ("province_code", "district_code", "successor_code"):
                rules["pattern"] = _WIDER[rules["pattern"]]
    package.write_text(json.dumps(described, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return {one["name"]: [field["name"] for field in one["schema"]["fields"]] for one in described["resources"]}


def _empty(folder: Path, columns: dict[str, list[str]]) -> None:
    """Leave no plan and no figure of a province: of the example nothing, of real ones the register."""
    for table, names in columns.items():
        if _OWNERS & set(names) and table not in _REGISTER:
            _write(folder / f"{table}.csv", names, [])
        if (folder / "example" / f"{table}.csv").exists():
            _write(folder / "example" / f"{table}.csv", names, [])


def _write(path: Path, columns: list[str], rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _codes(folder: Path) -> list[str]:
    """The provinces with a plan that covers YEAR."""
    plans = catalog.read(folder).plans().to_dict("records")
    return [plan["province_code"] for plan in plans if covers(plan, str(YEAR))]


def _pattern(small: bool) -> Pattern:
    """The example's plan of YEAR as the shipped data tell it."""
    own = {table: _rows(f"example/{table}.csv") for table in ("targets", "plan_projects", "outcomes")}
    targets, projects = (
        [row for row in own[table] if row["plan_id"] == _EXAMPLE_PLAN] for table in ("targets", "plan_projects")
    )
    told = {}  # two sources of the example tell one outcome: one is enough here
    for row in own["outcomes"]:
        if row["year"] == str(YEAR):
            told.setdefault((row["indicator_id"], row["scope"], row["population_id"]), row)
    outcomes = list(told.values())
    indicators = {row["indicator_id"]: row for row in _rows("target_indicators.csv")}
    if small:
        targets, projects, outcomes = targets[:6], [], outcomes[-3:]
    return Pattern(targets, outcomes, projects, indicators)


def _rows(file: str) -> Rows:
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
