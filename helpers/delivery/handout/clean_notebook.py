"""An executed notebook fit to leave the house: its text, its code and the report's own blocks, and nothing of who ran it.

What an analyst's own cells printed may be raw rows, and is left out; so is what tells of the machine: paths, user names,
times.
"""

import getpass
import re
from pathlib import Path

from helpers.reporting.formats import ROOT

_KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}  # the one it ran in may tell of who
_INJECTED = "injected-parameters"
_FOLDER_LINE = re.compile(r"^data_folder = .*\n?", re.MULTILINE)
_ROOTS = (
    r"file:/{2,3}",
    r"(?<![\w.~:/<&;\\-])/(?=[^\s/\"'<>|\\]+/)",  # of two names at least: one alone is as likely «/năm»
    r"(?<!\w)[A-Za-z]:[\\/]+(?=[^\s\\/\"'<>|])",
    r"(?<![\\\w])\\{2,4}(?=[\w.-]+\\+[^\s\\+*?\"'<>|])",
)
_START = "(?:" + "|".join(_ROOTS) + ")"
_QUOTED = re.compile(rf"""(["'])\s*{_START}[^"'\n<>]*\1""")  # with all blanks
_REST = r"""[^\s"'<>|]*"""
_BARE = re.compile(_START + _REST)
_HIDDEN = "~"


def clean_notebook(text: str) -> str:
    """The notebook without outputs but the report's blocks and pictures, and without traces of where it was run."""
    import nbformat  # these two take their time, and few get notebooks

    from helpers.display.blocks import BLOCK_MIME

    notebook = nbformat.reads(text, as_version=4)
    notebook.metadata = {"kernelspec": _KERNEL, "language_info": {"name": "python"}}
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        cell.metadata = {"tags": tags} if tags else {}
        cell.pop("attachments", None)
        if _INJECTED in tags:  # where the data lie
            cell.source = _FOLDER_LINE.sub("", cell.source)
        cell.source = _hidden(cell.source)
        if cell.cell_type == "code":
            cell.outputs = [_bare(output, BLOCK_MIME) for output in cell.outputs if _is_of_report(output, BLOCK_MIME)]
    return nbformat.writes(notebook)


def _is_of_report(output, block: str) -> bool:
    data = output.get("data", {})
    return block in data or any(name.startswith("image/") for name in data)


def _bare(output, block: str):
    """A block keeps its page, its block and its words; a picture keeps itself, and not the table it may come with."""
    data = output.data.items() if block in output.data else ()
    pictures = {name: value for name, value in output.data.items() if name.startswith("image/")}
    output.data = {name: _hidden(value) for name, value in data if name not in pictures} | pictures
    output.metadata = {}
    return output


def _hidden(thing):
    """Without paths and names of this machine's users, all through lists and tables."""
    if isinstance(thing, dict):
        return {name: _hidden(value) for name, value in thing.items()}
    if isinstance(thing, list):
        return [_hidden(value) for value in thing]
    if not isinstance(thing, str):
        return thing
    thing = _QUOTED.sub(rf"\1{_HIDDEN}\1", thing)
    for place in _own_places():
        thing = re.sub(rf"(?<![\w.-]){re.escape(place)}(?!\w){_REST}", lambda _found: _HIDDEN, thing)
    thing = _BARE.sub(_HIDDEN, thing)
    return re.sub(rf"\b{re.escape(_user())}@[\w.-]+", _HIDDEN, thing) if _user() else thing


def _own_places() -> list[str]:
    """The project's folder and the user's own, which may hold blanks, as they are written in texts and in code."""
    places = {str(ROOT), ROOT.as_posix(), str(Path.home()), Path.home().as_posix()}
    places |= {place.replace("\\", "\\\\") for place in places}
    return sorted((place for place in places if len(place) > 1), key=len, reverse=True)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
