"""Only what changed is made again: any sequence of edits, and after each run exactly the reports that it touches."""

import csv
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.reporting.formats import ROOT
from helpers.reporting.last_run import LAST_RUN

ASKED = {"06": "Bắc Kạn 2022 vi", "94": "Sóc Trăng 2024 vi"}
NATION = "National overview vi"
EVERY = {*ASKED.values(), NATION}


class Project:
    """A copy of the project, edited and run as its users do."""

    def __init__(self, folder: Path):
        self.folder, self.out = folder, folder / "reports"
        for name in ("helpers", "notebooks", "data"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.rmtree(folder / "data" / "example")
        self._with_a_file_of_its_own()
        self.plain = True
        self._cut()

    def _cut(self):
        """Leave the plans of two provinces, so that a run makes few reports."""
        kept = {"bac-kan-2022", "soc-trang-2024"}
        for path in (self.folder / "data").glob("*.csv"):
            rows = self.rows(path)
            if rows and "plan_id" in rows[0]:
                self.write(path, [row for row in rows if row["plan_id"] in kept])

    def _with_a_file_of_its_own(self):
        """The province report's notebook reads a file beside it, as an analyst's may."""
        (self.folder / "notebooks" / "own.csv").write_text("a\n1\n")
        path = self.folder / "notebooks" / "province_report.ipynb"
        told = json.loads(path.read_text(encoding="utf-8"))
        cell = next(cell for cell in told["cells"] if "display.title(" in "".join(cell["source"]))
        cell["source"] = ["own = open('own.csv').read()\n", *cell["source"]]
        path.write_text(json.dumps(told), encoding="utf-8")

    @property
    def environment(self):
        """Temporary files do not count as read, so they are elsewhere than the project here."""
        elsewhere = self.folder.with_name("temporary")
        elsewhere.mkdir(exist_ok=True)
        own = {"PYTHONPATH": str(self.folder), "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": str(elsewhere)}
        return os.environ | own

    @staticmethod
    def rows(path):
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    @staticmethod
    def write(path, rows):
        fields = rows[0] if rows else csv.DictReader(path.open(encoding="utf-8", newline="")).fieldnames
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(fields), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def run(self, *words, out=None):
        """The reports made and those left, by name; every report ends well."""
        format_ = ("--format", "html" if self.plain else "all")
        command = [sys.executable, "-c", "from helpers.cli import main; main()", "render", "--lang", "vi", "--json"]
        done = subprocess.run(
            [*command, *format_, "--data", self.folder / "data", "--out", out or self.out, *words],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
        )
        events = [json.loads(line) for line in done.stdout.splitlines()]
        assert done.returncode == 0, done.stderr + done.stdout
        states = {f"{event['report']} {event['language']}": event["state"] for event in events[:-1]}
        assert set(states) == EVERY
        return {name for name, state in states.items() if state == "made"}


def note(project, name, row):
    """Another note in the row of a table: a cell of data that no sum stands on."""
    path = project.folder / "data" / f"{name}.csv"
    rows = project.rows(path)
    own = next(one for one in rows if row(one))
    column = next(column for column in ("note_vi", "text_vi", "title_vi") if column in own)
    own[column] += " – sửa"
    project.write(path, rows)


def cell_of_district(project, draw):
    note(project, "balances", lambda row: row["province_code"] == "06" and row["district_code"])
    return {ASKED["06"]}


def cell_of_province(project, draw):
    note(project, "balances", lambda row: row["province_code"] == "94" and not row["district_code"])
    return {ASKED["94"], NATION}


def target(project, draw):
    note(project, "targets", lambda row: row["plan_id"] == "soc-trang-2024")
    return {ASKED["94"]}


def province_without_a_report(project, draw):
    note(project, "balances", lambda row: row["province_code"] == "20" and not row["district_code"])
    return {NATION}


def source_of_one(project, draw):
    note(project, "sources", lambda row: row["source_id"].startswith("166-KH-UBND"))
    return {ASKED["06"]}


def notebook(project, draw):
    path = project.folder / "notebooks" / "province_report.ipynb"
    told = json.loads(path.read_text(encoding="utf-8"))
    cell = next(cell for cell in told["cells"] if "display.headline(" in "".join(cell["source"]))
    cell["source"] = ["".join(cell["source"]) + "\n# sửa"]
    path.write_text(json.dumps(told), encoding="utf-8")
    return set(ASKED.values())


def file_of_the_notebook(project, draw):
    path = project.folder / "notebooks" / "own.csv"
    path.write_text(path.read_text() + "2\n")
    return set(ASKED.values())


def helper(project, draw):
    path = project.folder / "helpers" / "display" / "units.py"
    path.write_text(path.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    return EVERY


def template(project, draw):
    path = project.folder / "helpers" / "reporting" / "templates" / "giamngheo" / "report.css"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    return EVERY


def parameter(project, draw):
    project.plain = not project.plain
    return EVERY


def output_lost(project, draw):
    (project.out / "2022" / "bac-kan" / "vi" / "report.html").unlink()
    return {ASKED["06"]}


def output_changed(project, draw):
    path = project.out / "2024" / "soc-trang" / "vi" / "report.html"
    path.write_text(path.read_text(encoding="utf-8").replace("8.526", "8.527"), encoding="utf-8")
    return {ASKED["94"]}


def touched(project, draw):
    for path in project.folder.rglob("*"):
        if path.is_file() and project.out not in path.parents:
            path.touch()
    return set()


def reordered(project, draw):
    for path in (project.folder / "data").glob("*.csv"):
        rows = project.rows(path)
        random.Random(draw).shuffle(rows)
        project.write(path, rows)
    return set()


def run_in_jupyter(project, draw):
    """JupyterLab writes outputs, counts and its own marks into the notebook."""
    path = project.folder / "notebooks" / "province_report.ipynb"
    told = json.loads(path.read_text(encoding="utf-8"))
    for number, cell in enumerate(cell for cell in told["cells"] if cell["cell_type"] == "code"):
        cell["execution_count"] = number
        cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x"}]
    told["metadata"]["widgets"] = {}
    path.write_text(json.dumps(told, indent=2), encoding="utf-8")
    return set()


def command(project, draw):
    path = project.folder / "helpers" / "cli" / "progress.py"
    path.write_text(path.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    return set()


EDITS = [
    cell_of_district,
    cell_of_province,
    target,
    province_without_a_report,
    source_of_one,
    notebook,
    file_of_the_notebook,
    helper,
    template,
    parameter,
    output_lost,
    output_changed,
    touched,
    reordered,
    run_in_jupyter,
    command,
]


def contents(folder):
    """What the folder holds by name, but for what tells of the run and not of the reports."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != LAST_RUN]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("project"))
    assert project.run() == EVERY
    assert project.run() == set()
    return project


@settings(max_examples=int(os.environ.get("GIAMNGHEO_EDITS", 2)), deadline=None)
@given(
    edits=st.lists(st.lists(st.sampled_from(EDITS), min_size=1, max_size=3, unique=True), min_size=3, max_size=6),
    draw=st.integers(),
)
def test_any_edits_make_exactly_their_reports_again(project, edits, draw):
    for together in edits:
        expected = set().union(*(edit(project, draw) for edit in together))
        before = contents(project.out)
        assert project.run() == expected, [edit.__name__ for edit in together]
        if not expected:
            assert contents(project.out) == before


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_each_edit_makes_exactly_its_reports_again(project, edit):
    expected = edit(project, 1)
    assert project.run() == expected


def test_in_the_end_all_stands_as_a_first_run_makes_it(project, tmp_path):
    assert project.run(out=tmp_path / "fresh") == EVERY
    assert contents(project.out) == contents(tmp_path / "fresh")


def test_explain_says_why_and_makes_nothing(project, run):
    before = contents(project.out)
    cell_of_district(project, 0)
    command = [sys.executable, "-c", "from helpers.cli import main; main()", "render", "--lang", "vi", "--explain"]
    done = subprocess.run(
        [
            *command,
            "--format",
            "html" if project.plain else "all",
            "--data",
            project.folder / "data",
            "--out",
            project.out,
        ],
        cwd=project.folder,
        env=project.environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.stdout.splitlines() == [
        "National overview vi: stands as it would come out",
        "Bắc Kạn 2022 vi: data: balances",
        "Sóc Trăng 2024 vi: stands as it would come out",
    ]
    assert contents(project.out) == before
    assert project.run("--force") == EVERY
