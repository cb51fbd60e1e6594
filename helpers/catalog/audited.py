"""All tables of a data folder, or of one province, as the audit takes them."""

from pathlib import Path

import pandas as pd

from helpers.catalog.catalogue import Catalogue, read
from helpers.catalog.excerpt import OF_COUNTRY
from helpers.catalog.localized import in_language
from helpers.catalog.problems import DataProblems, Problem, hint
from helpers.catalog.rows import chosen
from helpers.catalog.rules import CONTRADICTIONS
from helpers.places import fold, sort_key
from helpers.words import LANGUAGES


def audit_tables(language: str, folder: str | Path, province: str = "") -> dict[str, pd.DataFrame]:
    """Every table of the data `folder` by name, texts in `language`; of one province (code or name) if it is named.

    Raises DataProblems for an unknown language or province, and for what keeps figures from being read. Figures that contradict
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
    return audited(catalogue, language, province)


def audited(catalogue: Catalogue, language: str, province: str = "") -> dict[str, pd.DataFrame]:
    """As `audit_tables`, from tables that have been read."""
    if problems := unreadable(catalogue):
        raise DataProblems(problems, language)
    tables = catalogue.tables
    if province.strip():
        tables = tables_of_province(tables, _code(catalogue, province, language))
    return {name: in_language(frame, language) for name, frame in tables.items()}


def _code(catalogue: Catalogue, query: str, language: str) -> str:
    """The code of the province that `query` names, of all in the data, with or without a plan."""
    names = catalogue.tables["provinces"][["province_code", "name_vi", "name_en"]]
    for code, *rest in names.itertuples(index=False):
        if fold(query) in (code, *map(fold, rest)):
            return code
    details = {"expected": ", ".join(sorted(names["name_vi"], key=sort_key))} | hint(query, names["name_vi"])
    raise DataProblems([Problem("unknown_province", column="province", found=query, details=details)], language)


def unreadable(catalogue: Catalogue) -> list[Problem]:
    """The problems that keep figures from being read, as opposed to figures that contradict each other."""
    return [problem for problem in catalogue.problems if problem.code not in CONTRADICTIONS]


def tables_of_province(tables: dict[str, pd.DataFrame], province_code: str) -> dict[str, pd.DataFrame]:
    """The rows of one province; tables that all provinces share stay whole, those of the country stay empty."""
    plans = tables["plans"]
    own_plans = set(plans.loc[plans["province_code"].to_numpy() == province_code, "plan_id"])
    own = {}
    for name, frame in tables.items():
        if name in OF_COUNTRY:
            frame = frame.head(0)
        elif "province_code" in frame and name != "provinces":
            frame = frame[frame["province_code"].to_numpy() == province_code]
        elif "plan_id" in frame:
            frame = chosen(frame, (plan_id in own_plans for plan_id in frame["plan_id"]))
        own[name] = frame
    return own
