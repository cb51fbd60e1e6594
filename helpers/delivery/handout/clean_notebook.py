"""An executed notebook fit to leave the house: its text, its code and the report's own blocks, and nothing of who ran it.

What an analyst's own cells printed may be raw rows, and is left out; so is what tells of the machine: paths, user names,
times.
"""

import getpass
import re
from pathlib import Path

import nbformat

from helpers.display.blocks import BLOCK_MIME
from helpers.reporting.formats import ROOT

_KEPT = ("kernelspec", "language_info")
_INJECTED = "injected-parameters"
_FOLDER_LINE = re.compile(r"^data_folder = .*\n?", re.MULTILINE)
_HOME = re.compile(r"""(?:/home|/Users|/root|[A-Za-z]:(?:\\{1,4}|/)Users)(?:(?:\\{1,4}|/)[^\\/"'\s<>]+)?""")
_HIDDEN = "~"


def clean_notebook(text: str) -> str:
    """The notebook without outputs but the report's blocks and pictures, and without traces of where it was run."""
    notebook = nbformat.reads(text, as_version=4)
    notebook.metadata = {name: notebook.metadata[name] for name in _KEPT if name in notebook.metadata}
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        cell.metadata = {"tags": tags} if tags else {}
        cell.pop("attachments", None)
        if _INJECTED in tags:  # where the data lie
            cell.source = _FOLDER_LINE.sub("", cell.source)
        if cell.cell_type == "code":
            cell.outputs = [_bare(output) for output in cell.outputs if _is_of_report(output)]
    return _hidden(nbformat.writes(notebook))


def _is_of_report(output) -> bool:
    data = output.get("data", {})
    return BLOCK_MIME in data or any(name.startswith("image/") for name in data)


def _bare(output):
    """A block keeps its page, its block and its words; a picture keeps itself, and not the table it may come with."""
    if BLOCK_MIME not in output.data:
        output.data = {name: value for name, value in output.data.items() if name.startswith("image/")}
    return output


def _hidden(text: str) -> str:
    """Without the paths of this machine's user, of the project and of temporary files."""
    places = {str(ROOT), ROOT.as_posix(), str(Path.home()), Path.home().as_posix()}
    for place in sorted(places, key=len, reverse=True):
        if len(place) > 1:
            text = text.replace(place.replace("\\", "\\\\"), _HIDDEN).replace(place, _HIDDEN)
    text = _HOME.sub(_HIDDEN, text)
    return re.sub(rf"\b{re.escape(_user())}@[\w.-]+", _HIDDEN, text) if _user() else text


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
