"""Proof that a rendered report is the report it claims to be.

The figures are computed again from the data, apart from the notebook (`Job.expected`), and then read back out of the
finished HTML and PDF, and out of the data beside them. A notebook that ignores its parameters, a template that prints a constant or a swapped file fails here.
"""

from collections.abc import Iterator

from helpers.reporting.faults import Fault, Words
from helpers.reporting.prove_data import data_faults
from helpers.reporting.read_back import ReadBack, html_read_back, pdf_read_back, stands
from helpers.words import N_
from helpers.words.made_up import marks

_NOT_THERE = N_("{fact} “{words}” does not stand in the text")


_NOTHING_STATED = N_(
    "the notebook states nothing of what the data give: put back the cell that calls display.headline (in the national overview display.national_headline)"
)
_LONGEST = 80  # letters of a fact that are told where two differ


class NotProved(Fault):
    """The report does not show what it must show; `faults` says what is missing where."""

    def __init__(self, faults: list[Words]):
        Exception.__init__(self, faults)
        self._faults = faults

    @property
    def faults(self) -> list[str]:
        """Each of them in words."""
        return [str(fault) for fault in self._faults]

    def __str__(self) -> str:
        return "; ".join(self.faults)


def prove(expected: dict, stated: dict, files: dict[str, bytes]) -> None:
    """Hold the facts that a notebook states and the rendered files (`report.html`, `report.pdf`, those of data: see
    `prove_data`) against `expected`.

    Raises NotProved with everything that is missing or different.
    """
    if not stated:  # then all differs, and one thing is to be done
        raise NotProved([Words(_NOTHING_STATED)])
    faults = list(_differences(expected, stated))
    pages = {"html": html_read_back, "pdf": pdf_read_back}
    for name, content in files.items():
        if not (read_back := pages.get(name.rpartition(".")[2])):
            continue
        read = read_back(content)
        wrong = (*_missing(expected, read), *_mismarked(expected, read))
        faults += [Words("{file}: {fault}", {"file": name, "fault": fault}) for fault in wrong]
    faults += data_faults(expected, files)
    if faults:
        raise NotProved(faults)


def _differences(expected: dict, stated: dict) -> Iterator[Words]:
    for key in dict.fromkeys([*expected, *stated]):
        if expected.get(key) != stated.get(key):
            told, given = _where_apart(stated.get(key), expected.get(key))
            details = {"fact": key, "stated": told, "expected": given}
            yield Words(N_("the notebook states {fact} {stated}, the data give {expected}"), details)


def _where_apart(one: object, other: object) -> tuple[str, str]:
    """Two values of a fact as code writes them: of figures those that differ, of long texts where they begin to."""
    if isinstance(one, dict) and isinstance(other, dict):
        differ = [name for name in dict.fromkeys([*other, *one]) if one.get(name) != other.get(name)]
        one, other = ({name: values[name] for name in differ if name in values} for values in (one, other))
    elif isinstance(one, str) and isinstance(other, str):
        alike = next((place for place, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1), 0)
        begins = max(0, alike - _LONGEST // 2)
        one, other = _piece(one, begins), _piece(other, begins)
    return repr(one), repr(other)


def _piece(text: str, begins: int) -> str:
    end = begins + _LONGEST
    return ("…" if begins else "") + text[begins:end] + ("…" if end < len(text) else "")


def _missing(expected: dict, read: ReadBack) -> Iterator[Words]:
    title, text = read.title, " ".join(read.pages)
    for part in (expected["province"], expected["year"], expected.get("title_mark", "")):
        if part not in title:
            yield Words(N_("the title “{title}” lacks “{part}”"), {"title": title, "part": part})
    # Spaces do not count: a PDF breaks lines where it likes.
    for part, name in (("headline", N_("the headline")), ("story", N_("the story"))):
        if not _says(text, expected[part]):
            yield Words(_NOT_THERE, {"fact": Words(name), "words": expected[part]})
    for name, figure in expected["figures"].items():
        if not stands(figure, text):
            yield Words(_NOT_THERE, {"fact": name, "words": figure})


def _mismarked(expected: dict, read: ReadBack) -> Iterator[Words]:
    """Made-up figures without their mark, on any page or in the file's keywords; or real ones with it."""
    mark = expected.get("mark")
    if not mark:
        everything = " ".join([read.title, read.keywords, *read.pages])
        wrong = N_("a report of real figures says “{mark}”")
        yield from (Words(wrong, {"mark": mark}) for mark in marks() if _says(everything, mark))
        return
    for number, page in enumerate(read.pages, 1):
        if not _says(page, mark):
            yield Words(N_("page {number} lacks “{mark}”"), {"number": number, "mark": mark})
    if not _says(read.keywords, mark):
        yield Words(N_("the keywords “{keywords}” lack “{mark}”"), {"keywords": read.keywords, "mark": mark})


def _says(text: str, words: str) -> bool:
    """Whether `words` stand in `text`, however its lines break."""
    return "".join(words.split()) in "".join(text.split())
