"""All provinces as typed tables in one language: what the national overview is made of."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers.catalog.asking import language_problems, open_catalogue, stop_on
from helpers.catalog.catalogue import Catalogue
from helpers.catalog.excerpt import NATION
from helpers.catalog.localized import in_language
from helpers.catalog.problems import Problem
from helpers.catalog.tables import FILE, ROW


@dataclass(frozen=True)
class NationDossier:
    """The tables of the national overview. Text columns are in `language`; `row` is a record's line in its file.

    `year` is the year asked for, or None; `years` are those for whose end something is printed of a province of before
    1 July 2025. `provinces` are the 63 of that time, without the example, with the names of their `region` and whether
    they were `merged` (Resolution 202/2025/QH15); `successors` the `name` of the 34 since, by code. `balances` are
    all printed figures of whole provinces, `national_balances` those of the country and its regions; both with the
    `quality` of their source and their `firmness`. `sources` are those of these tables, by id.
    """

    language: str
    year: int | None
    years: tuple[int, ...]
    kept: frozenset[str]
    provinces: pd.DataFrame
    successors: pd.DataFrame
    regions: pd.DataFrame
    balances: pd.DataFrame
    national_balances: pd.DataFrame
    standards: pd.DataFrame
    programme_goals: pd.DataFrame
    sources: pd.DataFrame

    @property
    def last_year(self) -> int:
        """The last year that ended with the 63 provinces."""
        return self.years[-1]


def load_nation(language: str, folder: str | Path, year: str = "") -> NationDossier:
    """The national overview's tables in `language` from the data `folder`; `year` empty leaves the choice open.

    Raises DataProblems with every parameter that is wrong, or with every problem of the tables that it stands on.
    """
    return nation_of(open_catalogue(folder, language, lambda given: given.of == NATION), language, year)


def nation_of(catalogue: Catalogue, language: str, year: str = "") -> NationDossier:
    """As `load_nation`, from tables that have been read."""
    problems = nation_problems(catalogue) or year_problems(catalogue, year)
    problems += language_problems(language)
    stop_on(problems, language)
    return _dossier(catalogue, language, year)


def nation_problems(catalogue: Catalogue) -> list[Problem]:
    """What stops the national overview: what all share, and every fault in a row on a whole province, whosever it is."""
    whole = _whole(catalogue)
    places = set(zip(whole[FILE], whole[ROW], strict=True))
    return [problem for problem in catalogue.problems if problem.owner is None or (problem.file, problem.row) in places]


def year_problems(catalogue: Catalogue, year: str) -> list[Problem]:
    """What is wrong with the year that is asked for."""
    years = national_years(catalogue)
    if year.strip() in ("", *map(str, years)):
        return []
    expected = ", ".join(map(str, years))
    return [Problem("no_national_year", column="year", found=year, details={"expected": expected})]


def national_years(catalogue: Catalogue) -> tuple[int, ...]:
    """The years up to the last that ended with the 63 provinces for whose end, or the start of the next, figures stand."""
    rows = _whole(catalogue)
    rows = rows[rows["boundaries"].eq("before_2025_07") & rows["status"].ne("plan")]
    standard = catalogue.tables["standards"].sort_values("data_year_from")["standard_id"].tolist()
    rows = rows[rows["standard_id"].eq(next((s for s in reversed(standard) if s in set(rows["standard_id"])), None))]
    ends = rows["year"] - rows["point"].eq("start").astype(int)
    last = min(day.year for day in catalogue.tables["provinces"]["valid_to"]) - 1
    return tuple(sorted({int(year) for year in ends if year <= last}))


def _whole(catalogue: Catalogue) -> pd.DataFrame:
    """The balances of whole real provinces."""
    provinces, balances = catalogue.tables["provinces"], catalogue.tables["balances"]
    real = provinces.loc[~provinces["made_up"].astype(bool), "province_code"]
    return balances[balances["province_code"].isin(real) & balances["district_code"].isna()]


def _dossier(catalogue: Catalogue, language: str, year: str) -> NationDossier:
    local = {name: in_language(frame, language) for name, frame in catalogue.tables.items()}
    provinces = local["provinces"][~local["provinces"]["made_up"].astype(bool)]
    provinces = provinces.merge(local["regions"].rename(columns={"name": "region"})[["region_id", "region"]])
    members = provinces.groupby("successor_code")["province_code"].transform("size")
    provinces = provinces.assign(merged=members > 1).sort_values("province_code", ignore_index=True)
    successors = provinces.groupby("successor_code").agg(name=("successor_name", "first"))
    balances = in_language(_whole(catalogue), language)
    used = [balances, local["national_balances"], local["programme_goals"], local["standards"], provinces]
    cited = pd.concat([frame["source_id"] for frame in used])
    sources = local["sources"][local["sources"]["source_id"].isin(cited)]
    return NationDossier(
        language=language,
        year=int(year) if year.strip() else None,
        years=national_years(catalogue),
        kept=frozenset(provinces.loc[~provinces["merged"], "province_code"]),
        provinces=provinces,
        successors=successors,
        regions=local["regions"],
        balances=balances.reset_index(drop=True),
        national_balances=local["national_balances"],
        standards=local["standards"],
        programme_goals=local["programme_goals"],
        sources=sources.set_index("source_id", drop=False).rename_axis(None),
    )
