"""`giamngheo check`: what it says of a data folder, and how it ends."""

import json
import shutil

import jsonschema
import pytest
from click.testing import CliRunner

from helpers.cli import main
from helpers.reporting.formats import ROOT

CELL = {
    "type": "object",
    "required": ["file", "row", "column"],
    "properties": {"file": {"type": "string"}, "row": {"type": "integer"}, "column": {"type": "string"}},
}
FIGURE = {"type": ["string", "integer", "object", "null"]}
SCHEMA = {
    "type": "object",
    "required": ["checks", "severities", "findings"],
    "additionalProperties": False,
    "properties": {
        "checks": {"type": "integer"},
        "severities": {
            "type": "object",
            "required": ["error", "explained", "note", "ok"],
            "additionalProperties": {"type": "integer"},
        },
        "findings": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["check", "severity", "rule", "file", "row", "column", "source_id", "printed", "computed"],
                "properties": {
                    "check": {"type": "string", "pattern": r"^[a-z_]+\.[a-z_]+$"},
                    "severity": {"enum": ["error", "explained", "note"]},
                    "rule": {"type": "string"},
                    "province_code": {"type": ["string", "null"], "pattern": r"^\d{2}$"},
                    "year": {"type": ["integer", "null"]},
                    "source_id": {"type": "string"},
                    "row": {"type": "integer", "minimum": 2},
                    "printed": FIGURE,
                    "computed": FIGURE,
                    "details": {"type": "object"},
                    "cells": {"type": "array", "minItems": 1, "items": CELL},
                    "where": {"type": "string", "minLength": 1},
                    "text": {"type": "string", "minLength": 1},
                },
            },
        },
    },
}


def check(*words):
    return CliRunner().invoke(main, ["check", *map(str, words)], prog_name="giamngheo")


@pytest.fixture
def sound(tmp_path):
    """A copy of the data without the published figures that no rule explains."""
    data = shutil.copytree(ROOT / "data", tmp_path / "data")
    for name in ("balances.csv", "national_balances.csv"):
        path = data / name
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        wrong = {one["row"] for one in findings(data)["findings"] if one["severity"] == "error" and one["file"] == name}
        path.write_text("".join(line for row, line in enumerate(lines, 1) if row not in wrong), encoding="utf-8")
    return data


def findings(data):
    return json.loads(check("--data", data, "--json").stdout)


def change(data, name, old, new):
    path = data / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (name, old, text.count(old))
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_json_follows_its_schema_in_both_languages():
    for language in ("en", "vi"):
        done = check("--json", "--lang", language)
        told = json.loads(done.stdout)
        jsonschema.validate(told, SCHEMA)
        assert done.exit_code == (1 if told["severities"]["error"] else 0)
        assert sum(told["severities"].values()) == told["checks"] > 4000


def test_provinces_and_a_year_are_asked_for_as_they_are_of_reports():
    every = json.loads(check("--json").stdout)["findings"]
    for words, codes, year in (
        (["06"], {"06"}, None),
        (["bac-kan", "Bắc Ninh"], {"06", "27"}, None),
        (["06", "--year", "2022"], {"06"}, 2022),
    ):
        done = check(*words, "--json")
        expected = [one for one in every if one["province_code"] in codes and year in (None, one["year"])]
        assert json.loads(done.stdout)["findings"] == expected != []
        assert done.exit_code == int(any(one["severity"] == "error" for one in expected))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["Bắc Cạn", "7"], ["“Bắc Cạn” was given", "Did you mean “Bắc Kạn”?", "“7” was given"]),
        (["06", "--year", "1999"], ["“1999” was given; expected a year with data for Bắc Kạn: 2019, 2021, 2022"]),
    ],
)
def test_a_province_or_a_year_without_figures_is_told(words, told):
    done = check(*words, "--lang", "en")
    assert (done.exit_code, done.stdout) == (2, "")
    assert [part for part in told if part not in done.stderr] == []


def test_explained_differences_end_well(sound):
    done = check("--data", sound)
    assert done.exit_code == 0
    assert "Bach Thong, 2022, district table, rate at the end: printed 18.16, computed 18.15" in done.stdout
    assert "district_plans.csv, row 4, end_rate" in done.stdout
    assert "82,057–82,093, not 81,480" in done.stdout
    assert done.stdout.splitlines()[-1].endswith("in agreement.") and " 0 not explained" in done.stdout


def test_vietnamese(sound):
    said = check("--data", sound, "--lang", "vi").stdout
    assert "Bạch Thông, 2022, biểu theo huyện, tỷ lệ cuối năm: đã công bố 18,16, tính được 18,15" in said
    assert "0 không giải thích được" in said


PLANTED = [
    ("balances.csv", "12152,3443,,28.33", "12152,3443,,82.33", "poverty_rate"),
    ("district_plans.csv", "060,298,4.00,49.54", "060,298,4.00,94.54", "end_rate"),
    ("printed_totals.csv", "81480,21946,", "81480,21964,", "poor_households"),
    ("funding.csv", "total,planned,at_least,344961", "total,planned,at_least,349461", "amount"),
    ("example/review_flows.csv", "poor,households,459,43,46,5,27,4,13,2,411", None, "above_line"),
]


@pytest.mark.parametrize(("name", "old", "new", "column"), PLANTED, ids=[planted[3] for planted in PLANTED])
def test_a_planted_error_is_found_where_it_stands(sound, name, old, new, column):
    """Contradictions that keep reports from being made do not keep the audit from telling them."""
    line = (sound / name).read_text(encoding="utf-8").split(old)[0].count("\n") + 1
    change(sound, name, old, new or old.replace(",46,", ",146,"))
    done = check("--data", sound, "--json")
    errors = [one for one in json.loads(done.stdout)["findings"] if one["severity"] == "error"]
    assert done.exit_code == 1
    assert [(one["file"], one["row"], one["column"]) for one in errors] == [(name, line, column)]


def test_data_that_can_not_be_read_are_told_in_the_language(sound):
    change(sound, "funding.csv", "total,planned,at_least,344961", "total,planned,at_least,344.961")
    done = check("--data", sound, "--lang", "vi")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "funding.csv" in done.stderr and "344.961" in done.stderr
    assert check("--data", sound / "nothing").exit_code == 2
