"""One province-year as typed tables in one language: all that a report is made of, and nothing of any other."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers.catalog.asking import language_problems, open_catalogue, stop_on
from helpers.catalog.audited import tables_of_province
from helpers.catalog.catalogue import Catalogue
from helpers.catalog.closing import openings, with_closing_balances
from helpers.catalog.district_order import poorest_first
from helpers.catalog.example import folder_name
from helpers.catalog.localized import in_language
from helpers.catalog.opening import opening_districts, opening_province
from helpers.catalog.problems import Problem, hint
from helpers.catalog.rows import chosen
from helpers.catalog.tables import FILE
from helpers.places import fold, sort_key

_OF_PLAN = ("district_plans", "printed_totals", "targets", "plan_projects", "funding")
_REVIEWS = (
    "review_results",
    "review_flows",
    "review_deprivations",
    "review_deprivation_totals",
    "review_groups",
    "review_causes",
    "review_children",
)


@dataclass(frozen=True)
class Dossier:
    """The tables of one province-year. Text columns are in `language`; `row` is a record's line in its file.

    `province`, `plan` and `standard` are single records (Series); the province's also tells its `region`, its `slug`,
    and whether it was `merged` on 1 July 2025 (Resolution 202/2025/QH15), and into what (`successor_type`). `issuer` is None unless an office is configured.
    Columns are those of datapackage.json, `_vi`/`_en` pairs become one column without the ending, and tables of
    districts also carry `district`, `short` (names), `district_type` and `poor_district` (Decision 353/QĐ-TTg); targets
    also carry `plan_years`, the number of years that their plan covers. `baselines` are the balances that open the
    plan's first year, `openings` are the opening figures of all areas and groups, and `outcomes` hold the closing ones;
    `balances` are all that is printed of the province, for any year, and the review tables those of the plan's years
    and the year before. `previous` and `following` are the dossiers of the plans that end the year before and begin the
    year after, if there are such plans. `tables` are all tables by name with the province's rows of every year, as the
    audit takes them.
    """

    language: str
    province: pd.Series
    plan: pd.Series
    standard: pd.Series
    issuer: pd.Series | None
    previous: "Dossier | None"
    following: "Dossier | None"
    baselines: pd.DataFrame
    balances: pd.DataFrame
    district_plans: pd.DataFrame
    printed_total: pd.DataFrame
    poor_districts: pd.DataFrame
    targets: pd.DataFrame
    openings: pd.DataFrame
    outcomes: pd.DataFrame
    projects: pd.DataFrame
    funding: pd.DataFrame
    review_results: pd.DataFrame
    review_flows: pd.DataFrame
    review_deprivations: pd.DataFrame
    review_deprivation_totals: pd.DataFrame
    review_groups: pd.DataFrame
    review_causes: pd.DataFrame
    review_children: pd.DataFrame
    programme_goals: pd.DataFrame
    causes: pd.DataFrame
    dimensions: pd.DataFrame
    deprivation_indicators: pd.DataFrame
    coverage_links: pd.DataFrame
    sources: pd.DataFrame
    tables: dict[str, pd.DataFrame]

    @property
    def slug(self) -> str:
        """The province as a folder name, the same in every language."""
        return self.province["slug"]


def load(province: str, year: str, language: str, folder: str | Path) -> Dossier:
    """The dossier of `province` (code or name) for `year`, in `language`, from the data `folder`.

    Raises DataProblems with every parameter that is wrong, each with the nearest valid values, or with every
    problem of the data that this report would stand on.
    """
    catalogue = open_catalogue(folder, str(language), lambda given: find_province(given, str(province))[0] == given.of)
    asked = (str(province), str(year), str(language))
    return catalogue.kept.pop(asked, None) or _made(catalogue, *asked)


def dossier_of(catalogue: Catalogue, province: str, year: str, language: str) -> Dossier:
    """As `load`, from tables that have been read. The next `load` from the same tables is given this one, not another."""
    catalogue.kept[province, year, language] = dossier = _made(catalogue, province, year, language)
    return dossier


def _made(catalogue: Catalogue, province: str, year: str, language: str) -> Dossier:
    stop_on((problem for problem in catalogue.problems if problem.owner is None), language)
    plan, problems = find_plan(catalogue, province, year)
    problems += language_problems(language)
    if plan is not None:
        problems += catalogue.problems_of(plan["province_code"])
    stop_on(problems, language)
    return poorest_first(build_dossier(catalogue.tables, plan, language, _neighbours(catalogue.tables["plans"], plan)))


def find_plan(catalogue: Catalogue, province: str, year: str) -> tuple[pd.Series | None, list[Problem]]:
    """The plan of `province` (code or name, accents optional) that covers `year`, or what is wrong with the two."""
    plans = catalogue.plans()
    found, problems = find_province(catalogue, province, plans.drop_duplicates("province_code"))
    if found is None:
        return None, problems
    plans = plans[plans["province_code"] == found]
    wanted = str(year).strip()
    for plan in plans.to_dict("records"):
        if covers(plan, wanted):
            return pd.Series(plan), []
    expected = ", ".join(plans["year"])
    details = {"province": plans["name_vi"].iloc[0], "expected": expected}
    return None, [Problem("no_data_for_year", column="year", found=wanted, details=details)]


def covers(plan: dict, year: str) -> bool:
    """Whether `year` is the plan's own label (`2023-2025`) or one of its years."""
    year = year.replace("\N{EN DASH}", "-")
    return year == plan["year"] or year in map(str, range(plan["year_from"], plan["year_to"] + 1))


def find_province(
    catalogue: Catalogue, query: str, among: pd.DataFrame | None = None
) -> tuple[str | None, list[Problem]]:
    """The code of the province that `query` names, or what is wrong with it. Only provinces with a plan count, or
    those of the table `among`."""
    plans = catalogue.plans().drop_duplicates("province_code") if among is None else among
    provinces = catalogue.tables["provinces"]
    wanted = fold(query)
    for code, *names in plans[["province_code", "name_vi", "name_en"]].itertuples(index=False):
        if wanted in (code, *map(fold, names)):
            return code, []
    listed = sorted(zip(plans["name_vi"], plans["province_code"], strict=True), key=lambda pair: sort_key(pair[0]))
    details = {"expected": ", ".join(f"{name} ({code})" for name, code in listed)}
    exists = any(
        wanted in (code, fold(name)) for code, name in provinces[["province_code", "name_vi"]].itertuples(index=False)
    )
    if not exists:
        code = query.strip().zfill(2)  # spreadsheets drop the zero of 06
        details |= {"nearest": code} if code in set(plans["province_code"]) else hint(query, plans["name_vi"])
    code = "no_data_for_province" if exists else "unknown_province"
    # A plan that is missed may be there under a wrong code.
    files = set(catalogue.tables["plans"][FILE]) if exists else ()
    wrong = [problem for problem in catalogue.problems if problem.file in files]
    return None, [*wrong, Problem(code, column="province", found=query.strip(), details=details)]


def _neighbours(plans: pd.DataFrame, plan: pd.Series) -> tuple[pd.Series | None, pd.Series | None]:
    """The plans whose last year is the year before this plan's first, and whose first is the year after its last."""
    own = plans[plans["province_code"].to_numpy() == plan["province_code"]]
    before, after = own[own["year_to"] == plan["year_from"] - 1], own[own["year_from"] == plan["year_to"] + 1]
    return before.iloc[0] if len(before) else None, after.iloc[0] if len(after) else None


def build_dossier(tables: dict, plan: pd.Series, language: str, neighbours: tuple = (None, None)) -> Dossier:
    """The dossier of `plan`, a record of the tables with its province's names, and those of the plans before and after."""
    code = plan["province_code"]
    # Few rows are of the province: what is left of each table is put into one language, and serves all three plans.
    local = {name: in_language(frame, language) for name, frame in tables_of_province(tables, code).items()}
    listed = _districts(local)
    districts = listed.set_index("district_code")
    issuers = local["issuers"].set_index("province_code")
    of_province = {
        "language": language,
        "province": _province(local, plan),
        "issuer": issuers.loc[code] if code in issuers.index else None,
        "balances": _joined(local["balances"], district_code=districts).reset_index(drop=True),
        "poor_districts": listed[listed["poor_district"]].reset_index(drop=True),
        "causes": local["causes"].sort_values("position", ignore_index=True),
        "dimensions": local["dimensions"].sort_values("position", ignore_index=True),
        "coverage_links": local["coverage_links"].reset_index(drop=True),
        "tables": local,
    }
    around = [None if one is None else _of_plan(one, of_province, districts) for one in neighbours]
    return _of_plan(plan, of_province, districts, *around)


def _of_plan(
    plan: pd.Series,
    of_province: dict,
    districts: pd.DataFrame,
    previous: Dossier | None = None,
    following: Dossier | None = None,
) -> Dossier:
    local, plan_id, balances = of_province["tables"], plan["plan_id"], of_province["tables"]["balances"]
    own = {name: local[name][local[name]["plan_id"].to_numpy() == plan_id] for name in _OF_PLAN}
    # Some districts of a province say nothing of the whole: without the others there is no table of districts.
    needed = set(own["district_plans"]["district_code"]) or set(districts.index)
    opening = opening_districts(balances, plan)
    opening = opening if needed <= set(opening["district_code"]) else opening.head(0)
    indicators, populations = local["target_indicators"], local["populations"]
    tables = {
        "baselines": _joined(pd.concat([opening_province(balances, plan), opening]), district_code=districts),
        "district_plans": _joined(own["district_plans"], district_code=districts),
        "printed_total": own["printed_totals"],
        "targets": _joined(
            own["targets"],
            indicator_id=_named(indicators, "indicator_id", indicator="name", direction="direction"),
            population_id=_named(populations, "population_id", population="name"),
            district_code=districts,
        ).assign(plan_years=plan["year_to"] - plan["year_from"] + 1),
        "openings": openings(balances, plan),
        "outcomes": with_closing_balances(local["outcomes"], balances, plan),
        "projects": _joined(
            own["plan_projects"], project_code=_named(local["projects"], "project_code", parent_code="parent_code")
        ),
        "funding": own["funding"],
        "programme_goals": _goals(local["programme_goals"], plan),
    } | {name: _joined(_review(local[name], plan), district_code=districts) for name in _REVIEWS}
    standard = local["standards"].set_index("standard_id", drop=False).loc[plan["standard_id"]]
    indicators = local["deprivation_indicators"]
    indicators = indicators[indicators["standard_id"].to_numpy() == plan["standard_id"]]
    sources = local["sources"]
    cited = _cited(plan, of_province, districts, tables, standard, indicators, (previous, following))
    sources = chosen(sources, (source_id in cited for source_id in sources["source_id"]))
    return Dossier(
        plan=local["plans"].set_index("plan_id", drop=False).loc[plan_id],
        standard=standard,
        previous=previous,
        following=following,
        deprivation_indicators=indicators.sort_values("position", ignore_index=True),
        sources=sources.set_index("source_id", drop=False).rename_axis(None),
        **of_province,
        **{name: frame.reset_index(drop=True) for name, frame in tables.items()},
    )


def _cited(plan, of_province, districts, of_plan, standard, indicators, neighbours) -> set[str]:
    """The sources of everything that the dossier of a plan shows."""
    tables = [frame for frame in (*of_plan.values(), of_province["balances"], indicators) if "source_id" in frame]
    tables += [of_province["causes"]] if len(of_plan["review_causes"]) else []
    neighbours = [neighbour for neighbour in neighbours if neighbour]
    for neighbour in neighbours:
        tables += [neighbour.baselines, neighbour.district_plans, neighbour.outcomes]
    return {
        plan["source_id"],
        standard["source_id"],
        *(neighbour.plan["source_id"] for neighbour in neighbours),
        *districts["list_source_id"],
        *(source_id for table in tables for source_id in table["source_id"]),
    }


def _joined(frame: pd.DataFrame, **named: pd.DataFrame) -> pd.DataFrame:
    """The rows with the columns that the table named after one of their columns has for its value there."""
    told = (table.reindex(frame[column]).set_axis(frame.index) for column, table in named.items())
    return pd.concat([frame, *told], axis=1)


def _named(table: pd.DataFrame, key: str, **columns: str) -> pd.DataFrame:
    """Some columns of a table by its key, under new names."""
    return table.set_index(key)[list(columns.values())].set_axis(list(columns), axis=1)


def _province(local: dict[str, pd.DataFrame], plan: pd.Series) -> pd.Series:
    """The province with its `region`, its `slug`, whether it was `merged`, and the type of what it became."""
    provinces = local["provinces"].set_index("province_code", drop=False)
    province = provinces.loc[plan["province_code"]]
    more = {"region": _region(local, province), "slug": folder_name(plan["name_vi"], plan["made_up"])}
    more |= {"merged": provinces["successor_code"].eq(province["successor_code"]).sum() > 1}
    more |= {"successor_type": provinces.loc[province["successor_code"], "type"]}
    return pd.concat([province, pd.Series(more)])


def _districts(local: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """The province's districts: code, `district`, `short`, `district_type`, `poor_district` and `list_source_id`."""
    districts, listed = local["districts"], local["poor_districts"].set_index("district_code")["source_id"]
    named = districts[["district_code", "name", "short", "type"]]
    named = named.rename(columns={"name": "district", "type": "district_type"})
    codes = named["district_code"]
    return named.assign(
        poor_district=codes.isin(listed.index), list_source_id=listed.reindex(codes).set_axis(codes.index)
    )


def _region(local: dict[str, pd.DataFrame], province: pd.Series) -> str:
    return local["regions"].set_index("region_id").loc[province["region_id"], "name"]


def _review(table: pd.DataFrame, plan: pd.Series) -> pd.DataFrame:
    """A review table's rows of the plan's years and of the year before, by the plan's standard."""
    years = range(plan["year_from"] - 1, plan["year_to"] + 1)
    told = zip(table["year"], table["standard_id"], strict=True)
    return chosen(table, (year in years and standard == plan["standard_id"] for year, standard in told))


def _goals(goals: pd.DataFrame, plan: pd.Series) -> pd.DataFrame:
    """The goals of the programme's period in which the plan lies."""
    return goals[(goals["year_from"] <= plan["year_from"]) & (goals["year_to"] >= plan["year_from"])]
