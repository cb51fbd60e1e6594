"""Where a row stands in its file means nothing: shuffled files give the same dossiers."""

import dataclasses
import random
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import catalog, measures
from helpers.catalog.ordering import in_order
from helpers.catalog.schema import Field, ForeignKey, TableSchema
from helpers.measures.missing import known

from .conftest import DATA, Copy

PLANS = [("06", "2022"), ("06", "2023"), ("20", "2023"), ("27", "2023-2025"), ("84", "2024"), ("99", "2024")]
TOLD = ["check", "rule", "severity", "province_code", "district_code", "year", "source_id", "column", "printed"]


def plain(value):
    """A dossier, or what one holds, as plain values, without the line in which a record stands."""
    if isinstance(value, pd.DataFrame):
        table = value.drop(columns="row", errors="ignore")
        cells = [[cell if known(cell) else None for cell in row] for row in table.itertuples()]
        return table.columns.tolist(), table.dtypes.astype(str).tolist(), cells
    if isinstance(value, pd.Series):
        return plain(value.drop("row", errors="ignore").to_frame())
    if dataclasses.is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return {key: plain(one) for key, one in value.items()} if isinstance(value, dict) else value


def made(folder):
    """Everything that reports are made of."""
    dossiers = [catalog.load(*plan, "vi", folder) for plan in PLANS]
    findings = [measures.audit(dossier.tables)[TOLD] for dossier in dossiers]
    published = [measures.published_balances(dossier) for dossier in dossiers]
    nation = catalog.load_nation("en", folder)
    baseline = catalog.load_baseline("06", "2022", "vi", folder)
    return [plain(one) for one in (*dossiers, *findings, *published, nation, baseline)]


@cache
def as_shipped():
    return made(DATA)


def shuffled(folder, seed):
    """The copy of the data in `folder` with the rows of every file in another order."""
    data = Copy(shutil.copytree(DATA, Path(folder) / "data"))
    chance = random.Random(seed)
    for path in data.files():
        header, *rows = data.rows(path)
        chance.shuffle(rows)
        data.write_rows(path, [header, *rows])
    return data


@settings(max_examples=3, deadline=None)
@given(st.integers())
def test_shuffled_rows_give_the_same_reports(seed):
    with tempfile.TemporaryDirectory() as folder:
        assert made(shuffled(folder, seed).folder) == as_shipped()


@settings(max_examples=3, deadline=None)
@given(st.integers())
def test_a_problem_is_told_at_its_line_wherever_it_stands(seed):
    with tempfile.TemporaryDirectory() as folder:
        data = shuffled(folder, seed)
        cell, total = data.row("targets.csv", target_id="bac-kan-2022-05"), data.row("printed_totals.csv")
        data.cell("targets.csv", cell, "deadline", "31/12/2022")
        data.cell("printed_totals.csv", total, "reduction_households", "1983")
        told = {(one.code, one.file, one.row) for one in catalog.read(data.folder).problems}
        assert told == {("not_date", "targets.csv", cell), ("not_the_sum", "printed_totals.csv", total)}


def table(name, order=(), foreign_keys=(), **enums):
    fields = tuple(Field(column, "string", {"enum": enum} if enum else {}, ".", "") for column, enum in enums.items())
    return TableSchema(name, (f"{name}.csv",), ",", fields, (tuple(enums),), tuple(foreign_keys), tuple(order))


def test_texts_sort_with_their_numbers_as_numbers_and_what_is_missing_last():
    projects = pd.DataFrame({"code": ["DA10", None, "DA2", "06", "DA2.1", "DA"]}, dtype=object)
    ordered = in_order([table("projects", code=None)], {"projects": projects})["projects"]
    assert ordered["code"].tolist() == ["06", "DA", "DA2", "DA2.1", "DA10", None]


def test_allowed_values_sort_as_listed_and_keys_as_the_table_they_lead_to():
    schemas = [
        table("flows", ["area"], [ForeignKey(("area",), "areas", ("area",))], kind=["poor", "near_poor"], area=None),
        table("areas", ["place"], area=None, place=None),
    ]
    tables = {
        "flows": pd.DataFrame({"kind": ["near_poor", "poor", "poor"], "area": ["a", "a", "b"]}, dtype=object),
        "areas": pd.DataFrame({"area": ["a", "b"], "place": ["2", "1"]}, dtype=object),
    }
    ordered = in_order(schemas, tables)
    assert ordered["areas"]["area"].tolist() == ["b", "a"]
    assert ordered["flows"].to_numpy().tolist() == [["poor", "b"], ["poor", "a"], ["near_poor", "a"]]


@pytest.mark.parametrize("name", ["regions", "programme_goals", "districts"])
def test_what_has_an_order_in_reports_is_shipped_in_it(name):
    read = catalog.read(DATA).tables[name]
    lines = read.loc[read["file"] == f"{name}.csv", "row"].tolist()
    if name == "districts":  # the appendix of 166/KH-UBND prints Ngân Sơn (062) before Pác Nặm (060)
        own = read[read["province_code"] == "06"]
        assert own["district_code"].tolist() == ["058", "061", "063", "064", "065", "066", "062", "060"]
    else:
        assert lines == sorted(lines)
