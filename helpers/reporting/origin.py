"""What a report is made from: if none of it has changed, the report would come out the same.

Notebook, code, templates, the rows of data it can stand on, parameters, versions of packages, and the files that
the notebook read by itself the last time. What was touched, moved or saved again without a change of content is the same.
"""

import json
import platform
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from helpers.catalog import DataFolder, Excerpt, Excerpts
from helpers.reporting.files import sha256
from helpers.reporting.formats import ROOT
from helpers.reporting.job import Job
from helpers.words import N_, gettext, user_language

_APART = ("cli", "delivery")  # the rooms that no report comes through
_PACKAGES_APART = ("cronsim", "rocrate")  # what only these rooms need
_KINDS = {
    "parameters": N_("parameters"),
    "notebook": N_("notebook"),
    "code": N_("code"),
    "data": N_("data"),
    "files": N_("files"),
    "versions": N_("versions"),
}


class Origins:
    """The origins of the reports of one run, as data and code stood when it began."""

    code: dict[str, str]

    def __init__(self, data: DataFolder):
        self._excerpts = Excerpts(data)
        self._package = sha256(json.dumps(json.loads(data.package), sort_keys=True).encode())
        self.code = LOADED
        self._versions = _versions()
        self._digests: dict[str, dict[str, str]] = {}

    def excerpt(self, job: Job) -> Excerpt:
        """The rows of data that the report of `job` can stand on."""
        return job.excerpt(self._excerpts)

    def of_province(self, code: str) -> Excerpt:
        """The rows that reports on the province with this code can stand on."""
        return self._excerpts.of_province(code)

    def origin(self, job: Job, reads: dict[str, str]) -> dict[str, dict[str, str]]:
        """A fingerprint by kind and name of everything that the report of `job` is made from. `reads`: see `Made`."""
        excerpt = self.excerpt(job)
        if excerpt.of not in self._digests:
            self._digests[excerpt.of] = excerpt.digests()
        return {
            "parameters": job.parameters | {"formats": ", ".join(job.formats)},
            "notebook": {job.notebook.name: of_notebook(job.notebook)},
            "code": self.code,
            "data": {"datapackage.json": self._package} | self._digests[excerpt.of],
            "files": reads,
            "versions": self._versions,
        }


def differences(before: dict[str, dict[str, str]], now: dict[str, dict[str, str]]) -> list[str]:
    """What is different between two origins, one a line: the kind, the name, and old and new where that says something."""
    _ = gettext(user_language())
    told = []
    for kind in now:
        old, new = before.get(kind, {}), now[kind]
        for name in sorted(old.keys() | new.keys()):
            if old.get(name) != new.get(name):
                values = (
                    f": {old.get(name) or '–'} → {new.get(name) or '–'}" if kind in ("parameters", "versions") else ""
                )
                told.append(f"{_(_KINDS[kind])}: {name}{values}")
    return told


def read_now(paths: Iterable[str]) -> dict[str, str]:
    """The sha256 of each file that a notebook read, as it is now; empty for one that is no longer there."""
    return {path: _of_file(Path(path)) if Path(path).is_file() else "" for path in paths}


def code() -> dict[str, str]:
    """A sha256 for each room of the code that makes reports."""
    rooms: dict[str, list[Path]] = {}
    for path in sorted((ROOT / "helpers").rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            room = path.relative_to(ROOT / "helpers").parts[0]
            room = room if "templates" not in path.parts else f"{room}/templates"
            rooms.setdefault(room.removesuffix(".py"), []).append(path)
    return {room: _of_files(paths) for room, paths in rooms.items() if room.partition("/")[0] not in _APART}


def _versions() -> dict[str, str]:
    """Of Python and of every package that pyproject.toml names for making reports."""
    wanted = [Requirement(line) for line in metadata.requires("giamngheo") or []]
    kept = [one for one in wanted if one.marker is None or one.marker.evaluate({"extra": ""})]
    names = [one.name for one in kept if one.name not in _PACKAGES_APART]
    return {"python": platform.python_version()} | {name: metadata.version(name) for name in names}


def of_notebook(path: Path) -> str:
    """Of what runs and is read: JupyterLab writes outputs and its own marks into the same file."""
    told = [
        [cell["cell_type"], "".join(cell["source"]), sorted(cell.get("metadata", {}).get("tags", []))]
        for cell in json.loads(path.read_bytes())["cells"]
    ]
    return sha256(json.dumps(told).encode())


def _of_files(paths: list[Path]) -> str:
    return sha256("\n".join(f"{path.relative_to(ROOT).as_posix()} {_of_file(path)}" for path in paths).encode())


def _of_file(path: Path) -> str:
    return sha256(path.read_bytes())


LOADED = code()  # as it stood when this process, or the one that it was forked from, imported it
