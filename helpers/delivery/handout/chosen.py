"""Which of the ready reports, and which of their files, someone is to get."""

import posixpath
from collections.abc import Iterable

from helpers.delivery.handout.ready import Ready
from helpers.delivery.settings.deliveries import ALL, LATEST, Choice

_TABLES = "data/"
_CSV = "csv"


def chosen(ready: Iterable[Ready], choice: Choice) -> list[Ready]:
    """The ready reports that the choice is about."""
    found = [one for one in ready if _of_place(one, choice) and any(files_of(one, choice))]
    if choice.years == ALL:
        return found
    if choice.years == LATEST:
        last = {one.code: max(_last_year(other) for other in found if other.code == one.code) for one in found}
        return [one for one in found if not one.code or _last_year(one) == last[one.code]]
    return [one for one in found if not one.code or one.year in choice.years]


def files_of(one: Ready, choice: Choice) -> dict[str, str]:
    """The files of a report in the languages and formats of the choice: sha256 by language and name."""
    return {
        path: digest
        for path, digest in one.issue.files.items()
        if path.partition("/")[0] in choice.languages and _format(path) in choice.formats
    }


def _of_place(one: Ready, choice: Choice) -> bool:
    if not one.code:
        return choice.national
    return one.code in choice.provinces


def _format(path: str) -> str:
    """`pdf`, `html` …; a table and its description are the one format of tables."""
    inner = path.partition("/")[2]
    return _CSV if inner.startswith(_TABLES) else posixpath.splitext(inner)[1].removeprefix(".")


def _last_year(one: Ready) -> str:
    return one.year.rpartition("-")[2]
