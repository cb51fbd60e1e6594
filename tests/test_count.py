"""`giamngheo count` as a person uses it: what it prints, how it ends, and that it leaves all or nothing."""

import shutil

import pytest
from click.testing import CliRunner

from helpers.cli import main
from helpers.reporting.formats import ROOT
from tests.registers import (
    COLUMNS,
    MADE_UP_SOURCE,
    all_households,
    made_up_register,
    write_all_households,
    write_csv,
    write_parquet,
)

ROWS = made_up_register(300)


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(ROOT / "data", tmp_path / "data")


def said(*words):
    return CliRunner().invoke(main, ["count", *map(str, words)], prog_name="giamngheo")


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_was_counted_is_told(folder, tmp_path):
    register = write_parquet(tmp_path / "register.parquet", ROWS)
    everyone = write_all_households(tmp_path / "all.csv", all_households(ROWS))
    done = said(register, "--into", folder, "--source", MADE_UP_SOURCE, "--all-households", everyone)
    assert (done.exit_code, done.stderr) == (0, "")
    first, *written = done.stdout.splitlines()
    assert first == "300 rows of the register counted; provinces: 99; years: 2024."
    place = f"{folder.as_posix()}/example/review"
    assert written == [
        f"{place}_{name}.csv: {rows} rows"
        for name, rows in [
            ("results", 18),
            ("flows", 36),
            ("deprivations", 216),
            ("deprivation_totals", 18),
            ("groups", 36),
            ("causes", 144),
            ("children", 18),
        ]
    ]


def test_parquet_and_csv_write_the_same_bytes_and_nothing_else_changes(folder, tmp_path):
    before = files(folder)
    said(write_parquet(tmp_path / "r.parquet", ROWS), "--into", folder, "--source", MADE_UP_SOURCE)
    first = files(folder)
    said(write_csv(tmp_path / "r.csv", ROWS[::-1], delimiter=";"), "--into", folder, "--source", MADE_UP_SOURCE)
    assert files(folder) == first
    changed = {name for name in first if first[name] != before.get(name)}
    assert changed == {name for name in first if name.startswith("example/review_")}


def test_what_is_missing_is_told_in_the_language_asked_for(folder, tmp_path):
    columns = [name for name in COLUMNS if not name.startswith("cause_")]
    rows = [row for row in ROWS if row["district_code"] != "997"]
    register = write_csv(tmp_path / "r.csv", rows, columns)
    words = (register, "--into", folder, "--source", MADE_UP_SOURCE)
    notes = said(*words).stdout.splitlines()[-3:]
    assert notes == [
        "Not counted: review_causes, as the register has no column cause_land, cause_capital, cause_labour, cause_tools, "
        "cause_production_knowledge, cause_job_skills, cause_illness, cause_other.",
        "Rates of review_results are empty: all households of the areas were not given (--all-households).",
        "The register holds no household of these districts; nothing is written for them: 997.",
    ]
    assert said(*words, "--lang", "vi").stdout.splitlines()[-1] == (
        "Danh sách không có hộ nào của các huyện sau nên không có số liệu: 997."
    )


def test_anything_wrong_ends_with_2_and_writes_nothing(folder, tmp_path):
    before = files(folder)
    rows = [ROWS[0] | {"members": 0}, ROWS[1] | {"class": "nghèo"}, *ROWS[2:]]
    done = said(write_csv(tmp_path / "r.csv", rows), "--into", folder, "--source", MADE_UP_SOURCE)
    assert (done.exit_code, done.stdout) == (2, "")
    assert any("column class: “nghèo” stands there" in line for line in done.stderr.splitlines())
    assert files(folder) == before


def test_a_faulty_table_in_the_folder_is_told_and_left(folder, tmp_path):
    flows = folder / "example" / "review_flows.csv"
    flows.write_text(flows.read_text(encoding="utf-8").replace(",opening,", ",openning,"), encoding="utf-8")
    before = files(folder)
    done = said(write_csv(tmp_path / "r.csv", ROWS), "--into", folder, "--source", MADE_UP_SOURCE)
    assert done.exit_code == 2
    assert "example/review_flows.csv, row 1, column opening" in done.stderr
    assert files(folder) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "Missing argument"),
        (
            ("no-such.csv", "--into", "{folder}", "--source", MADE_UP_SOURCE),
            "no-such.csv: nothing stands there; expected a file",
        ),
        (
            ("{register}", "--into", "{folder}", "--source", MADE_UP_SOURCE, "--all-households", "none.csv"),
            "none.csv: nothing stands there; expected a file of this name.",
        ),
        (("{register}", "--source", "x"), "--into"),
        (("{register}", "--into", "{folder}"), "--source"),
        (("{register}", "--into", "{folder}", "--source", "nobody"), "Add its row to this file first"),
        (("{register}", "--into", "{nowhere}", "--source", MADE_UP_SOURCE), "a data folder with a datapackage.json"),
    ],
)
def test_wrong_words_are_told(folder, tmp_path, words, told):
    register = write_csv(tmp_path / "r.csv", ROWS[:5])
    done = said(*(word.format(register=register, folder=folder, nowhere=tmp_path / "nowhere") for word in words))
    assert done.exit_code == 2
    assert told in done.stderr
    assert "Traceback" not in done.output
