"""The CSV files of a data folder as text, read once: what tables are parsed from, and what tells whether data changed."""

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from helpers.catalog.problems import Problem, hint
from helpers.catalog.schema import PACKAGE, TableSchema, read_schemas


@dataclass(frozen=True)
class Texts:
    """A file's records: the `lines` they start in, and their cells by column, NFC and without spaces around them.

    A cell that its row does not reach is None. `problems` are what keeps the file from being read as it is meant.
    """

    file: str
    lines: tuple[int, ...]
    columns: dict[str, list[str | None]]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class DataFolder:
    """A data folder's declared tables and the texts of their files, by table."""

    folder: Path
    schemas: tuple[TableSchema, ...]
    texts: dict[str, tuple[Texts, ...]]
    package: bytes

    @property
    def problems(self) -> list[Problem]:
        """What keeps files from being read as they are meant."""
        return [problem for texts in self.texts.values() for one in texts for problem in one.problems]


def read_folder(folder: str | Path) -> DataFolder:
    """Read every file that the folder's datapackage.json declares. Raises DataProblems only if that can not be read.

    A second file of a table, in a folder of its own (the example), is no part of it where that folder is not there.
    """
    folder = Path(folder)
    schemas = tuple(read_schemas(folder))
    texts = {
        schema.name: tuple(
            read_texts(schema, folder, path)
            for path in schema.paths
            if path == schema.paths[0] or (folder / path).parent.is_dir()
        )
        for schema in schemas
    }
    return DataFolder(folder.resolve(), schemas, texts, (folder / PACKAGE).read_bytes())


def read_texts(schema: TableSchema, folder: Path, file: str) -> Texts:
    """The records of a table's `file` in `folder`."""
    try:
        text = (folder / file).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Texts(file, (), {}, (Problem("missing_file", file, details={"folder": str(folder)}),))
    except UnicodeDecodeError as error:
        return Texts(file, (), {}, (Problem("not_utf8", file, found=f"byte {error.start}"),))
    reader = csv.reader(io.StringIO(unicodedata.normalize("NFC", text), newline=""), delimiter=schema.delimiter)
    header = [name.strip() for name in next(reader, [])]
    if not any(header):
        return Texts(file, (), {}, (Problem("no_header", file, row=1),))
    if other := _other_delimiter(schema, header):
        details = {"expected": schema.delimiter}
        return Texts(file, (), {}, (Problem("other_delimiter", file, row=1, found=other, details=details),))
    problems = list(_header_problems(schema, file, header))
    lines, records = [], []
    row = reader.line_num + 1  # where a record starts, also if a quoted cell runs on over the lines after it
    for cells in reader:
        here, row = row, reader.line_num + 1
        cells = [cell.strip() for cell in cells]
        if not any(cells):
            continue
        if len(cells) != len(header):
            details = {"expected": len(header)}
            problems.append(Problem("ragged_row", file, here, found=str(len(cells)), details=details))
            cells = [*cells[: len(header)], *[None] * (len(header) - len(cells))]
        lines.append(here)
        records.append(cells)
    columns = zip(*records, strict=True) if records else [()] * len(header)
    return Texts(file, tuple(lines), dict(zip(header, map(list, columns), strict=True)), tuple(problems))


def _other_delimiter(schema: TableSchema, header: list[str]) -> str | None:
    """What the cells are separated by, where the whole header was read as one cell."""
    declared = {field.name for field in schema.fields}
    found = (mark for mark in ";,\t|" if len(header) == 1 < len(declared) and declared & set(header[0].split(mark)))
    return next((mark for mark in found if header[0] not in declared), None)


def _header_problems(schema: TableSchema, file: str, header: list[str]) -> Iterator[Problem]:
    declared = [field.name for field in schema.fields]
    for name in declared:
        if name not in header:
            yield Problem("missing_column", file, 1, name, details={"expected": name})
    for name in sorted({name for name in header if header.count(name) > 1}):
        yield Problem("repeated_column", file, 1, name, found=name, details={"expected": name})
    for name in header:
        if name not in declared:
            yield Problem("unknown_column", file, 1, name, found=name, details=hint(name, declared))
