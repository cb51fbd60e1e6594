"""Reports on a province and a plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers import catalog
from helpers.catalog import Catalogue, DataProblems, Excerpt, Excerpts, Problem, find_province
from helpers.catalog.dossier import covers
from helpers.catalog.example import folder_name
from helpers.reporting.formats import FORMATS, ROOT
from helpers.reporting.job import Job

NOTEBOOK = ROOT / "notebooks" / "province_report.ipynb"


@dataclass(frozen=True, kw_only=True)
class ProvinceReport(Job):
    """The report on a province-year. `year` is the plan's own label."""

    province_code: str
    province: str
    slug: str
    year: str
    plan_id: str
    notebook: Path = NOTEBOOK

    @property
    def parameters(self) -> dict[str, str]:
        return {"province": self.province_code, "year": self.year, "language": self.language}

    @property
    def place(self) -> str:
        """`<year>/<province>/<language>`."""
        return f"{self.year}/{self.slug}/{self.language}"

    @property
    def title(self) -> str:
        return f"{self.province} {self.year}"

    @property
    def about(self) -> dict:
        return {"province": self.province, "plan": self.plan_id, "made_up": self.made_up}

    def excerpt(self, excerpts: Excerpts) -> Excerpt:
        return excerpts.of_province(self.province_code)

    def expected(self, catalogue: Catalogue) -> dict:
        from helpers import display, measures  # only where reports are made: who plans a run need not wait for them

        dossier = catalog.dossier_of(catalogue, self.province_code, self.year, self.language)
        districts = measures.district_reductions(dossier.baselines, dossier.district_plans)
        summary = measures.headline(districts, dossier.baselines, dossier.targets, dossier.outcomes)
        _before, own, after = measures.plan_years(dossier)
        card = measures.scorecard(dossier, summary, districts, measures.reconcile(own, after))
        return display.facts(summary, card, dossier)


def province_reports(
    catalogue: Catalogue,
    provinces: Iterable[str],
    year: str | None,
    languages: Iterable[str],
    out: Path,
    formats: Iterable[str] = FORMATS,
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
        _report(plan, language, catalogue.folder, out, formats)
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


def _report(plan: dict, language: str, data: Path, out: Path, formats: Iterable[str]) -> ProvinceReport:
    return ProvinceReport(
        province_code=plan["province_code"],
        province=plan[f"name_{language}"],
        slug=folder_name(plan["name_vi"], plan["made_up"]),
        year=plan["year"],
        plan_id=plan["plan_id"],
        made_up=bool(plan["made_up"]),
        language=language,
        data=data.resolve(),
        out=out.resolve(),
        formats=tuple(formats),
    )
