"""The record in a report's folder: what the report is made from, what it shows, and its files.

It is placed together with the report, so that a report that has one is whole, and a run that was killed needs no other
account of what it had finished.
"""

import json
import posixpath
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from helpers.reporting.files import sha256
from helpers.reporting.job import Job
from helpers.words import gettext, user_language

RECORD = "record.json"


@dataclass(frozen=True)
class Record:
    """`origin`: see `origin`. `files`: sha256 and size by name. `pictures`: see `Made`."""

    folder: str
    parameters: dict[str, str]
    about: dict
    facts: dict
    pictures: list[list[str]]
    files: dict[str, dict]
    origin: dict[str, dict[str, str]]

    def download(self, name: str) -> str:
        """What the file of this name is called where it is saved without its folder: bac-kan-2022-vi.pdf."""
        stem, ending = posixpath.splitext(name)
        *_year, work, language = self.folder.split("/")
        parts = [work, self.parameters["year"] or self.facts.get("year", ""), language]
        alike = sum(posixpath.splitext(other)[1] == ending for other in self.files if "/" not in other)
        return "-".join([*filter(None, parts), *([stem] if alike > 1 else [])]) + ending

    def listed(self) -> "Record":
        """As much of it as lists of reports need: of a thousand reports the rest takes tens of megabytes."""
        return replace(self, pictures=[], origin={})

    def text(self) -> bytes:
        """The record as it is written."""
        return (json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n").encode()


def new_record(job: Job, facts: dict, pictures: list[list[str]], files: dict[str, bytes], origin: dict) -> Record:
    """The record of a report that has just been made."""
    listed = {name: {"sha256": sha256(content), "bytes": len(content)} for name, content in sorted(files.items())}
    return Record(job.place, job.parameters, job.about, facts, pictures, listed, origin)


def read_record(folder: Path) -> Record | None:
    """The record in `folder`; None where there is none or it is not one of this version's."""
    try:
        return Record(**json.loads((folder / RECORD).read_bytes()))
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError):
        return None


def read_records(out: Path) -> Iterator[Record]:
    """The records of all finished reports below `out`, by folder."""
    folders = (path.parent for path in out.rglob(RECORD) if not _half_placed(path.relative_to(out)))
    for folder in sorted(folders, key=lambda folder: folder.relative_to(out).as_posix()):
        if record := read_record(folder):
            yield record


def _half_placed(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def damage(folder: Path, record: Record) -> list[str]:
    """What is no longer as it was when the report was placed: each of its files that is gone or has another content."""
    _ = gettext(user_language())
    told = []
    for name, file in record.files.items():
        path = folder / name
        if not path.is_file():
            told.append(_("{file} is not there").format(file=name))
        elif sha256(path.read_bytes()) != file["sha256"]:
            told.append(_("{file} was changed after it was made").format(file=name))
    return told
