"""Ten reports, one of which goes wrong in the worst ways: it fails in words, and nine are right."""

import dataclasses

import pytest

from helpers import catalog
from helpers.reporting.formats import ROOT
from helpers.reporting.jobs import jobs
from helpers.reporting.running import FORKS, Limits
from tests.reporting.running.notebooks import with_cell
from tests.reports import render_all

pytestmark = pytest.mark.skipif(not FORKS, reason="there is no fork to be had here")

DEATHS = {
    "an exception": ("1 / 0", "ZeroDivisionError: division by zero"),
    "sys.exit": ("import sys\nsys.exit(3)", "SystemExit"),
    "a crash of the interpreter": ("import ctypes\nctypes.string_at(0)", "ended by the signal SIGSEGV"),
    "an endless loop": ("while True:\n    pass", "took longer than 8 s and was stopped"),
    "memory beyond the limit": ("kept = bytearray(8 << 30)", "MemoryError: it needed more than 4,096 MB"),
}


@pytest.fixture(scope="module")
def ten(tmp_path_factory):
    """Ten jobs on real provinces, and what each should come out as."""
    out = tmp_path_factory.mktemp("ten")
    catalogue = catalog.read(ROOT / "data")
    chosen = jobs(catalogue, [], None, ["vi"], out, ["html"])[1:11]
    outcomes = render_all(chosen, Limits(60))
    return chosen, [(outcome.job.folder / "report.html").read_bytes() for outcome in outcomes]


@pytest.mark.parametrize("death", DEATHS)
def test_nine_of_ten_are_right(ten, death, tmp_path):
    chosen, pages = ten
    cell, words = DEATHS[death]
    own = [dataclasses.replace(job, out=tmp_path / "reports") for job in chosen]
    own[4] = dataclasses.replace(own[4], notebook=with_cell(tmp_path / "own.ipynb", cell))
    outcomes = render_all(own, Limits(seconds=8))
    assert words in outcomes[4].failure
    assert not own[4].folder.exists()
    assert [outcome.failure for outcome in outcomes if outcome.job != own[4]] == [""] * 9
    made = [(job.folder / "report.html").read_bytes() for job in own if job != own[4]]
    assert made == [page for job, page in zip(own, pages, strict=True) if job != own[4]]


def test_what_a_report_prints_past_python_does_not_reach_the_run(ten, tmp_path, capfd):
    chosen, _pages = ten
    cell = "import os\nos.system('echo past')\nos.write(2, b'past'); print('past')"
    notebook = with_cell(tmp_path / "own.ipynb", cell)
    (outcome,) = render_all([dataclasses.replace(chosen[0], out=tmp_path / "reports", notebook=notebook)])
    assert outcome.failure == ""
    assert capfd.readouterr() == ("", "")
