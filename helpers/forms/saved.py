"""A workbook as the bytes of an XLSX file; equal input gives equal bytes."""

import io
import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from helpers.forms.cached_values import with_values

_NO_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP file can tell
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def saved(book: Workbook, values: Mapping[str, Mapping[str, Decimal]]) -> bytes:
    """The workbook with the values of its formulas, by sheet and cell, and without the hour it was made at."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as unpacked:
        ExcelWriter(book, unpacked).save()
    formulas = {f"xl/worksheets/sheet{n}.xml": values.get(name) for n, name in enumerate(book.sheetnames, 1)}
    stream = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if formulas.get(name):
                content = with_values(content, formulas[name])
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(name, _NO_DATE), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
