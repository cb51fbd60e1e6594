"""A plan as an XLSX workbook: the appendix, and what stands behind it; equal input gives equal bytes."""

from collections.abc import Mapping

import pandas as pd
from openpyxl import Workbook

from helpers.forms.appendix_sheet import fill_appendix
from helpers.forms.notes_sheet import fill_notes
from helpers.forms.saved import saved
from helpers.words import gettext


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
    return saved(book, {appendix.title: values})
