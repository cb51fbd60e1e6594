"""What goes wrong in one report stays in that report, is said, and leaves what stood there before."""

import dataclasses
import json
import os
import shutil

import nbformat
import pytest
from click.testing import CliRunner
from nbformat.v4 import new_code_cell

from helpers import catalog
from helpers.cli import main
from helpers.reporting.formats import ROOT
from helpers.reporting.jobs import jobs
from helpers.reporting.province_report import NOTEBOOK
from tests.reports import render_all

BAD_CELLS = {
    "raises": "1 / 0",
    "raises_later": "def spoil():\n    return {}['figure' * 99]\n\nspoil()",
    "exits": "import sys\nsys.exit(3)",
    "dies": "import os\nos._exit(9)",
    "leaves": "import sys\nsys.exit()",
    "silent": "display.headline = lambda *_: None",
    "garbled": "from IPython.display import publish_display_data\n"
    'publish_display_data({"application/vnd.giamngheo.block+json": {}})',
}


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def left_over(folder):
    return [path for path in folder.rglob(".*") if path.name != ".lock"]


def spoiled(folder, cell):
    """A copy of the notebook, with `cell` before the headline."""
    made = nbformat.read(NOTEBOOK, as_version=4)
    place = next(i for i, one in enumerate(made.cells) if one.source.startswith("display.headline("))
    made.cells.insert(place, new_code_cell(cell))
    nbformat.write(made, folder / "notebook.ipynb")
    return folder / "notebook.ipynb"


@pytest.fixture(scope="module")
def batch(tmp_path_factory, rendered):
    """One report for each bad cell, a good one last, over copies of a good report: (out, outcomes by name)."""
    out = tmp_path_factory.mktemp("faults")
    (good,) = jobs(catalog.read(ROOT / "data"), ["20"], None, ["vi"], out)
    wanted = []
    for name, cell in BAD_CELLS.items():
        notebook = spoiled(tmp_path_factory.mktemp(name), cell)
        wanted.append(dataclasses.replace(good, slug=name, notebook=notebook))
        shutil.copytree(rendered.reports["20", "2023", "vi"].folder, wanted[-1].folder)
    wanted.append(dataclasses.replace(good, slug="blocked", out=out / "file" / "below"))
    (out / "file").write_text("")
    wanted.append(good)
    outcomes = render_all(wanted)
    return out, {outcome.job.slug: outcome for outcome in outcomes}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("raises", ["notebook.ipynb: the cell “1 / 0” stopped with ZeroDivisionError: division by zero"]),
        ("raises_later", ["the cell “def spoil():” stopped at “spoil()” with KeyError: 'figure", "…"]),
        ("exits", ["SystemExit", "3"]),
        ("dies", ["process", "exit status 9"]),
        ("silent", ["states nothing", "put back the cell", "display.headline"]),
        ("leaves", ["exit"]),
        ("garbled", ["KeyError", "kind"]),  # an error that nobody foresaw
    ],
)
def test_bad_cell_fails_its_report_with_its_reason(batch, name, words):
    failure = batch[1][name].failure
    assert failure
    assert [word for word in words if word not in failure] == []
    assert len(failure) < 500
    assert "DeadKernelError" not in failure
    assert "PapermillExecutionError" not in failure


def test_the_others_are_rendered(batch):
    outcome = batch[1]["lang-son"]
    assert outcome.failure == ""
    assert {"report.html", "report.ipynb", "report.pdf", "report.xlsx"} < outcome.record.files.keys()


@pytest.mark.parametrize("name", ["raises", "exits", "dies", "silent", "leaves", "garbled"])
def test_good_report_stays_when_its_next_one_fails(batch, rendered, name):
    assert batch[1][name].record is None
    assert contents(batch[1][name].job.folder) == contents(rendered.reports["20", "2023", "vi"].folder)


def test_nothing_is_left_over(batch):
    assert left_over(batch[0]) == []


def test_folder_that_can_not_be_made_is_told(batch):
    failure = batch[1]["blocked"].failure
    assert str(batch[0] / "file") in failure
    assert "Traceback" not in failure


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_folder_that_is_read_only_is_told(tmp_path, rendered):
    job = dataclasses.replace(rendered.reports["20", "2023", "vi"].job, out=tmp_path / "locked")
    job.out.mkdir(mode=0o500)
    (outcome,) = render_all([job])
    assert str(job.out) in outcome.failure


def test_broken_data_of_a_province_stop_only_that_province(tmp_path, rendered, run):
    data, out = shutil.copytree(ROOT / "data", tmp_path / "data"), tmp_path / "reports"
    shutil.copytree(rendered.out, out)
    shutil.rmtree(out / "2024")
    before = contents(out / "2023")
    funding, targets = data / "funding.csv", data / "targets.csv"
    funding.write_text(funding.read_text(encoding="utf-8").replace(",344961,", ",344.961,"), encoding="utf-8")
    targets.write_text(targets.read_text(encoding="utf-8").replace(",3500,,people,", ",,,people,"), encoding="utf-8")

    done = run("render", "20", "94", "27", "--lang", "vi", "--data", data, "--out", out)

    assert done.returncode == 1
    assert "0 made and proved, 1 unchanged, 2 failed" in done.stderr
    assert "Lạng Sơn 2023 vi: faults of the data" in done.stderr
    assert done.stderr.count("“344.961” stands there") == 1
    assert "Stopped by this: Sóc Trăng 2024 vi" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(out / "2023") == before, "the earlier report stands as it was"
    assert not (out / "2024").exists(), "no folder for a report that was never made"
    assert (out / "2023-2025" / "bac-ninh" / "vi" / "report.pdf").is_file()
    assert left_over(out) == []
    folders = {entry["folder"] for entry in json.loads((out / "manifest.json").read_text(encoding="utf-8"))["reports"]}
    assert "2023/lang-son/vi" in folders, "the earlier report keeps its entry"
    assert not any("soc-trang" in folder for folder in folders)


def test_broken_data_of_all_stop_all_before_any_work(tmp_path):
    data = shutil.copytree(ROOT / "data", tmp_path / "data")
    (data / "regions.csv").unlink()
    done = CliRunner().invoke(main, ["render", "--data", str(data), "--out", str(tmp_path / "reports")])
    assert done.exit_code == 2
    assert "regions.csv" in done.stderr
    assert not (tmp_path / "reports").exists()
