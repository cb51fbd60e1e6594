"""One report to make: a province-year in one language, from a notebook and a data folder into a folder of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers.catalog import Catalogue, DataProblems, find_province
from helpers.catalog.dossier import covers
from helpers.catalog.example import file_stem, folder_name
from helpers.catalog.problems import Problem

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = ROOT / "notebooks" / "province_report.ipynb"
FORMATS = ("html", "pdf")


@dataclass(frozen=True)
class Job:
    """A report to make. `year` is the plan's own label; all paths are absolute."""

    province_code: str
    province: str
    slug: str
    year: str
    plan_id: str
    language: str
    data: Path
    out: Path
    formats: tuple[str, ...] = FORMATS
    made_up: bool = False
    notebook: Path = NOTEBOOK

    @property
    def folder(self) -> Path:
        """Where the finished report stands: `<out>/<year>/<province>/<language>`."""
        return self.out / self.year / self.slug / self.language

    @property
    def stem(self) -> str:
        """The name of the report's files, without ending."""
        return file_stem(self.made_up)

    def __str__(self) -> str:
        return f"{self.province} {self.year} {self.language}"


def jobs(
    catalogue: Catalogue,
    provinces: Iterable[str],
    year: str | None,
    languages: Iterable[str],
    out: Path,
    formats=FORMATS,
) -> list[Job]:
    """The reports of `provinces` (codes or names; none means all) whose plan covers `year` (None means all).

    Raises DataProblems with every province or year that leads to no report.
    """
    plans, problems = _plans(catalogue, provinces)
    if year is not None and len(plans):
        wanted = plans[[covers(plan, year) for plan in plans.to_dict("records")]]
        for code, own in plans.groupby("province_code") if provinces else [(None, plans)]:
            if code not in set(wanted["province_code"]) and (code or wanted.empty):
                names = ", ".join(dict.fromkeys(own["name_vi"]))
                details = {"province": names, "expected": ", ".join(sorted(set(own["year"])))}
                problems.append(Problem("no_data_for_year", column="year", found=year, details=details))
        plans = wanted
    if problems:
        raise DataProblems(problems)
    return [
        _job(plan, language, catalogue.folder, out, formats)
        for plan in plans.to_dict("records")
        for language in languages
    ]


def _plans(catalogue: Catalogue, provinces: Iterable[str]) -> tuple[pd.DataFrame, list[Problem]]:
    plans, problems, codes = catalogue.plans(), [], []
    for query in provinces:
        code, found = find_province(catalogue, query)
        codes.append(code)
        problems += found
    return (plans[plans["province_code"].isin(codes)] if codes else plans), problems


def _job(plan: dict, language: str, data: Path, out: Path, formats: Iterable[str]) -> Job:
    return Job(
        plan["province_code"],
        plan[f"name_{language}"],
        folder_name(plan["name_vi"], plan["made_up"]),
        plan["year"],
        plan["plan_id"],
        language,
        data.resolve(),
        out.resolve(),
        tuple(formats),
        made_up=bool(plan["made_up"]),
    )
