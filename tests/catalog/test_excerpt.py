"""What a report is handed decides whether it is made again: nothing outside of it may change the report."""

import csv
import shutil
from functools import partial

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from helpers import catalog
from helpers.catalog.excerpt import NATION
from helpers.reporting.formats import ROOT

CODES = ("06", "20", "27", "94", "99")
TABLES = sorted(path.name for path in (ROOT / "data").glob("*.csv") if path.read_text(encoding="utf-8").count("\n") > 1)
PART = st.floats(0, 0.999)


def digests(data):
    excerpts = catalog.Excerpts(data)
    return {code: excerpts.of_province(code).digests() for code in CODES} | {NATION: excerpts.of_nation().digests()}


def dossiers(catalogue):
    """Every table of each province's dossiers and of the nation's, or what keeps it from having one."""
    asked = [(plan["province_code"], plan["year"]) for plan in catalogue.plans().to_dict("records")]
    told = {
        code: [attempt(partial(catalog.dossier_of, catalogue, code, year, "vi")) for of, year in asked if of == code]
        for code in CODES
    }
    return told | {NATION: [attempt(partial(catalog.nation_of, catalogue, "vi"))]}


def attempt(ask):
    try:
        dossier = ask()
    except catalog.DataProblems as error:
        return str(error)
    shown = {name: part for name, part in vars(dossier).items() if name not in ("tables", "previous", "following")}
    return {
        name: part.drop(columns="row", errors="ignore") if hasattr(part, "columns") else part
        for name, part in shown.items()
    }


def same(one, other):
    if isinstance(one, dict):
        return isinstance(other, dict) and one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    return one.equals(other) if hasattr(one, "equals") else one == other


def take_out(rows, draw):
    del rows[int(draw(PART) * len(rows))]


def change_a_cell(rows, draw):
    """One cell becomes what stands in the same column of another row, so that it can be read."""
    row, other = (rows[int(draw(PART) * len(rows))] for _ in range(2))
    column = draw(st.sampled_from(sorted(row)))
    row[column] = other[column]


@pytest.fixture(scope="module")
def shipped():
    data = catalog.read_folder(ROOT / "data")
    return digests(data), dossiers(catalog.read(data))


@settings(max_examples=20, phases=[Phase.generate], deadline=None)
@given(draw=st.data(), table=st.sampled_from(TABLES), edit=st.sampled_from([take_out, change_a_cell]))
def test_an_edit_changes_no_dossier_whose_rows_it_is_not_among(shipped, tmp_path_factory, draw, table, edit):
    folder = tmp_path_factory.mktemp("edited") / "data"
    shutil.copytree(ROOT / "data", folder)
    with (folder / table).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    edit(rows, draw.draw)
    with (folder / table).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0] if rows else [])
        writer.writeheader()
        writer.writerows(rows)
    data = catalog.read_folder(folder)
    catalogue = catalog.read(data)
    if any(problem.owner is None for problem in catalogue.problems):
        return  # the command makes nothing from such data
    (before, shown), (after, now) = shipped, (digests(data), dossiers(catalogue))
    for of in before:
        if before[of] == after[of]:
            assert all(same(*pair) for pair in zip(shown[of], now[of], strict=True)), of
