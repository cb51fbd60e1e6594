"""A copy of the data folder in which a test breaks one thing."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "data"


class Copy:
    """The copied folder, and the ways to change it. Rows are lines of the file; the header is row 1."""

    def __init__(self, folder):
        self.folder = folder

    def text(self, file):
        return (self.folder / file).read_text(encoding="utf-8")

    def write(self, file, text, encoding="utf-8"):
        (self.folder / file).write_bytes(text.encode(encoding))

    def lines(self, file):
        return self.text(file).splitlines()

    def write_lines(self, file, lines):
        self.write(file, "\n".join(lines) + "\n")

    def rows(self, file):
        return list(csv.reader(io.StringIO(self.text(file), newline="")))

    def write_rows(self, file, rows, delimiter=","):
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
        self.write(file, out.getvalue())

    def cell(self, file, row, column, text):
        """Write `text` into one cell."""
        rows = self.rows(file)
        rows[row - 1][rows[0].index(column)] = text
        self.write_rows(file, rows)

    def row(self, file, **cells):
        """The first row in which these texts stand in these columns."""
        header, *rows = self.rows(file)
        wanted = {header.index(column): text for column, text in cells.items()}
        return next(number for number, row in enumerate(rows, 2) if all(row[at] == text for at, text in wanted.items()))

    def files(self):
        """Every CSV file, the example's too."""
        return sorted(self.folder.rglob("*.csv"))

    def package(self):
        return json.loads(self.text("datapackage.json"))

    def write_package(self, package):
        self.write("datapackage.json", json.dumps(package, ensure_ascii=False))


@pytest.fixture
def data(tmp_path):
    return Copy(shutil.copytree(DATA, tmp_path / "data"))
