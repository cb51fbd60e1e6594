"""What every way of asking for data begins with: the folder is read, and what is wrong is told in the reader's language."""

from collections.abc import Callable, Iterable
from pathlib import Path

from helpers.catalog.catalogue import Catalogue, read
from helpers.catalog.handed import taken
from helpers.catalog.problems import DataProblems, Problem
from helpers.words import LANGUAGES, user_language


def open_catalogue(
    folder: str | Path, language: str, holds: Callable[[Catalogue], bool] = lambda _: False
) -> Catalogue:
    """The tables of `folder`: those this process was handed if they hold what is asked for, or as `read` gives them.

    DataProblems speak `language`, or that of who runs this process where it is none of the languages.
    """
    given = taken(Path(folder))
    if given is not None and holds(given):
        return given
    try:
        return read(folder)
    except DataProblems as error:
        raise DataProblems(error.problems, _spoken(language)) from None


def language_problems(language: str) -> list[Problem]:
    """What is wrong with the language that is asked for."""
    if language in LANGUAGES:
        return []
    return [Problem("unknown_language", column="language", found=language, details={"expected": ", ".join(LANGUAGES)})]


def stop_on(problems: Iterable[Problem], language: str) -> None:
    """Raise DataProblems in `language` if there are any problems."""
    if problems := list(problems):
        raise DataProblems(problems, _spoken(language))


def _spoken(language: str) -> str:
    return language if language in LANGUAGES else user_language()
