"""A plan as an XLSX workbook: the appendix, and what stands behind it; equal input gives equal bytes."""

import io
import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal

import pandas as pd
from openpyxl import Workbook

from helpers.forms.appendix_sheet import fill_appendix
from helpers.forms.cached_values import with_values
from helpers.forms.notes_sheet import fill_notes
from helpers.words import gettext

_NO_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP file can tell
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def appendix_workbook(table: pd.DataFrame, asked: Mapping, dossier) -> bytes:
    """The workbook of a `plan_districts` table, of which `asked` was asked, as the bytes of an XLSX file."""
    _ = gettext(dossier.language)
    made_up = bool(dossier.province["made_up"])
    mark = _("MADE-UP FIGURES — example province, not real data") if made_up else ""
    book = Workbook()
    appendix, notes = book.active, book.create_sheet(_("Sources"))
    appendix.title = _("Appendix")
    shared = asked["end_rate"] is not None or asked["households"] is not None
    values = fill_appendix(appendix, table, dossier, shared, mark)
    fill_notes(notes, asked, dossier, mark)
    book.properties.title = f"{dossier.plan['plan_id']} {mark}".strip()
    book.properties.creator = "giamngheo"
    book.properties.language = dossier.language
    stream = io.BytesIO()
    book.save(stream)
    return _settled(stream.getvalue(), values)


def _settled(workbook: bytes, values: Mapping[str, Decimal]) -> bytes:
    """The workbook with the values of its formulas, and without the hour it was made at."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = with_values(content, values)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(name, _NO_DATE), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
