"""A plan as files: the appendix as a workbook in the dossier's language, and the rows for the data folder."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from helpers.catalog.planning import DRAFT
from helpers.forms.tidy_plan import tidy_plan
from helpers.forms.workbook import appendix_workbook
from helpers.forms.writer import write_whole

_NAMES = {"vi": ("bieu-muc-tieu", DRAFT), "en": ("appendix", "draft")}


def write_plan(
    table: pd.DataFrame, asked: Mapping, dossier, data_folder: str | Path, output_folder: str | Path
) -> list[str]:
    """Write a `plan_districts` table into `<output_folder>/<year>/<province>/`, all files or none; give their paths.

    The workbook is named for the appendix, the province and the year, as a draft where the year has a plan already, in
    the dossier's language; the CSV files stand in `data/` under the names of their tables. CSV files begin with a byte order mark,
    without which Excel misreads Vietnamese letters. Raises FileInUse.
    """
    folder = Path(output_folder) / dossier.plan["year"] / dossier.slug
    appendix, draft = _NAMES[dossier.language]
    plan_id = dossier.plan["plan_id"]
    own = plan_id.removesuffix(DRAFT)
    name = f"{appendix}-{own}{draft if own != plan_id else ''}.xlsx"
    files = {folder / name: appendix_workbook(table, asked, dossier)}
    for file, text in tidy_plan(table, dossier, data_folder).items():
        files[folder / "data" / file] = text.encode("utf-8-sig")
    write_whole(files, dossier.language)
    return [path.as_posix() for path in files]
