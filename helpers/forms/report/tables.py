"""The tables of a report, as its blocks show them: columns that know whether they hold numbers, and cells read back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from helpers.forms.report.printed import Printed, read_printed
from helpers.places import slug
from helpers.words import gettext

_NAME = 40  # letters of a file's name after its number


@dataclass(frozen=True)
class DataColumn:
    """A column. `unit` is the one that all its numbers have in the cells; `ranged` and `noted` say whether a cell is an
    interval, and whether one says more than its number; `counted`, whether its numbers add up: rates do not."""

    heading: str
    group: str
    numeric: bool
    unit: str = ""
    ranged: bool = False
    noted: bool = False
    counted: bool = False

    @property
    def name(self) -> str:
        """The heading on one line, with the one above it and the unit where the heading does not tell it."""
        name = f"{self.group}: {self.heading}" if self.group else self.heading
        return name if not self.unit or self.unit in name else f"{name} ({self.unit})"


@dataclass(frozen=True)
class DataRow:
    """A row. `style`: body, mark, total, or group, whose one cell heads the rows after it."""

    style: str
    cells: list[Printed]


@dataclass(frozen=True)
class DataTable:
    """A table of a report, the `number`th. `form` says which official form it has, if it has one."""

    number: int
    caption: str
    columns: list[DataColumn]
    rows: list[DataRow]
    notes: list[str]
    source: str
    form: str

    @property
    def name(self) -> str:
        """A file's name for the table: `05-poor-households-by-district`."""
        words = slug(self.caption)
        if len(words) > _NAME:
            words = words[: _NAME + 1].rpartition("-")[0]
        return f"{self.number:02}-{words}".rstrip("-")


def report_tables(blocks: Iterable[Mapping], language: str) -> list[DataTable]:
    """The tables of a report in its order: those it shows, the figures behind its pictures, its key figures and sources."""
    told = [table for block in blocks for table in _as_tables(block, language)]
    return [_table(number, block, language) for number, block in enumerate(told, 1)]


def _as_tables(block: Mapping, language: str) -> Iterator[Mapping]:
    _ = gettext(language)
    if block["kind"] == "table":
        yield block
    elif block["kind"] == "key_figures":
        heads = [_("Figure"), _("Value"), _("Note")]
        rows = [[one["label"], one["figure"], one["note"]] for one in block["figures"]]
        yield _plain(_("Key figures"), heads, ["start", "end", "start"], rows)
    elif shown := block.get("shown"):
        figure = block["kind"] == "figure"
        aligned = ["start"] + ["end" if figure else "start"] * (len(shown["heads"]) - 1)
        caption = block["caption"] if figure else shown["name"]
        table = _plain(caption, shown["heads"], aligned, shown["rows"])
        yield table | {"source": block.get("source", ""), "form": "" if figure else "sources"}


def _plain(caption: str, heads: list[str], aligned: list[str], rows: list[list[str]]) -> dict:
    columns = [{"heading": head, "align": align, "group": ""} for head, align in zip(heads, aligned, strict=True)]
    told = [{"cells": cells, "style": "body"} for cells in rows]
    return {"caption": caption, "columns": columns, "rows": told, "notes": [], "source": ""}


def _table(number: int, block: Mapping, language: str) -> DataTable:
    rows = [DataRow(row["style"], [read_printed(text, language) for text in row["cells"]]) for row in block["rows"]]
    figures = [row for row in rows if row.style != "group"]
    columns = [
        _column(column, [row.cells[n] for row in figures], block["caption"], language)
        for n, column in enumerate(block["columns"])
    ]
    return DataTable(
        number,
        " ".join(block["caption"].split()),
        columns,
        rows,
        block["notes"],
        block["source"],
        block.get("form", ""),
    )


def _column(column: Mapping, cells: list[Printed], caption: str, language: str) -> DataColumn:
    heading = " ".join(column["heading"].split())
    told = [cell for cell in cells if cell.text]
    numbers = [cell for cell in told if cell.value is not None or cell.low is not None]
    if not numbers or not _of_numbers(column["align"], told):
        return DataColumn(heading, column["group"], False, noted=any(cell.marks for cell in cells))
    units = {cell.unit for cell in numbers}
    unit = units.pop() if len(units) == 1 else ""
    noted = any(_note(cell, unit) for cell in cells)
    ranged = any(cell.low is not None for cell in numbers)
    said = " ".join([heading, column["group"], *(cell.unit for cell in numbers)])
    rates = _of_rates(said, language) or (_of_rates(caption, language) and any(cell.decimals for cell in numbers))
    return DataColumn(heading, column["group"], True, unit, ranged, noted, counted=not rates)


def _of_rates(words: str, language: str) -> bool:
    _ = gettext(language)
    return "%" in words or f"({_('pp')})" in words


def _of_numbers(align: str, told: list[Printed]) -> bool:
    """Whether a column is one of numbers: where the report sets it so, words without a digit may stand among them."""
    if align != "end":
        return all(cell.plain for cell in told)
    return all(cell.value is not None or cell.low is not None or not any(map(str.isdigit, cell.text)) for cell in told)


def _note(cell: Printed, unit: str) -> str:
    """What a cell says beside its number or interval; all of it where it is neither."""
    if cell.value is None and cell.low is None:
        return cell.whole
    return " ".join(part for part in (cell.before, "" if cell.unit == unit else cell.unit, cell.marks) if part)


def note_of(cell: Printed, column: DataColumn) -> str:
    """What stands in the note beside a cell; empty for most."""
    return _note(cell, column.unit) if column.numeric else cell.marks
