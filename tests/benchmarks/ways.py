"""The three ways to the same reports: what a user would write, the competent version, and ours."""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from .browser import arguments, browser
from .made_up import YEAR
from .project import NOTEBOOK
from .watching import Run, together, watch

LANGUAGE = "vi"
JOBS = 2
_PROGRAMS = Path(sys.executable).parent


def user_way(provinces: Sequence[str], data: Path, out: Path, env: dict[str, str]) -> Run:
    """A: papermill, then nbconvert twice, one province after the other, each a command of its own. `env` is what
    `environment_for_nbconvert` gives."""
    out.mkdir(parents=True)
    env = env | {"PATH": os.pathsep.join([str(_PROGRAMS), env.get("PATH", "")])}
    runs = []
    for province in provinces:
        notebook = f"{province}.ipynb"
        said = [word for name, value in _parameters(province, data).items() for word in ("-r", name, value)]
        convert = [_PROGRAMS / "jupyter", "nbconvert", "--no-input", notebook, "--to"]
        sandbox = ["--disable-chromium-sandbox"] if arguments() else []
        runs += [
            watch([_PROGRAMS / "papermill", NOTEBOOK, notebook, "--cwd", NOTEBOOK.parent, *said], env=env, cwd=out),
            watch([*convert, "html"], env=env, cwd=out),
            watch([*convert, "webpdf", *sandbox], env=env, cwd=out),
        ]
    return together(runs)


def competent_way(provinces: Sequence[str], data: Path, out: Path) -> tuple[Run, list[float]]:
    """B: competent_script.py, start included; also the seconds from the script's start to the end of each report."""
    out.mkdir(parents=True)
    task = {
        "notebook": str(NOTEBOOK),
        "parameters": [_parameters(province, data) for province in provinces],
        "out": str(out),
        "browser": browser(),
        "arguments": arguments(),
    }
    run = watch([sys.executable, Path(__file__).with_name("competent_script.py"), json.dumps(task)])
    return run, json.loads(run.output.splitlines()[-1])


def our_way(data: Path, out: Path, jobs: int = JOBS, languages: str = LANGUAGE) -> Run:
    """C: one run of the installed `giamngheo` command over all provinces of `data`, with proof, manifest and index, in the
    formats that the other ways make too."""
    words = ["render", "--year", YEAR, "--lang", languages, "--data", data, "--out", out, "--jobs", jobs]
    words += ["--format", "html", "--format", "pdf"]
    return watch([_PROGRAMS / "giamngheo", *words], reports=out)


def _parameters(province: str, data: Path) -> dict[str, str]:
    return {"province": province, "year": str(YEAR), "language": LANGUAGE, "data_folder": str(data)}
