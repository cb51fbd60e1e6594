"""Reports made on a Dask cluster: scheduler and workers are processes of their own, and one of them is killed."""

import dataclasses
import multiprocessing
import os
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest

from helpers import catalog
from helpers.reporting.formats import ROOT
from helpers.reporting.jobs import jobs
from helpers.reporting.origin import LOADED, of_notebook
from helpers.reporting.running import FORKS, Limits
from helpers.reporting.tasks import Task, UnfitWorker, make_elsewhere
from tests.benchmarks.provinces import write_provinces
from tests.reporting.test_killed import contents

pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
pytestmark = pytest.mark.skipif(not FORKS, reason="there is no fork to be had here")

PROVINCES = int(os.environ.get("GIAMNGHEO_CLUSTER", 8))


def started(command, words, log, project):
    """A process on this checkout of the project, and what `words` find in what it says."""
    with log.open("w") as file:
        command = [sys.executable, "-m", *command]
        process = subprocess.Popen(
            command, cwd=project, env=of(project), stdout=file, stderr=file, start_new_session=True
        )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        if found := re.search(words, log.read_text()):
            return process, found
        time.sleep(0.1)
    process.kill()
    pytest.fail(log.read_text())


def of(project):
    return os.environ | {"PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": "1"}


@pytest.fixture
def cluster(tmp_path):
    """A function that starts a scheduler on loopback and so many workers: its address, it, and the workers."""
    processes = []

    def begun(count, project=ROOT):
        where = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
        command = ["distributed.cli.dask_scheduler", *where]
        scheduler, found = started(command, r"tcp://127\.0\.0\.1:\d+", tmp_path / "scheduler", project)
        processes.append(scheduler)
        command = ["distributed.cli.dask_worker", found[0], "--nthreads", "1", "--no-nanny", "--no-dashboard"]
        for number in range(count):
            own = ["--local-directory", str(tmp_path)]
            worker, _ = started([*command, *own], "Registered to", tmp_path / f"worker-{number}", project)
            processes.append(worker)
        return found[0], scheduler, processes[1:]

    yield begun
    for process in reversed(processes):
        process.kill()
        process.wait()


def run(data, out, *words, project=ROOT, language="en"):
    command = [sys.executable, "-c", "from helpers.cli import main; main()", "render", "--lang", "vi", "--year", "2024"]
    return subprocess.Popen(
        [*command, "--data", data, "--out", out, *words],
        cwd=project,
        env=of(project) | {"GIAMNGHEO_LANG": language},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def test_the_same_reports_though_a_worker_is_killed(cluster, tmp_path):
    address, _scheduler, workers = cluster(2)
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


@pytest.fixture
def two(tmp_path):
    """The data of two small provinces."""
    data = tmp_path / "data"
    write_provinces(data, 2, "cluster", shipped=False, small=True)
    return data


@pytest.mark.parametrize(
    ("address", "words"),
    [("tcp://127.0.0.1:9", "no Dask scheduler answers here"), ("127.0.0.1", "as in tcp://127.0.0.1:8786")],
)
def test_a_cluster_that_does_not_answer_is_told(two, tmp_path, address, words):
    process = run(two, tmp_path / "reports", "--cluster", address)
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 2
    assert f"{address}: " in said and words in said
    assert "Traceback" not in said


def test_a_cluster_without_workers_is_told(cluster, two, tmp_path):
    address, _scheduler, _none = cluster(0)
    process = run(two, tmp_path / "reports", "--cluster", address)
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 2
    assert (
        said.strip() == f"{address}: no worker has joined this scheduler; start one: dask worker {address} --no-nanny"
    )


def test_a_worker_goes_on_with_the_code_it_began_with_and_is_refused(cluster, two, tmp_path):
    """Its report would come from other code than its record says. It was begun in English, and is told of in the language
    of who asks."""
    project = tmp_path / "project"
    for name in ("helpers", "notebooks"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    address, _scheduler, _workers = cluster(1, project)
    first = run(two, tmp_path / "first", "--cluster", address, project=project)
    assert "2 made and proved" in first.communicate(timeout=120)[0]
    path = project / "helpers" / "display" / "title.py"
    path.write_text(path.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    process = run(two, tmp_path / "second", "--cluster", address, project=project, language="vi")
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 1
    assert said.count("đã khởi động với phiên bản khác của dự án: khởi động lại") == 2
    assert not list((tmp_path / "second").rglob("report*"))


def task():
    data = catalog.read_folder(ROOT / "data")
    catalogue = catalog.read(data)
    (job,) = jobs(catalogue, ["20"], "2023", ["vi"], ROOT / "reports")
    tables = catalogue.only(job.excerpt(catalog.Excerpts(data)))
    return Task(job, tables, "../data", "fork", Limits(60), LOADED, of_notebook(job.notebook))


def test_a_worker_that_would_make_another_report_says_what_to_do(monkeypatch):
    good = task()
    for other, words in (
        ({"code": {"display": "other"}}, "another version of the project"),
        ({"notebook": "other"}, r"another notebooks/province_report\.ipynb"),
    ):
        with pytest.raises(UnfitWorker, match=words):
            make_elsewhere(dataclasses.replace(good, **other))
    monkeypatch.setitem(multiprocessing.current_process()._config, "daemon", True)
    with pytest.raises(UnfitWorker, match="--no-nanny"):
        make_elsewhere(good)


def test_a_scheduler_that_is_lost_is_told(cluster, tmp_path):
    address, scheduler, _workers = cluster(1)
    data = tmp_path / "data"
    write_provinces(data, 8, "cluster", shipped=False, small=True)
    process = run(data, tmp_path / "reports", "--cluster", address)
    while not list((tmp_path / "reports").rglob("record.json")):
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)
    os.killpg(scheduler.pid, signal.SIGKILL)
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 1
    assert "the cluster was lost before it was made; the next run makes it" in said
    assert "Traceback" not in said
