"""The command as a person uses it: what it prints, how it ends, and what it leaves on disk."""

import csv
import hashlib
import json
import re
import shutil

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from helpers import catalog
from helpers.cli import main
from helpers.places import sort_key
from helpers.reporting.formats import ROOT
from helpers.reporting.index import write_index
from helpers.reporting.manifest import write_manifest
from helpers.reporting.record import read_records
from tests.reports import OVERVIEW

NAMES = ["06", "Bắc Kạn", "bac-kan", "BAC KAN", "tỉnh Bắc Kạn", "Bac  Kan"]


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def out(rendered, tmp_path):
    """A folder in which all reports stand already."""
    return shutil.copytree(rendered.out, tmp_path / "reports")


def entries(out):
    return {
        entry["folder"]: entry for entry in json.loads((out / "manifest.json").read_text(encoding="utf-8"))["reports"]
    }


def links(out):
    page = BeautifulSoup((out / "index.html").read_text(encoding="utf-8"), "html.parser")
    return [link["href"] for link in page.find_all("a")]


def said(*words):
    """What the command says to these words, in this process: starting another takes seconds."""
    return CliRunner().invoke(main, [*map(str, words)], prog_name="giamngheo")


def test_help_shows_examples(run):
    done = run("--help")
    assert done.returncode == 0
    assert 'giamngheo render "Bắc Kạn" --year 2022 --lang vi' in done.stdout
    done = said("render", "-h")
    assert done.exit_code == 0, done.output
    assert "giamngheo render bac-ninh --year 2024 --format pdf" in done.stdout
    for option in ("--year", "--national", "--lang", "--format", "--data", "--out", "--jobs"):
        assert option in done.stdout


def planned(*files):
    """Code, label of the year and plan of every row of these tables of plans, in the order of the list."""
    rows = []
    for name in files:
        with (ROOT / "data" / name).open(encoding="utf-8", newline="") as file:
            rows += [(row["province_code"], row["year"], row["title_en"]) for row in csv.DictReader(file)]
    return sorted(rows)


def test_list_names_what_can_be_rendered(run):
    """Every plan of the data folder by province and year, and of the example's plans that they are made up."""
    done = run("list")
    assert (done.returncode, done.stderr) == (0, "")
    listed = [re.split(r"  +", line) for line in done.stdout.splitlines()]
    assert [(code, year, title) for code, year, _name, title, *_mark in listed] == planned(
        "plans.csv", "example/plans.csv"
    )
    assert {(code, year, name.removesuffix(" (example)")) for code, year, name, *_more in listed} >= {
        ("06", "2022", "Bac Kan"),
        ("06", "2023", "Bac Kan"),
        ("20", "2023", "Lang Son"),
        ("27", "2023-2025", "Bac Ninh"),
        ("94", "2024", "Soc Trang"),
        ("99", "2024", "Vi Du"),
    }
    marked = [(code, year, title) for code, year, _name, title, *mark in listed if mark]
    assert marked == planned("example/plans.csv")
    assert all(line[4] == "[MADE-UP FIGURES — example province, not real data]" for line in listed if line[4:])


def test_list_without_the_examples_folder_holds_no_example(tmp_path):
    data = shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("example"))
    done = said("list", "--data", data)
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) == len(planned("plans.csv"))
    assert "Vi Du" not in done.stdout


def test_list_tells_what_is_wrong(tmp_path):
    data = shutil.copytree(ROOT / "data", tmp_path / "data")
    funding = data / "funding.csv"
    funding.write_text(funding.read_text(encoding="utf-8").replace(",344961,", ",344.961,"), encoding="utf-8")
    done = said("list", "--data", data)
    assert done.exit_code == 1
    assert "Lang Son" in done.stdout
    assert "funding.csv, row 2, column amount: “344.961” stands there" in done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_province_is_found_by_code_and_by_name(tmp_path, name):
    """Told without rendering: the message for a year without data names the province that was found."""
    done = said("render", name, "--year", "1999", "--out", tmp_path / "reports")
    assert done.exit_code == 2
    assert "a year with data for Bắc Kạn: 2022, 2023" in done.stderr
    assert not (tmp_path / "reports").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["6"], ["“6”", "Did you mean “06”?"]),
        (["Bắc Cạn"], ["“Bắc Cạn”", "Bắc Kạn (06), Bắc Ninh (27)", "Sóc Trăng (94)", "Did you mean “Bắc Kạn”?"]),
        (["Hà Nội"], ["“Hà Nội”", "Sóc Trăng (94)"]),
        (["zzz"], ["“zzz”", "Sóc Trăng (94)"]),
        (["6"], ["“6”", "Bắc Kạn (06)"]),
        (["06", "zzz", "qqq"], ["“zzz”", "“qqq”"]),
        (["27", "--year", "2026"], ["“2026”", "Bắc Ninh: 2023-2025"]),
        (["--year", "1999"], ["“1999”", "2022, 2023, 2023-2025, 2024"]),
        (["06", "20", "--year", "2022"], ["“2022”", "Lạng Sơn: 2023"]),
        (["--national", "--year", "2019"], ["“2019”", "2021, 2022, 2023, 2024"]),
        (["--national", "06"], ["--national is about all provinces"]),
        (["--lang", "fr"], ["'fr'", "'vi', 'en', 'both'"]),
        (["--format", "docx"], ["'docx'", "'html', 'pdf', 'data', 'all'"]),
        (["--jobs", "0"], ["--jobs"]),
        (["--data", "no-such-folder"], ["no-such-folder", "a data folder with a datapackage.json"]),
    ],
)
def test_wrong_words_are_told_and_nothing_is_made(tmp_path, words, told):
    done = said("render", *words, "--out", tmp_path / "reports")
    assert done.exit_code == 2
    assert [part for part in told if part not in done.stderr] == []
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "reports").exists()


def test_wrong_province_ends_the_command_with_2(run, tmp_path):
    done = run("render", "Bắc Cạn", "--out", tmp_path / "reports")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("Did you mean “Bắc Kạn”?\n")
    assert not (tmp_path / "reports").exists()


def test_second_render_gives_the_same_bytes_and_keeps_the_others(run, rendered, out):
    before, listed = entries(out), links(out)
    done = run("render", "lạng sơn", "--lang", "vi", "--out", out, "--jobs", "1", "--force")
    assert done.returncode == 0, done.stderr
    assert "1 made and proved, 0 unchanged, 0 failed" in done.stderr
    assert done.stdout.split() == ["Open", str(out / "index.html")]
    first = rendered.reports["20", "2023", "vi"].folder
    for name in ("report.html", "report.pdf", "report.ipynb", "record.json"):
        assert (out / "2023/lang-son/vi" / name).read_bytes() == (first / name).read_bytes()
    after = entries(out)
    assert sorted(after) == sorted(before)
    assert after == before
    assert links(out) == listed


def test_format_language_year_and_data_folder_are_heeded(run, out, tmp_path):
    """`2024` is a year of the plan 2023-2025; the data folder stands far from the project."""
    data = shutil.copytree(ROOT / "data", tmp_path / "far" / "data")
    plans = data / "plans.csv"
    plans.write_text(
        plans.read_text(encoding="utf-8").replace("with a View to 2030", "with a View to 2035"), encoding="utf-8"
    )
    words = ["render", "bac-ninh", "--year", "2024", "--lang", "en", "--format", "html"]
    done = run(*words, "--data", data, "--out", out)
    assert done.returncode == 0, done.stderr
    folder = out / "2023-2025/bac-ninh"
    assert sorted(path.name for path in (folder / "en").iterdir()) == ["record.json", "report.html", "report.ipynb"]
    vietnamese = sorted(path.name for path in (folder / "vi").iterdir())
    assert vietnamese == ["data", "record.json", "report.html", "report.ipynb", "report.pdf", "report.xlsx"]
    entry = entries(out)["2023-2025/bac-ninh/en"]
    assert sorted(entry["files"]) == ["report.html", "report.ipynb"]
    assert "2023-2025/bac-ninh/en/report.pdf" not in links(out)
    assert "2023-2025/bac-ninh/vi/report.pdf" in links(out)


def test_manifest_tells_what_each_report_was_made_from(rendered):
    text = (rendered.out / "manifest.json").read_text(encoding="utf-8")
    assert str(ROOT) not in text
    assert str(rendered.out) not in text
    assert not re.search(r'"(/|[A-Z]:\\)', text), "no absolute path"
    found = entries(rendered.out)
    assert len(found) == len(rendered.reports)
    for (code, year, language), report in rendered.reports.items():
        entry = found[report.folder.relative_to(rendered.out).as_posix()]
        parameters = {"year": year, "language": language}
        if (code, year) == OVERVIEW:
            notebook = "national_overview.ipynb"
        else:
            parameters, notebook = {"province": code} | parameters, "province_report.ipynb"
            assert entry["facts"]["province_code"] == code
        assert entry["parameters"] == parameters
        beside = [name for name in entry["files"] if "/" not in name]
        assert sorted(beside) == [f"{report.job.stem}.{ending}" for ending in ("html", "ipynb", "pdf", "xlsx")]
        data = {path.relative_to(report.folder).as_posix() for path in report.folder.rglob("data/*")}
        assert data == entry["files"].keys() - set(beside) and "data/datapackage.json" in data
        for name, file in entry["files"].items():
            path = report.folder / name
            assert file == {"sha256": sha256(path), "bytes": path.stat().st_size}
        record = json.loads((report.folder / "record.json").read_text(encoding="utf-8"))
        assert {name: record[name] for name in ("parameters", "facts", "files")}.items() <= entry.items()
        origin = record["origin"]
        assert set(origin["notebook"]) == {notebook}
        assert {"catalog", "measures", "display", "reporting", "reporting/templates", "words"} <= set(origin["code"])
        assert {"datapackage.json", "provinces", "sources"} <= set(origin["data"])
        assert {"python", "pandas", "papermill", "typst"} <= set(origin["versions"])
        assert origin["files"] == {}, "our notebooks read nothing but the tables they are handed"


def test_manifest_and_index_forget_what_is_gone(rendered, out):
    before = len(entries(out))
    gone = len(list((out / "2024").rglob("*.pdf")))
    shutil.rmtree(out / "2024")
    write_manifest(out, read_records(out))
    write_index(out, read_records(out), catalog.read(ROOT / "data"))
    assert len(entries(out)) == before - gone < before
    assert not any("2024/" in link for link in links(out))


def test_index_leads_to_every_file_of_every_report(rendered):
    found = links(rendered.out)
    files = [path.relative_to(rendered.out).as_posix() for path in rendered.out.rglob("report*.*")]
    assert sorted(found) == sorted(files)
    page = BeautifulSoup((rendered.out / "index.html").read_text(encoding="utf-8"), "html.parser")
    assert page.select_one(".overview h2 [lang=en]").get_text() == "National overview"
    assert page.select_one(".overview").find_next(class_="entry"), "the overview stands above all others"
    groups = [[row["data-place"] for row in group.select(".entry")] for group in page.select(".group")]
    names = [name for group in groups for name in group]
    years = {(code, year) for code, year, _language in rendered.reports if (code, year) != OVERVIEW}
    assert len(names) == len(years), "a row a plan"
    assert set(groups[-1]) == {"Ví Dụ"} and "Ví Dụ" not in names[: -len(groups[-1])], "the example last"
    assert len(groups) > 3 and len(groups[0]) > 1
    for group in groups:
        assert group == sorted(group, key=sort_key), "in dictionary order within its region"
    labels = [link["aria-label"] for link in page.find_all("a")]
    assert len(set(labels)) == len(labels), "every link says where it leads"
