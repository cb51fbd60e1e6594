"""What the files of an issue hold when they leave: as they stand, but for notebooks and for links that would lead nowhere."""

import posixpath
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from helpers.delivery.handout.clean_notebook import clean_notebook
from helpers.delivery.handout.ready import Ready
from helpers.reporting.companions import with_links, without_links
from helpers.reporting.faults import Fault
from helpers.reporting.files import sha256
from helpers.reporting.record import Record
from helpers.words import N_


class Changed(Fault):
    """A file is not the one that was proved."""


def content(file: Path, digest: str, page: Callable[[str], str] = without_links) -> bytes:
    """What of `file` leaves, whose sha256 was recorded as `digest`; `page` makes a page fit for where it goes. Raises
    Changed where the file is another by now."""
    try:
        found = file.read_bytes()
    except OSError:
        found = b""
    if sha256(found) != digest:
        raise Changed(N_("{path} is not the file that was proved; run again"), path=file)
    change = {".ipynb": clean_notebook, ".html": page}.get(file.suffix)
    return change(found.decode()).encode() if change else found


def among(one: Ready, language: str, paths: dict[str, str]) -> Callable[[str], str]:
    """For `content`: the page in this language tells its issue, and links to those of the `paths` that go where it goes,
    and to the list."""
    record = listed(one.records[language], paths)
    pages = {posixpath.dirname(path) for path in paths if path.endswith(".html")}
    others = [other for other in one.records if other != language and other in pages]
    return lambda page: with_links(page, record, others, one.issue.number)


def listed(record: Record, paths: dict[str, str]) -> Record:
    """The record with no files but those of the `paths`, which begin with the language."""
    language = record.parameters["language"]
    return replace(record, files={name: file for name, file in record.files.items() if f"{language}/{name}" in paths})
