"""Proof that a rendered report is the report it claims to be.

The figures are computed again from the data, apart from the notebook (`Job.expected`), and then read back out of the
finished HTML and PDF, and out of the data beside them. A notebook that ignores its parameters, a template that prints a constant or a swapped file fails here.
"""

from collections.abc import Iterator

from helpers.reporting.faults import Fault
from helpers.reporting.prove_data import data_faults
from helpers.reporting.read_back import ReadBack, html_read_back, pdf_read_back, stands
from helpers.words.made_up import marks


class NotProved(Fault):
    """The report does not show what it must show; `faults` says what is missing where."""

    def __init__(self, faults: list[str]):
        self.faults = faults
        super().__init__(faults)

    def __str__(self) -> str:
        return "; ".join(self.faults)


def prove(expected: dict, stated: dict, files: dict[str, bytes]) -> None:
    """Hold the facts that a notebook states and the rendered files (`report.html`, `report.pdf`, those of data: see
    `prove_data`) against `expected`.

    Raises NotProved with everything that is missing or different.
    """
    faults = list(_differences(expected, stated))
    pages = {"html": html_read_back, "pdf": pdf_read_back}
    for name, content in files.items():
        if not (read_back := pages.get(name.rpartition(".")[2])):
            continue
        read = read_back(content)
        faults += [f"{name}: {fault}" for fault in (*_missing(expected, read), *_mismarked(expected, read))]
    faults += data_faults(expected, files)
    if faults:
        raise NotProved(faults)


def _differences(expected: dict, stated: dict) -> Iterator[str]:
    for key in expected.keys() | stated.keys():
        if expected.get(key) != stated.get(key):
            yield f"the notebook states {key} {stated.get(key)!r}, the data give {expected.get(key)!r}"


def _missing(expected: dict, read: ReadBack) -> Iterator[str]:
    title, text = read.title, " ".join(read.pages)
    for part in (expected["province"], expected["year"], expected.get("title_mark", "")):
        if part not in title:
            yield f"the title “{title}” lacks “{part}”"
    # Spaces do not count: a PDF breaks lines where it likes.
    for part in ("headline", "story"):
        if not _says(text, expected.get(part, "")):
            yield f"the {part} “{expected[part]}” does not stand in the text"
    for name, figure in expected["figures"].items():
        if not stands(figure, text):
            yield f"{name} “{figure}” does not stand in the text"


def _mismarked(expected: dict, read: ReadBack) -> Iterator[str]:
    """Made-up figures without their mark, on any page or in the file's keywords; or real ones with it."""
    mark = expected.get("mark")
    if not mark:
        everything = " ".join([read.title, read.keywords, *read.pages])
        yield from (f"a report of real figures says “{mark}”" for mark in marks() if _says(everything, mark))
        return
    for number, page in enumerate(read.pages, 1):
        if not _says(page, mark):
            yield f"page {number} lacks “{mark}”"
    if not _says(read.keywords, mark):
        yield f"the keywords “{read.keywords}” lack “{mark}”"


def _says(text: str, words: str) -> bool:
    """Whether `words` stand in `text`, however its lines break."""
    return "".join(words.split()) in "".join(text.split())
