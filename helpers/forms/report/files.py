"""The files of data beside a report: a CSV file a table with what describes them, and one workbook."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256

from helpers.forms.report.book import workbook
from helpers.forms.report.csv_file import CsvFile, csv_file
from helpers.forms.report.tables import DataTable, report_tables
from helpers.words import gettext

BOOK = ".xlsx"
PACKAGE = "data/datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def report_files(title: Mapping, blocks: Iterable[Mapping], stem: str) -> dict[str, bytes]:
    """The files by name: `<stem>.xlsx`, `data/NN-name.csv` and `data/datapackage.json`.

    `title` is the title block of the report, `blocks` are the others, as data; `stem` is what its files are called,
    and what it adds to `report` is added to the names of the CSV files too.
    """
    language, mark = title["language"], title["mark"]
    tables = report_tables(blocks, language)
    added = stem.removeprefix("report")
    csv = {f"{table.name}{added}.csv": (table, csv_file(table, language, mark)) for table in tables}
    files = {f"{stem}{BOOK}": workbook(title, tables), PACKAGE: _package(title, csv)}
    return files | {f"data/{name}": file.content for name, (_table, file) in csv.items()}


def _package(title: Mapping, csv: Mapping[str, tuple[DataTable, CsvFile]]) -> bytes:
    """What describes the files, as a Data Package."""
    _ = gettext(title["language"])
    written = _(
        "The tables of the report as it prints them. Numbers have a decimal point and no thousands mark; what is missing is empty; what the report says of a number beside it stands in the column after it. A text that a spreadsheet might take for a formula begins with an apostrophe that is not its own."
    )
    package = {
        "$schema": _PROFILE,
        "name": "giam-ngheo-report",
        "title": title["title"],
        "description": " ".join(part for part in (title["mark"], *title["subtitle"], written) if part),
        "language": title["language"],
        "made_up": title["mark"] or False,
        "resources": [_resource(name, table, file, title) for name, (table, file) in csv.items()],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(path: str, table: DataTable, file: CsvFile, title: Mapping) -> dict:
    told = {
        "name": path.removesuffix(".csv"),
        "type": "table",
        "path": path,
        "title": table.caption,
        "description": " ".join(part for part in (title["mark"], *table.notes) if part),
        "sources": [{"title": table.source}] if table.source else [],
        "notes": table.notes,
        "language": title["language"],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(file.content),
        "hash": f"sha256:{sha256(file.content).hexdigest()}",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": {
            "fields": [
                {"name": field.name, "type": field.type} | ({"unit": field.unit} if field.unit else {})
                for field in file.fields
            ]
        },
    }
    return {name: value for name, value in told.items() if value not in ("", [])}
