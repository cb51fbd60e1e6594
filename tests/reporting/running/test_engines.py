"""The two engines show the same in every cell, byte for byte: on every notebook, and on all that a cell may do."""

import tempfile

import nbformat
import papermill
import pytest
from papermill.exceptions import PapermillExecutionError

from helpers.reporting.formats import ROOT
from helpers.reporting.running import FORKS, ChildFailed
from helpers.reporting.running.notebook import NotebookFailed
from tests.reporting.running.notebooks import with_cell, write_notebook

pytestmark = pytest.mark.skipif(not FORKS, reason="there is no fork to be had here")

REPORTS = [("06", "2022", "vi"), ("20", "2023", "en"), ("40", "2024", "vi"), ("99", "2024", "en")]
CELLS = {
    "prints": "print('một'); print('hai', end='')",
    "nothing": "1 + 1;",
    "a value": "6 * 7",
    "a long value": "list(range(3000))",
    "warnings": "import warnings\nprint('before')\nwarnings.warn('careful', stacklevel=1)\nprint('after')",
    "a table": "import pandas as pd\npd.DataFrame({f'c{n}': range(70) for n in range(40)})",
    "pandas options": "import pandas as pd\n[pd.get_option(f'display.{name}') for name in "
    "('max_columns', 'max_rows', 'width', 'max_colwidth')]",
    "a picture": "import matplotlib.pyplot as plt\nplt.plot([1, 3, 2])\nplt.title('hộ nghèo')\nplt.show()",
    "a picture as value": "import matplotlib.pyplot as plt\nfig, ax = plt.subplots(figsize=(2, 1))\nax.bar([1, 2], [3, 4]);",
    "two pictures": "for n in (1, 2):\n    plt.figure(figsize=(1, 1))\n    plt.plot([n, 2 * n])",
    "backend": "import matplotlib\nmatplotlib.get_backend(), matplotlib.rcParams['figure.dpi']",
    "displays": "from IPython.display import HTML, Markdown, display\ndisplay(HTML('<b>a</b>'))\nprint('then')\ndisplay(Markdown('*b*'))",
    "updates": "shown = display('first', display_id='one')\nprint('between')\nshown.update('second')",
    "clears": "from IPython.display import clear_output\nprint('old')\nclear_output()\nprint('new')",
    "clears when there is more": "print('old')\nclear_output(wait=True)\nprint('newest')",
    "a line that is overwritten": "for n in range(3):\n    print(f'\\r{n} %', end='')",
    "a program": "import subprocess\nsubprocess.run(['echo', 'từ chương trình'], check=True);",
    "the system": "import os\nos.system('echo out; echo err >&2')",
    "an exclamation mark": "!echo hello",
    "a magic": "%%capture told\nprint('kept')",
    "what was kept": "told.stdout",
    "bash": "%%bash\necho from bash",
    "await": "import asyncio\nawait asyncio.sleep(0)\n'awaited'",
    "a thread": "import threading\nthread = threading.Thread(target=print, args=('from a thread',))\nthread.start()\nthread.join()",
    "earlier results": "In[1][:12], sorted(Out)[:2], _",
    "where it is": "import os, sys\nos.path.basename(os.getcwd()), __name__, '' in sys.path",
    "a module beside it": "import nothing_else\nnothing_else.here",
    "shell": "type(get_ipython().kernel).__mro__[-2].__name__, get_ipython().user_ns['__name__']",
    "stdin": "try:\n    input()\nexcept Exception as error:\n    print(type(error).__name__)",
    "empty": "   ",
}


def text_of(ran):
    return nbformat.writes(ran.notebook)


@pytest.mark.parametrize(("province", "year", "language"), REPORTS)
def test_on_the_report_of_a_province(runner, province, year, language):
    job = runner.job(province, year, language)
    forked, kernel = (runner.ran(job, engine) for engine in ("fork", "kernel"))
    assert text_of(forked) == text_of(kernel)
    assert forked.reads == kernel.reads == ()


def test_on_the_national_overview(runner):
    forked, kernel = (runner.ran(runner.overview(), engine) for engine in ("fork", "kernel"))
    assert text_of(forked) == text_of(kernel)
    assert forked.reads == kernel.reads == ()


@pytest.mark.parametrize("name", ["plan_builder", "data_quality"])
def test_on_the_notebooks_that_are_no_reports(tmp_path, name):
    """As anyone would run them: through papermill, by the engine's name."""
    executed = []
    for engine in ("giamngheo", "papermill"):
        with_engine = {"engine_name": "giamngheo"} if engine == "giamngheo" else {"shutdown_kernel": "immediate"}
        path = ROOT / "notebooks" / f"{name}.ipynb"
        parameters = {"output_folder": str(tmp_path / "out")} if name == "plan_builder" else {}
        made = papermill.execute_notebook(path, None, parameters, progress_bar=False, cwd=path.parent, **with_engine)
        executed.append([cell.outputs for cell in made.cells if cell.cell_type == "code"])
    assert executed[0] == executed[1]


@pytest.fixture(scope="module")
def both(runner, tmp_path_factory):
    """What every cell of CELLS shows, under each engine."""
    folder = tmp_path_factory.mktemp("cells")
    (folder / "nothing_else.py").write_text("here = 'beside the notebook'")
    notebook = write_notebook(folder / "cells.ipynb", *CELLS.values())
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTEST_CURRENT_TEST")  # under pytest a kernel lets programs write past it
        # after the cell of parameters and the one that papermill writes under it
        return {engine: runner.outputs(notebook, engine)[2:] for engine in ("fork", "kernel")}


@pytest.mark.parametrize("number", range(len(CELLS)), ids=list(CELLS))
def test_on_what_a_cell_may_do(both, number):
    forked, kernel = both["fork"][number], both["kernel"][number]
    if list(CELLS)[number] in (
        "a program",
        "the system",
    ):  # a kernel takes what programs say in when it gets round to it
        forked, kernel = (sorted(outputs, key=str) for outputs in (forked, kernel))
    assert forked == kernel


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("raise ValueError('wrong')", ["ValueError", "wrong", "cell “raise ValueError"]),
        ("import sys\nsys.exit()", ["exit"]),
        ("nothing_like_that", ["NameError"]),
        ("def f(:", ["SyntaxError"]),
    ],
)
def test_a_cell_that_fails_is_told_alike(runner, tmp_path, cell, words):
    told = []
    for engine in ("fork", "kernel"):
        with pytest.raises(NotebookFailed) as failure:
            runner.outputs(with_cell(tmp_path / "own.ipynb", cell), engine)
        told.append(str(failure.value))
    assert told[0] == told[1]
    assert [word for word in words if word not in told[0]] == []


@pytest.mark.parametrize("engine", ["fork", "kernel"])
def test_a_cell_that_takes_its_process_with_it_is_told(runner, tmp_path, engine):
    with pytest.raises((NotebookFailed, ChildFailed), match=r"exit status 9|its kernel ended"):
        runner.outputs(with_cell(tmp_path / "own.ipynb", "import os\nos._exit(9)"), engine)


@pytest.mark.parametrize(("engine", "words"), [("fork", "left by exit"), ("kernel", "its kernel ended")])
def test_a_notebook_that_a_cell_leaves_is_no_report(runner, tmp_path, engine, words):
    with pytest.raises(NotebookFailed, match=words):
        runner.outputs(with_cell(tmp_path / "own.ipynb", "exit()"), engine)


@pytest.mark.parametrize(
    ("source", "tag", "words"),
    [
        (
            "province, yaer, language = '06', '2022', 'vi'\ndata_folder = '../data'",
            "parameters",
            "does not set year; it",
        ),
        ("province = year = language = data_folder = ''", "paramters", "no cell of the notebook has the tag"),
        ("province = '06", "parameters", "no Python"),
    ],
)
def test_a_parameter_that_the_notebook_spells_otherwise_is_told(runner, tmp_path, source, tag, words):
    """papermill would run it with the value that the notebook was saved with."""
    path = write_notebook(tmp_path / "own.ipynb", "'shown'")
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[0].source, notebook.cells[0].metadata["tags"] = source, [tag]
    nbformat.write(notebook, path)
    with pytest.raises(NotebookFailed, match=words):
        runner.outputs(path)


def test_the_engine_tells_papermill_of_a_cell_that_fails(tmp_path):
    path = write_notebook(tmp_path / "own.ipynb", "1 / 0", "'never run'")
    with pytest.raises(PapermillExecutionError, match="ZeroDivisionError"):
        papermill.execute_notebook(path, tmp_path / "out.ipynb", engine_name="giamngheo", progress_bar=False)
    failed, after = nbformat.read(tmp_path / "out.ipynb", as_version=4).cells[-2:]
    assert failed.outputs[0].ename == "ZeroDivisionError"
    assert after.outputs == []


def test_files_that_a_notebook_reads_are_noted_alike(runner, tmp_path, monkeypatch):
    """A file beside it, one elsewhere and a module, taken from Python's cache or not; none that it wrote."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))  # else all of this would be temporary
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    beside, elsewhere, module = (tmp_path / name for name in ("beside.csv", "elsewhere/more.csv", "own_module.py"))
    elsewhere.parent.mkdir()
    for path in (beside, elsewhere):
        path.write_text("a\n1\n")
    module.write_text("here = 1")
    cell = f"import pandas as pd, own_module\npd.read_csv('beside.csv')\nopen({str(elsewhere)!r}).read()"
    notebook = with_cell(tmp_path / "own.ipynb", f"{cell}\nopen('written.txt', 'w').write('x');")
    for engine in ("fork", "kernel", "fork"):
        assert runner.ran(runner.job(notebook=notebook), engine).reads == tuple(sorted((beside, elsewhere, module)))
