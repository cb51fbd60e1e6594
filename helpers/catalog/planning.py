"""The dossier of a year that is to be planned: what opens it, without the figures of any plan."""

from dataclasses import replace
from pathlib import Path

import pandas as pd

from helpers.catalog.asking import language_problems, open_catalogue, stop_on
from helpers.catalog.catalogue import Catalogue
from helpers.catalog.dossier import Dossier, build_dossier, covers, find_province
from helpers.catalog.example import folder_name
from helpers.catalog.opening import opening_districts
from helpers.catalog.problems import Problem

_NAMES = ["name_vi", "name_en", "made_up"]
DRAFT = "du-thao"  # ends the id of a plan made for a year that has one already


def load_baseline(province: str, year: str, language: str, folder: str | Path) -> Dossier:
    """The dossier from which `year` of `province` (code or name) can be planned by district, in `language`.

    The year needs no plan. Its `baselines` are the balances that open it: those of its start, or else the closing ones
    of the year before. `plan` has an id of its own and no source yet; `targets` are those of the plan that covers the
    year, if there is one; the figures that such a plan assigns, and what came of it, are left out. Raises DataProblems
    with every parameter that is wrong, or with what is wrong with the data.
    """
    province, year, language = str(province), str(year).strip(), str(language)
    catalogue = open_catalogue(folder, language)
    stop_on((problem for problem in catalogue.problems if problem.owner is None), language)
    code, problems = find_province(catalogue, province, _with_districts(catalogue))
    problems += language_problems(language)
    if code is not None:
        problems += catalogue.problems_of(code) or _year_problems(catalogue, code, year)
    stop_on(problems, language)
    return _dossier(catalogue, code, int(year), language)


def _with_districts(catalogue: Catalogue) -> pd.DataFrame:
    """The provinces that have balances of districts, with their names."""
    balances = catalogue.tables["balances"]
    codes = set(balances.loc[balances["district_code"].notna(), "province_code"])
    provinces = catalogue.tables["provinces"]
    return provinces[provinces["province_code"].isin(codes)]


def _year_problems(catalogue: Catalogue, code: str, year: str) -> list[Problem]:
    province = _province(catalogue, code)
    last = province["valid_to"].year if province["valid_to"] else None
    if last and year.isdecimal() and int(year) > last:
        details = {"expected": last, "province": province["name_vi"]}
        return [Problem("no_districts_in_year", column="year", found=year, details=details)]
    balances = catalogue.tables["balances"]
    years = sorted({int(one) + shift for one in balances["year"].dropna() for shift in (0, 1)})
    open_years = [str(one) for one in years if one <= (last or one) and _opens(catalogue, code, one)]
    if year in open_years:
        return []
    details = {"expected": ", ".join(open_years) or "–", "province": province["name_vi"]}
    return [Problem("no_district_counts", column="year", found=year, details=details)]


def _opens(catalogue: Catalogue, code: str, year: int) -> bool:
    """Whether the households and poor households of every district are known that open the year."""
    plan = _plan(catalogue, code, year)
    if plan is None:
        return False
    listed = catalogue.tables["districts"]
    opening = opening_districts(catalogue.tables["balances"], plan)
    complete = set(opening["district_code"]) == set(listed.loc[listed["province_code"] == code, "district_code"])
    return complete and bool(opening[["households", "poor_households"]].notna().all(axis=None))


def _plan(catalogue: Catalogue, code: str, year: int) -> pd.Series | None:
    """A plan of the year that is not in the data; None where no poverty standard is in force."""
    standards = catalogue.tables["standards"]
    in_force = standards[(standards["data_year_from"] <= year) & (standards["data_year_to"] >= year)]
    if in_force.empty:
        return None
    province = _province(catalogue, code)
    plan_id = f"{folder_name(province['name_vi'], province['made_up'])}-{year}"
    taken = plan_id in set(catalogue.tables["plans"]["plan_id"])
    years = {"year": str(year), "year_from": year, "year_to": year}
    own = {"plan_id": f"{plan_id}-{DRAFT}" if taken else plan_id, "province_code": code, "source_id": None}
    names = province[_NAMES].to_dict()
    return pd.Series(own | years | {"standard_id": in_force["standard_id"].iloc[0]} | names)


def _province(catalogue: Catalogue, code: str) -> pd.Series:
    return catalogue.tables["provinces"].set_index("province_code").loc[code]


def _dossier(catalogue: Catalogue, code: str, year: int, language: str) -> Dossier:
    plan, tables = _plan(catalogue, code, year), catalogue.tables
    plans = tables["plans"]
    covering = [row for row in plans[plans["province_code"] == code].to_dict("records") if covers(row, str(year))]
    if covering:
        # Under the covering plan's id its targets come along.
        built = build_dossier(tables, pd.Series(plan.to_dict() | {"plan_id": covering[0]["plan_id"]}), language)
    else:
        row = pd.DataFrame([plan.drop(_NAMES)], columns=plans.columns).assign(file="", row=0)
        tables = tables | {"plans": pd.concat([plans, row.astype(plans.dtypes.to_dict())], ignore_index=True)}
        built = build_dossier(tables, plan, language)
    return replace(
        built,
        plan=plan.drop(_NAMES),
        district_plans=built.district_plans.head(0),
        printed_total=built.printed_total.head(0),
        outcomes=built.outcomes.head(0),
    )
