"""Runs that are killed at any moment: the next one finishes what they began, and nothing shows that they were.

A run here is the installed command as its own process. GIAMNGHEO_KILLS says how many are killed; by default few.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest

from helpers.reporting.last_run import LAST_RUN
from tests.benchmarks.provinces import write_provinces

KILLS = int(os.environ.get("GIAMNGHEO_KILLS", 4))
PROVINCES = 20 if "GIAMNGHEO_KILLS" in os.environ else 6

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")


def start(data, out, *words):
    # A shell that runs the tests in the background has them ignore Ctrl-C.
    program = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from helpers.cli import main; main()"
    )
    command = [sys.executable, "-c", program, "render", "--lang", "vi"]
    return subprocess.Popen(
        [*command, "--data", data, "--out", out, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def ended(run):
    said, _ = run.communicate(timeout=300)
    return run.returncode, said


def contents(folder):
    """What the folder holds by name, but for what tells of the run and not of the reports."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != LAST_RUN]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def finished(out):
    return len([path for path in out.rglob("record.json") if ".partial" not in str(path)])


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("provinces") / "data"
    write_provinces(folder, PROVINCES, "killed", shipped=False, small=True)
    return folder


@pytest.fixture(scope="module")
def undisturbed(data, tmp_path_factory):
    """The tree of a run that no one disturbs, and how long it took."""
    out = tmp_path_factory.mktemp("undisturbed") / "reports"
    began = time.monotonic()
    status, said = ended(start(data, out))
    assert status == 0, said
    assert finished(out) >= PROVINCES
    return contents(out), time.monotonic() - began


@pytest.mark.parametrize("moment", range(KILLS))
def test_after_a_kill_the_next_run_makes_what_is_missing(data, undisturbed, tmp_path, moment):
    whole, seconds = undisturbed
    out = tmp_path / "reports"
    run = start(data, out)
    # spread over the whole run, and by chance within each part of it
    time.sleep(seconds * (moment + random.random()) / KILLS)
    run.kill()
    ended(run)
    before = finished(out)
    status, said = ended(start(data, out))
    assert status == 0, said
    assert contents(out) == whole
    assert f", {before} unchanged, 0 failed" in said, "what was finished is not made again"


def test_ctrl_c_keeps_what_is_finished_and_lists_it(data, undisturbed, tmp_path):
    out = tmp_path / "reports"
    run = start(data, out)
    while finished(out) < 2:
        assert run.poll() is None, ended(run)
        time.sleep(0.02)
    run.send_signal(signal.SIGINT)
    status, said = ended(run)
    assert status == 130
    assert "Stopped: the next run goes on from here." in said
    assert "FAILED" not in said
    assert "Traceback" not in said
    assert 2 <= finished(out) < len([name for name in undisturbed[0] if name.endswith("record.json")])
    listed = (out / "manifest.json").read_text(encoding="utf-8").count('"folder"')
    assert listed == finished(out)
    assert not [path for path in out.rglob(".*") if path.name != ".lock"]
    assert ended(start(data, out))[0] == 0
    assert contents(out) == undisturbed[0]


def test_two_runs_do_not_write_into_one_folder(data, undisturbed, tmp_path):
    out = tmp_path / "reports"
    first = start(data, out)
    while not (out / ".lock").exists():
        time.sleep(0.01)
    time.sleep(0.2)
    status, said = ended(start(data, out))
    assert status == 2
    assert "another run is writing reports here (“" in said and f" render”, process {first.pid} on " in said
    assert ended(first)[0] == 0
    assert contents(out) == undisturbed[0]


@pytest.mark.parametrize("left", ["partial", "former", "both"])
def test_what_a_kill_between_two_renames_leaves_is_settled(data, undisturbed, tmp_path, left):
    out = tmp_path / "reports"
    status, _said = ended(start(data, out))
    assert status == 0
    folder = next(path.parent for path in sorted(out.rglob("record.json")))
    if left in ("partial", "both"):
        shutil.copytree(folder, folder.with_name(f".{folder.name}.partial"))
    if left in ("former", "both"):
        folder.rename(folder.with_name(f".{folder.name}.former"))
    status, _said = ended(start(data, out))
    assert status == 0
    assert contents(out) == undisturbed[0]
