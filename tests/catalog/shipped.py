"""The shipped data folder, read once: its description, its checked tables, and its cells as they stand in the files."""

import csv
import json
from functools import cache

from helpers import catalog

from .conftest import DATA

PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}
FIELDS = {name: {field["name"]: field for field in r["schema"]["fields"]} for name, r in RESOURCES.items()}


@cache
def read():
    return catalog.read(DATA)


def paths(name):
    path = RESOURCES[name]["path"]
    return [path] if isinstance(path, str) else path


@cache
def cells(path):
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def real(name):
    """The table's rows as text, without those of the made-up example province."""
    return cells(paths(name)[0])


def raw(name):
    """Every row of the table as text, of all its files."""
    return [row for path in paths(name) for row in cells(path)]


@cache
def targets():
    own = read().tables["targets"]
    return {row["target_id"]: row for row in own[own["file"] == paths("targets")[0]].to_dict("records")}
