"""What the count of a register came to, and what it could not tell, as lines of text."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from helpers.forms.review_files import CountedFiles
from helpers.numbers import write_count
from helpers.words import gettext, ngettext

_NAMED = 12


def review_notes(counted: CountedFiles, folder: Path, language: str) -> Iterator[str]:
    """One line of what was counted, one for each file written, and one for each thing that is missing in them."""
    _ = gettext(language)
    n_ = ngettext(language)
    counted_ = n_(
        "{households} row of the register counted; provinces: {provinces}; years: {years}.",
        "{households} rows of the register counted; provinces: {provinces}; years: {years}.",
        counted.households,
    )
    yield counted_.format(
        households=write_count(counted.households, language),
        provinces=_few(counted.provinces),
        years=_few(map(str, counted.years)),
    )
    for file, rows in counted.files.items():
        written = n_("{file}: {rows} row", "{file}: {rows} rows", rows)
        yield written.format(file=(folder / file).as_posix(), rows=write_count(rows, language))
    for table, columns in counted.not_counted.items():
        if columns:
            yield _("Not counted: {table}, as the register has no column {columns}.").format(
                table=table, columns=", ".join(columns)
            )
        else:
            yield _(
                "Not counted: {table}, as the data folder lists no indicators of the standard of these years."
            ).format(table=table)
    if counted.without_all:
        yield _("Rates of review_results are empty: all households of the areas were not given (--all-households).")
    if counted.districts_without:
        yield _("The register holds no household of these districts; nothing is written for them: {districts}.").format(
            districts=_few(counted.districts_without)
        )


def _few(names: Iterable[str]) -> str:
    """The names, or the first of them and how many there are."""
    names = list(names)
    return ", ".join(names if len(names) <= _NAMED else [*names[: _NAMED - 1], f"… ({len(names)})"])
