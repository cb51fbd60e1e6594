"""The documents say what is true: their commands parse, their paths exist, their messages and examples are the real ones."""

import csv
import json
import re
import shlex
import shutil
import subprocess
from dataclasses import replace
from importlib.metadata import entry_points

import click
import nbformat
import pytest
import yaml
from bs4 import BeautifulSoup
from click.testing import CliRunner

from helpers import catalog
from helpers.cli import main
from helpers.display.scopes import status_name
from helpers.display.standing import standing
from helpers.measures.verdict import BEHIND, DEPENDS, EXCEEDED, MISSED, ON_TRACK, REACHED, RULE, UNDETERMINED
from helpers.reporting.formats import ROOT
from helpers.reporting.jobs import jobs
from helpers.reporting.province_report import NOTEBOOK
from helpers.words import LANGUAGES, gettext
from tests.reports import render_all

README, GUIDE, REPORTS = "README.md", "notebooks/HUONG_DAN.md", "reports/README.md"
DOCUMENTS = (README, GUIDE, REPORTS)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STATUSES = ("plan", "estimate", "preliminary", "approved", "published")
each_document = pytest.mark.parametrize("document", DOCUMENTS)


def text_of(document):
    return (ROOT / document).read_text(encoding="utf-8")


def blocks(document, language):
    return [body for name, body in BLOCK.findall(text_of(document)) if name == language]


def shown_commands(document):
    """The lines after `$` in the document's shell blocks, as words."""
    lines = [line[2:] for body in blocks(document, "console") for line in body.splitlines() if line.startswith("$ ")]
    return [shlex.split(line, comments=True) for line in lines]


def inline_commands(document):
    """The commands in backticks of the running text."""
    prose = BLOCK.sub("", text_of(document))
    return [shlex.split(code) for code in re.findall(r"`((?:giamngheo|make) [^`]+)`", prose)]


def commands(document):
    return shown_commands(document) + inline_commands(document)


def of(program, *documents):
    found = [words[1:] for document in documents for words in commands(document) if words[0] == program]
    return pytest.mark.parametrize("arguments", found, ids=" ".join)


def headings(document):
    """The anchors of the document's headings, as GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", BLOCK.sub("", text_of(document)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def section(document, heading):
    return text_of(document).split(f"\n## {heading}\n")[1].split("\n## ")[0]


def parsed(arguments):
    """The values of a `giamngheo` command line. Raises click.UsageError."""
    command, rest = main, arguments
    while isinstance(command, click.Group):
        command, rest = command.commands[rest[0]], rest[1:]
    # A command keeps how help is asked for where it is asked first, and `-h` is known below the main one alone.
    above = click.Context(main, **main.context_settings)
    return command.make_context(command.name, rest, parent=above).params


@of("giamngheo", *DOCUMENTS)
def test_command_parses_and_leads_to_a_report(arguments):
    values = parsed(arguments)
    if arguments[0] == "render":
        assert jobs(catalog.read(ROOT / "data"), values["provinces"], values["year"], LANGUAGES, values["out"])


def test_wrong_option_would_be_noticed():
    with pytest.raises(click.UsageError):
        parsed(["render", "--output", "elsewhere"])


def test_counts_are_those_of_the_data_and_of_a_run():
    """A new plan changes three numbers of the readme: plans, provinces and reports."""
    catalogue = catalog.read(ROOT / "data")
    real = catalogue.plans()[lambda plans: ~plans["made_up"].astype(bool)]
    (plans, provinces), (made,) = (
        re.search(pattern, text_of(README)).groups()
        for pattern in (r"(\d+) plan years of (\d+) provinces", r"(\d+) made and proved, 0 unchanged, 0 failed")
    )
    assert (int(plans), int(provinces)) == (len(real), real["province_code"].nunique())
    assert made == str(len(jobs(catalogue, (), None, LANGUAGES, ROOT / "reports")))


@pytest.mark.parametrize(("document", "language"), [(README, "en"), (GUIDE, "vi")])
def test_check_says_what_the_document_shows(document, language):
    done = CliRunner().invoke(main, ["check", "--lang", language])
    (body,) = (body for body in blocks(document, "console") if body.startswith("$ giamngheo check"))
    shown = [line for line in body.splitlines() if line != "..." and not line.startswith("$ ")]
    assert len(shown) == 3 and set(shown) <= set(done.output.splitlines())
    (told,) = re.findall(r"(\d+) (?:figures of the shipped data|số kèm theo)", text_of(document))
    (counted,) = re.findall(r"(\d+) (?:not explained|không giải thích được)", done.output.splitlines()[-1])
    assert (told, done.exit_code) == (counted, 1)


def test_sections_and_verdicts_are_those_of_a_report():
    """The readme's table names every section of the notebook in its order; all verdicts and statuses are in the text."""
    told = section(README, "What a report says")
    named = [name for row in re.findall(r"^\| (.+?) \|", told, re.MULTILINE)[2:] for name in row.split(" · ")]
    cells = [cell for cell in nbformat.read(NOTEBOOK, as_version=4).cells if "en" in cell.metadata.get("tags", [])]
    assert named == [re.match(r"## (.+)", cell.source)[1] for cell in cells]
    guide = section(GUIDE, "Đọc báo cáo").lower()
    verdicts = {REACHED, EXCEEDED, MISSED, ON_TRACK, BEHIND, DEPENDS, UNDETERMINED, RULE}
    for text, language in ((told, "en"), (guide, "vi")):
        words = [status_name(one, language) for one in verdicts] + [standing(one, language) for one in STATUSES]
        assert [word for word in words if not re.search(rf"\b{word}\b", text.replace("\n", " "))] == []


@pytest.mark.parametrize("document", [README, GUIDE])
def test_every_notebook_is_named(document):
    notebooks = {path.name for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert set(re.findall(r"`(\w+\.ipynb)`", text_of(document))) - {"report.ipynb"} == notebooks


def test_every_table_that_is_entered_is_explained():
    """All tables of the data folder but those that are the law's or the register's and stay as they are."""
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    fixed = {"regions", "standards", "dimensions", "deprivation_indicators", "projects"}
    tables = {one["name"] for one in package["resources"]} - fixed
    named = set(re.findall(r"`(\w+)\.csv`", section(README, "Add a province-year")))
    assert named == tables


@pytest.mark.skipif(not shutil.which("sh"), reason="the worked example is written for a Unix shell")
def test_worked_example_runs_and_prints_what_is_shown(tmp_path, monkeypatch):
    """Line for line in a copy of the project's data; rendering is told apart, it is what other tests do."""
    (body,) = (body for body in blocks(README, "console") if body.startswith("$ cp -r data"))
    *steps, render = re.findall(r"^\$ (.+)\n((?:[^$].*\n)*)", body, re.MULTILINE)
    shutil.copytree(ROOT / "data", tmp_path / "project" / "data")
    monkeypatch.chdir(tmp_path / "project")
    for line, shown in steps:
        if line.startswith("giamngheo "):
            done = CliRunner().invoke(main, shlex.split(line)[1:])
            assert "Lang Son" not in done.output
            assert done.exit_code == 0
            printed = done.output
        else:
            done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, encoding="utf-8", check=True)
            printed = done.stdout
        for told, real in zip(shown.splitlines(), printed.splitlines(), strict=False):
            parts = [re.escape(part) for part in told.split("...")]
            assert re.fullmatch(".*".join(parts), real) or told.startswith("... ("), line
    again = catalog.read(tmp_path / "my-data")
    assert again.problems == ()
    values = parsed(shlex.split(render[0])[1:])
    wanted = jobs(again, values["provinces"], values["year"], LANGUAGES, values["out"])
    assert f"{len(wanted)} made and proved, 0 unchanged, 0 failed" in render[1]
    table = again.tables["balances"]
    assert len(table) == len(catalog.read(ROOT / "data").tables["balances"])


def test_list_shows_what_the_readme_shows():
    shown = CliRunner().invoke(main, ["list"]).output.splitlines()
    listed = re.findall(r"^\d\d  \d{4} .*$", text_of(README), re.MULTILINE)
    assert listed and set(listed) <= set(shown)


@of("make", *DOCUMENTS)
def test_make_target_exists(arguments):
    makefile = text_of("Makefile")
    targets = [word for word in arguments if "=" not in word]
    assert [one for one in targets if not re.search(rf"^{one}:", makefile, re.MULTILINE)] == []


def test_test_command_is_the_one_that_ci_calls():
    called = [line for line in text_of(".ci/run").splitlines() if line.startswith("make ")]
    assert called == ["make lint", "make test"]
    shown = [" ".join(words) for words in shown_commands(README)]
    assert {line for line in shown if line in called} == set(called)


def test_windows_steps_name_existing_files_and_programs():
    steps = [line.split() for body in blocks(README, "bat") for line in body.splitlines()]
    assert steps.pop(0) == ["py", "-m", "venv", ".venv"]
    programs = {script.name for script in entry_points(group="console_scripts")}
    for program, *arguments in steps:
        folder, _, name = program.rpartition("\\")
        assert folder == r".venv\Scripts" and name in programs, program
        files = [word for word in arguments if word not in ("install", "render", "lab") and not word.startswith("-")]
        assert [name for name in files if not (ROOT / name).exists()] == []


def test_windows_steps_install_as_the_makefile_does():
    assert "install -r $(1) && $(PIP) install --no-deps -e ." in text_of("Makefile")
    installs = re.findall(r"pip install (.+)", "\n".join(blocks(README, "bat")))
    assert installs == ["-r requirements.lock", "--no-deps -e ."]


def test_conda_steps_name_the_environment():
    steps = [words for words in shown_commands(README) if words[0] == "conda"]
    assert steps[0] == ["conda", "env", "create", "-f", "environment.yml"]
    assert steps[1] == ["conda", "activate", yaml.safe_load(text_of("environment.yml"))["name"]]


def test_paths_of_the_layout_exist():
    (tree,) = re.findall(r"```text\n(.*?)```", section(README, "Layout"), re.DOTALL)
    listed, folder = [], ROOT
    for line in tree.splitlines():
        first, *about = re.split(r" {2,}", line.strip())
        listed += [(folder if line.startswith(" ") else ROOT) / name for name in first.split()]
        rooms = re.findall(r"(\w+)/", " ".join(about)) if line.startswith(" ") else []
        assert [room for room in rooms if not (folder / first / room).is_dir()] == []
        folder = folder if line.startswith(" ") else ROOT / first
    assert [path for path in listed if not path.exists()] == []
    floors = {path.name for path in (ROOT / "helpers").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert {path.name for path in listed if path.parent == ROOT / "helpers"} == floors


def test_files_of_the_data_folder_that_the_documents_name_exist():
    for document in (README, GUIDE):
        named = set(re.findall(r"`(\w+\.csv)`", text_of(document)))
        assert named and [name for name in named if not (ROOT / "data" / name).exists()] == []


@each_document
def test_links_and_pictures_lead_somewhere(document):
    text = BLOCK.sub("", text_of(document))
    targets = re.findall(r"\]\(([^)]+)\)", text) + re.findall(r'<img [^>]*src="([^"]+)"', text)
    for target in targets:
        if target.startswith("https://"):
            continue
        name, _, anchor = target.partition("#")
        path = (ROOT / document).parent / name if name else ROOT / document
        assert path.exists(), target
        assert not anchor or anchor in headings(path.resolve().relative_to(ROOT).as_posix()), target


def test_picture_is_small_described_and_not_ignored():
    (picture,) = re.findall(r"<img [^>]+>", text_of(README))
    path = ROOT / re.search(r'src="([^"]+)"', picture)[1]
    assert len(re.search(r'alt="([^"]+)"', picture)[1]) > 50
    assert path.read_bytes().startswith(b"\x89PNG") and path.stat().st_size < 150_000
    assert f"!/{path.relative_to(ROOT).as_posix()}" in text_of(".gitignore").splitlines()


@pytest.mark.parametrize(("document", "language"), [(README, "en"), (GUIDE, "vi")])
def test_message_about_wrong_data_is_the_real_one(document, language, tmp_path):
    folder = shutil.copytree(ROOT / "data", tmp_path / "data")
    table = folder / "balances.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",12035,", ",12.035,", 1), encoding="utf-8")
    (problem,) = catalog.read(folder).problems
    assert any(body.strip() == problem.say(language) for body in blocks(document, "text"))


def test_messages_that_the_guide_quotes_are_the_real_ones():
    """Each beginning with what it says in any report: the file of a failure, the cell, the figure differ."""
    _ = gettext("vi")
    (shown,) = (body for body in blocks(GUIDE, "console") if "--year 2022" in body)
    summary = _("{made} made and proved, {unchanged} unchanged, {failed} failed, in {seconds} s.")
    assert shown.splitlines()[-1] == summary.format(made=1, unchanged=0, failed=0, seconds="3,6")
    assert shown.splitlines()[1].split()[0] == _("ok")
    quoted = re.findall(r"^- `(.+?)`:", section(GUIDE, "Đọc thông báo lỗi"), re.MULTILINE)
    assert quoted == [
        _("the cell “{cell}” stopped with {why}").format(cell="display.x", why="NameError: …"),
        _("{fact} “{words}” does not stand in the text").partition("{")[0] + "…",
    ]


def test_vietnamese_numbers_can_be_declared_as_the_readme_says(tmp_path):
    """The readme's snippet, laid over a copy without the example, reads a file in Vietnamese format as the same table."""
    (snippet,) = map(json.loads, blocks(README, "json"))
    folder = shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("example"))
    before = catalog.read(folder).tables["balances"]
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    (balances,) = (one for one in package["resources"] if one["name"] == "balances")
    assert "to add to the table `balances`" in text_of(README)
    balances["dialect"] |= snippet["dialect"]
    added = {field["name"]: field for field in snippet["schema"]["fields"]}
    for field in balances["schema"]["fields"]:
        field |= added.get(field["name"], {})
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    with (folder / "balances.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["households"] = f"{int(row['households']):,}".replace(",", ".") if row["households"] else ""
        row["poverty_rate"] = row["poverty_rate"].replace(".", ",")
    assert (rows[0]["households"], rows[0]["poverty_rate"]) == ("12.035", "2,76")
    with (folder / "balances.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    read = catalog.read(folder)
    assert read.problems == ()
    assert read.tables["balances"].equals(before)


@pytest.mark.parametrize("document", [README, GUIDE])
def test_cells_to_copy_are_short(document):
    cells = blocks(document, "python")
    assert cells and max(len(cell.splitlines()) for cell in cells) <= 10


@pytest.mark.parametrize(("document", "language"), [(README, "en"), (GUIDE, "vi")])
def test_cells_to_copy_make_a_described_picture_and_a_table(document, language, tmp_path):
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    place = 1 + next(i for i, cell in enumerate(notebook.cells) if "display.district_figure" in cell.source)
    notebook.cells[place:place] = [nbformat.v4.new_code_cell(cell.strip()) for cell in blocks(document, "python")]
    nbformat.write(notebook, tmp_path / "own.ipynb")
    (job,) = jobs(catalog.read(ROOT / "data"), ["06"], "2022", [language], tmp_path / "reports")
    (outcome,) = render_all([replace(job, notebook=tmp_path / "own.ipynb")])
    assert not outcome.failure
    page = BeautifulSoup((job.folder / "report.html").read_text(encoding="utf-8"), "html.parser")
    described, captioned = {
        "en": ("Bars by district, Pac Nam the longest", "Poverty rate by district"),
        "vi": ("Mỗi huyện một thanh, dài nhất: Pác Nặm", "Tỷ lệ hộ nghèo của từng huyện"),
    }[language]
    assert page.find(role="img", attrs={"aria-label": described})
    assert page.find("caption", string=captioned)


@each_document
def test_no_machine_path_is_named(document):
    assert not re.search(r"(^|[\s(`\"])(/home|/root|/tmp|/work|/Users|[A-Z]:\\)", text_of(document))
