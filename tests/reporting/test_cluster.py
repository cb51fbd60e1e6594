"""Reports made on a Dask cluster: scheduler and workers are processes of their own, and one of them is killed."""

import os
import re
import signal
import subprocess
import sys
import time

import pytest

from helpers.reporting.running import FORKS
from tests.benchmarks.provinces import write_provinces
from tests.reporting.test_killed import contents

pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
pytestmark = pytest.mark.skipif(not FORKS, reason="there is no fork to be had here")

PROVINCES = int(os.environ.get("GIAMNGHEO_CLUSTER", 8))


def started(command, words, log):
    """A process and what `words` find in what it says."""
    with log.open("w") as file:
        process = subprocess.Popen([sys.executable, "-m", *command], stdout=file, stderr=file, start_new_session=True)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        if found := re.search(words, log.read_text()):
            return process, found
        time.sleep(0.1)
    process.kill()
    pytest.fail(log.read_text())


@pytest.fixture
def cluster(tmp_path):
    """The address of a scheduler on loopback with two workers, and the workers' processes."""
    where = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    scheduler, found = started(
        ["distributed.cli.dask_scheduler", *where], r"tcp://127\.0\.0\.1:\d+", tmp_path / "scheduler"
    )
    address = found[0]
    one = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(tmp_path)]
    workers = [
        started(["distributed.cli.dask_worker", address, *one], "Registered to", tmp_path / f"worker-{number}")[0]
        for number in (1, 2)
    ]
    yield address, workers
    for process in (*workers, scheduler):
        process.kill()
        process.wait()


def run(data, out, *words):
    command = [sys.executable, "-c", "from helpers.cli import main; main()", "render", "--lang", "vi", "--year", "2024"]
    return subprocess.Popen(
        [*command, "--data", data, "--out", out, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def test_the_same_reports_though_a_worker_is_killed(cluster, tmp_path):
    address, workers = cluster
    data = tmp_path / "data"
    write_provinces(data, PROVINCES, "cluster", shipped=PROVINCES > 20, small=PROVINCES < 20)
    here, there = tmp_path / "here", tmp_path / "there"
    said, _ = run(data, here).communicate(timeout=600)
    assert f"{PROVINCES} made and proved" in said

    elsewhere = run(data, there, "--cluster", address)
    while len(list(there.rglob("record.json"))) < 2:
        assert elsewhere.poll() is None, elsewhere.communicate()
        time.sleep(0.05)
    os.killpg(workers[0].pid, signal.SIGKILL)
    said, _ = elsewhere.communicate(timeout=600)
    assert elsewhere.returncode == 0, said
    assert f"{PROVINCES} made and proved, 0 unchanged, 0 failed" in said
    assert contents(there) == contents(here)


def test_a_cluster_that_does_not_answer_is_told(tmp_path):
    data = tmp_path / "data"
    write_provinces(data, 2, "cluster", shipped=False, small=True)
    process = run(data, tmp_path / "reports", "--cluster", "tcp://127.0.0.1:9")
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 2
    assert "tcp://127.0.0.1:9: no Dask scheduler answers here" in said
    assert "Traceback" not in said
