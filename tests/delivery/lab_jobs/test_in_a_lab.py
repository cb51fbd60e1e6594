"""Notebook jobs in a real JupyterLab: what is typed into their form comes out as the report that is meant."""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from helpers.reporting.formats import ROOT

pytest.importorskip("jupyter_scheduler", reason="it does not run on this Python")
TOKEN = "mot-chuoi-ngau-nhien"
REPORT = "province_report.ipynb"


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """A Lab on a copy of the notebooks, asked by its web address: method, path, content."""
    home = tmp_path_factory.mktemp("lab")
    notebooks = home / "notebooks"
    shutil.copytree(ROOT / "notebooks", notebooks, ignore=shutil.ignore_patterns("jobs", ".*"))
    command = [sys.executable, "-m", "jupyter", "lab", notebooks, "--no-browser", "--port=0", "--allow-root"]
    own = {"HOME": home, "JUPYTER_RUNTIME_DIR": home / "runtime", "JUPYTER_DATA_DIR": home / "data", "JUPYTER_PATH": ""}
    own |= {"JUPYTER_CONFIG_PATH": ROOT / "helpers/delivery/lab_jobs", "JUPYTER_CONFIG_DIR": home / "config"}
    own |= {"JUPYTER_PREFER_ENV_PATH": "1", "JUPYTER_TOKEN": TOKEN}
    with (home / "log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(
            list(map(str, command)), env=os.environ | {name: str(value) for name, value in own.items()}, stderr=log
        )

    def told():
        return (home / "log").read_text(encoding="utf-8")

    try:
        base = until(lambda: address(home / "runtime"), server, told)

        def asked(method, path, content=None):
            request = urllib.request.Request(
                f"{base}{path}", method=method, headers={"Authorization": f"token {TOKEN}"}
            )
            request.data = json.dumps(content).encode() if content else None
            try:
                with urllib.request.urlopen(request, timeout=30) as reply:
                    return json.load(reply)
            except urllib.error.HTTPError as error:
                raise AssertionError(f"{error.read().decode()}\n{told()}") from None

        def answers():
            try:
                return asked("GET", "api/status")
            except urllib.error.URLError:
                return None

        until(answers, server, told)
        yield notebooks, asked
    finally:
        server.terminate()
        server.wait(30)


def until(find, process, told):
    """What is found in the end."""
    for _ in range(600):
        if found := find():
            return found
        assert process.poll() is None, told()
        time.sleep(0.1)
    raise AssertionError(told())


def address(runtime):
    for path in runtime.glob("jpserver-*.json"):
        try:
            return json.loads(path.read_text(encoding="utf-8"))["url"]
        except (ValueError, KeyError):  # it is just being written
            return None
    return None


def job(asked, **parameters):
    """How a job on the report ended, with these words typed into its form."""
    wanted = {"name": "bao-cao", "input_uri": REPORT, "runtime_environment_name": "giamngheo"}
    wanted |= {"output_formats": ["ipynb", "html", "pdf"], "parameters": parameters}
    number = asked("POST", "scheduler/jobs", wanted)["job_id"]
    for _ in range(1200):
        found = asked("GET", f"scheduler/jobs/{number}")
        if found["status"] in ("COMPLETED", "FAILED"):  # it calls a job stopped that has not begun
            return found
        time.sleep(0.1)
    raise AssertionError(found)


def files(notebooks, number):
    return {path.suffix: path for path in (notebooks / "jobs").glob(f"*{number}*/*")}


def test_a_province_keeps_its_zero_and_all_formats_come(lab):
    notebooks, asked = lab
    done = job(asked, province="06", year="2022", language="en")
    assert done["status"] == "COMPLETED", done["status_message"]
    made = files(notebooks, done["job_id"])
    assert {".ipynb", ".html", ".pdf"} <= made.keys()
    page = made[".html"].read_text(encoding="utf-8")
    assert "24.71" in page
    assert "<h1" in page
    assert made[".pdf"].read_bytes().startswith(b"%PDF")


def test_what_is_typed_is_no_code(lab, tmp_path):
    """As the extension comes, what is typed is written into the notebook as it stands."""
    notebooks, asked = lab
    trace = tmp_path / "ran"
    done = job(asked, province=f"06\"; open({str(trace)!r}, 'w'); \"", year="2022", language="en")
    assert done["status"] == "FAILED"
    assert "province" in done["status_message"], "and the job says why"
    assert not trace.exists()
    assert ".html" not in files(notebooks, done["job_id"])
