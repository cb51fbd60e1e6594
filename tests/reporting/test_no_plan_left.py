"""Reports whose plan is no longer in the data stay in their folder, but are no longer listed."""

import json
import shutil

import pytest

from helpers.reporting.formats import ROOT


@pytest.fixture
def data(tmp_path):
    return shutil.copytree(ROOT / "data", tmp_path / "data")


def rendered(run, data, out, *words):
    done = run("render", *words, "--lang", "vi", "--format", "html", "--data", data, "--out", out)
    assert done.returncode == 0, done.stderr
    return done


def test_without_the_example_the_others_are_listed(run, data, tmp_path):
    out = tmp_path / "reports"
    rendered(run, data, out, "99", "64", "--year", "2024")
    assert "vi-du" in (out / "index.html").read_text(encoding="utf-8")
    shutil.rmtree(data / "example")
    done = rendered(run, data, out, "64", "--year", "2024")
    (left,) = {path.parent.relative_to(out).as_posix() for path in out.rglob("report-*.html")}
    assert f"Not listed, as the data have no such plan (remove what is no longer wanted): {left}" in done.stderr
    assert "0 made and proved, 1 unchanged" in done.stderr
    assert "vi-du" not in (out / "index.html").read_text(encoding="utf-8")
    listed = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["reports"]
    assert [one["parameters"]["province"] for one in listed] == ["64"]
    assert "Not listed" not in rendered(run, data, tmp_path / "fresh", "64", "--year", "2024").stderr


def test_explain_says_what_would_be_refused(run, data, tmp_path):
    path = data / "balances.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    assert ",12035," in lines[1]
    path.write_text("".join([lines[0], lines[1].replace(",12035,", ",12.035,"), *lines[2:]]), encoding="utf-8")
    words = [
        "render",
        "06",
        "20",
        "--lang",
        "en",
        "--year",
        "2023",
        "--explain",
        "--data",
        data,
        "--out",
        tmp_path / "o",
    ]
    bac_kan, lang_son = run(*words).stdout.splitlines()
    assert bac_kan.startswith(
        "Bac Kan 2023 en: there is no finished report yet; but it would be refused: balances.csv, row 2,"
    )
    assert lang_son == "Lang Son 2023 en: there is no finished report yet"
    told = [json.loads(line) for line in run(*words, "--json").stdout.splitlines()]
    assert [(one["event"], one["reasons"], "refused" in one) for one in told] == [
        ("explained", ["there is no finished report yet"], True),
        ("explained", ["there is no finished report yet"], False),
    ]
    assert not (tmp_path / "o").exists()
