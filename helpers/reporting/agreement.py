"""Proof across reports: what one report can not show of itself.

The two languages of a report must tell the same figures. Reports on different provinces must not tell the same,
unless the data of both hold them: a figure or a picture that was kept from another province is found so.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from helpers.catalog import Excerpt
from helpers.reporting.record import Record
from helpers.words import gettext, user_language

_NO_CHANCE = 8  # two provinces may have one count or one rate in common; so many digits in common are no chance
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"20\d\d")
_OTHER_SEPARATORS = str.maketrans(".,", ",.")


class Agreement:
    """The reports of a folder, held against each other. `excerpt` gives the data of a province by its code."""

    def __init__(self, excerpt: Callable[[str], Excerpt]):
        self._excerpt = excerpt
        self._records: dict[str, Record] = {}
        self._showing: dict[tuple[str, ...], set[str]] = {}
        self._held: dict[str, set[str]] = {}

    def add(self, record: Record) -> None:
        """Count this report among those that others are held against."""
        self._records[record.folder] = record
        for trait in _traits(record):
            self._showing.setdefault(trait, set()).add(record.folder)

    def drop(self, folder: str) -> None:
        """Count the report in this folder no longer."""
        for trait in _traits(self._records.pop(folder)):
            self._showing[trait].discard(folder)

    def faults(self, record: Record) -> Iterator[tuple[str, str]]:
        """The folder of every report that speaks against this one, and why. Only those that have something in common
        with it are looked at: a run over a thousand reports compares few of their pairs."""
        alike = set().union(*(self._showing.get(trait, ()) for trait in _traits(record)))
        for folder in sorted(alike - {record.folder}):
            other = self._records[folder]
            if _work(other) == _work(record):
                told = self._between_languages(record, other)
            else:
                told = self._between_provinces(record, other)
            yield from ((folder, fault) for fault in told)

    def _between_languages(self, record: Record, other: Record) -> Iterator[str]:
        _ = gettext(user_language())
        here, there = record.facts["figures"], other.facts["figures"]
        if record.origin["data"] != other.origin["data"] or record.origin["code"] != other.origin["code"]:
            return  # one of them is about to be made again
        for name in sorted(here.keys() | there.keys()):
            if here.get(name, "").translate(_OTHER_SEPARATORS) != there.get(name, ""):
                yield _("{figure} is “{here}” here and “{there}” in {other}").format(
                    figure=name, here=here.get(name, "–"), there=there.get(name, "–"), other=other.folder
                )

    def _between_provinces(self, record: Record, other: Record) -> Iterator[str]:
        _ = gettext(user_language())
        one, two = (each.parameters.get("province") for each in (record, other))
        if one is None or two is None or one == two or record.parameters["language"] != other.parameters["language"]:
            return
        here, there = record.facts["figures"], other.facts["figures"]
        common = [here[name] for name in here if here[name] == there.get(name)]
        if self._no_chance(common, one, two):
            yield _("it tells the same figures as {other} ({figures}), and the data do not").format(
                other=other.folder, figures=", ".join(common)
            )
        theirs = {digest for digest, _ in other.pictures}
        for digest, numbers in record.pictures:
            if digest in theirs and self._no_chance(numbers.split(), one, two):
                yield _("it shows the same picture as {other} (with {numbers}), and the data do not").format(
                    other=other.folder, numbers=numbers
                )

    def _no_chance(self, figures: Iterable[str], one: str, two: str) -> bool:
        """Whether figures in common are more than two provinces can have by chance or by their data."""
        digits = {digits for figure in figures for digits in numbers_in(figure)}
        if sum(map(len, digits)) < _NO_CHANCE:
            return False
        return sum(map(len, digits - (self._numbers_of(one) & self._numbers_of(two)))) >= _NO_CHANCE

    def _numbers_of(self, province: str) -> set[str]:
        """Every number in the province's own rows."""
        if province not in self._held:
            rows = (record for records in self._excerpt(province).rows.values() for record in records)
            texts = (cell for record in rows if record.owner == province for cell in record.cells.values())
            self._held[province] = {digits for text in texts for digits in numbers_in(text)}
        return self._held[province]


def _work(record: Record) -> str:
    """The folder of a report in all its languages."""
    return record.folder.rpartition("/")[0]


def _traits(record: Record) -> Iterator[tuple[str, ...]]:
    """What a report can have in common with another one that it is to be held against."""
    yield ("work", _work(record))
    yield from (("picture", digest) for digest, _numbers in record.pictures)
    yield from (("figure", name, text) for name, text in record.facts["figures"].items())


def numbers_in(text: str) -> list[str]:
    """The digits of the numbers in a text, however they are grouped, without years."""
    found = (re.sub(r"\D", "", number).strip("0") for number in _NUMBER.findall(text) if not _YEAR.fullmatch(number))
    return [digits for digits in found if digits]
