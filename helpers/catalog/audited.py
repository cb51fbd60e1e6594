"""All tables of a data folder, or of one province, as the audit takes them."""

from pathlib import Path

import pandas as pd

from helpers.catalog.catalogue import Catalogue, read
from helpers.catalog.localized import in_language
from helpers.catalog.problems import DataProblems, Problem
from helpers.catalog.rules import CONTRADICTIONS
from helpers.words import LANGUAGES


def audit_tables(language: str, folder: str | Path) -> dict[str, pd.DataFrame]:
    """Every table of the data `folder` by name, texts in `language`.

    Raises DataProblems for an unknown language and for what keeps figures from being read. Figures that contradict
    each other are no such problem: to find them is the audit's work.
    """
    if language not in LANGUAGES:
        raise DataProblems(
            [Problem("unknown_language", column="language", found=language, details={"expected": "vi, en"})]
        )
    try:
        catalogue = read(folder)
    except DataProblems as error:
        raise DataProblems(error.problems, language) from None
    if problems := unreadable(catalogue):
        raise DataProblems(problems, language)
    return {name: in_language(frame, language) for name, frame in catalogue.tables.items()}


def unreadable(catalogue: Catalogue) -> list[Problem]:
    """The problems that keep figures from being read, as opposed to figures that contradict each other."""
    return [problem for problem in catalogue.problems if problem.code not in CONTRADICTIONS]


def tables_of_province(tables: dict[str, pd.DataFrame], province_code: str) -> dict[str, pd.DataFrame]:
    """The rows of one province; tables that all provinces share stay whole, those of the country stay empty."""
    plans = tables["plans"].loc[tables["plans"]["province_code"] == province_code, "plan_id"]
    chosen = {}
    for name, frame in tables.items():
        if name == "national_balances":
            frame = frame.head(0)
        elif "province_code" in frame and name != "provinces":
            frame = frame[frame["province_code"] == province_code]
        elif "plan_id" in frame:
            frame = frame[frame["plan_id"].isin(plans)]
        chosen[name] = frame
    return chosen
