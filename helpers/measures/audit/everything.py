"""The audit of a whole data folder: every check over every table."""

from collections.abc import Iterable, Iterator
from itertools import chain

import pandas as pd

from helpers.measures.audit.areas import audit_districts, audit_regions, audit_scopes
from helpers.measures.audit.attribution import attribute
from helpers.measures.audit.balances import audit_balance
from helpers.measures.audit.comparable import audit_comparability
from helpers.measures.audit.finding import ERROR, Cell, Figure, Finding, complete_records, table
from helpers.measures.audit.funding import funding_sums
from helpers.measures.audit.outcomes import audit_outcomes
from helpers.measures.audit.plan_table import audit_plan_table
from helpers.measures.audit.plan_text import audit_openings_of_totals, audit_pairs, audit_targets
from helpers.measures.audit.review_groups import audit_causes, audit_children, audit_groups
from helpers.measures.audit.reviews import (
    CLASS,
    CLASS_UNIT,
    FLOW,
    audit_deprivations,
    audit_flows,
    audit_openings,
    audit_persons,
    audit_results,
    audit_totals,
)
from helpers.measures.audit.sources import audit_sources
from helpers.measures.audit.years import audit_years
from helpers.measures.reductions import TOTAL

_AUDITED = (
    "plans",
    "balances",
    "national_balances",
    "district_plans",
    "printed_totals",
    "targets",
    "outcomes",
    "funding",
)
_AUDITED += ("review_results", "review_flows", "review_deprivation_totals", "review_deprivations", "review_groups")
_AUDITED += ("review_causes", "review_children", "districts", "poor_districts", "regions", "standards")
_RESULTS = ("province_code", "district_code", "year", "unit")
_COUNTED = ("total", "poor", "near_poor", "farm_average")
_GROUPS = ("total", "ethnic_minority", "no_labour_capacity", "merit")
_CHILDREN = ("children", "malnourished", "without_insurance", "out_of_school")


def audit(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Every identity, sum, rate, bound and comparison of documents and years over the tables of a data folder.

    Takes the tables by name as the catalogue reads them, in one language, or those of one province. Gives a findings
    `table`, each wrong cell told once, in the order of provinces and years; what agrees is in it as well
    (`severity` ok), so that a reader can see how much was checked.
    """
    rows = {name: complete_records(tables[name]) for name in _AUDITED}
    findings = list(chain(_of_plans(rows), _of_balances(rows), _of_nation(rows), _of_reviews(rows)))
    findings += audit_openings(rows["review_flows"], _wrong(attribute(findings)))
    places = {(row["file"], row["row"]): place for name in _AUDITED for place, row in enumerate(rows[name])}
    return table(sorted(attribute(findings), key=lambda finding: _place(finding, places)))


def audit_district_table(
    baselines: pd.DataFrame, district_plans: pd.DataFrame, printed_total: pd.DataFrame
) -> pd.DataFrame:
    """The findings on one plan's district table, a row for every printed figure, each wrong one told once.

    Takes a dossier's `baselines`, `district_plans` and `printed_total`.
    """
    return table(attribute(audit_plan_table(*map(complete_records, (baselines, district_plans, printed_total)))))


def _wrong(findings: Iterable[Finding]) -> set[Cell]:
    return {figure.cell for finding in findings if finding.severity == ERROR for figure in finding.figures()}


def _of_plans(rows: dict[str, list[dict]]) -> Iterator[Finding]:
    poor = {row["district_code"] for row in rows["poor_districts"]}
    for plan in rows["plans"]:
        about = {"province_code": plan["province_code"], "year": plan["year_from"]}
        own = {
            name: [row | about for row in rows[name] if row["plan_id"] == plan["plan_id"]]
            for name in ("district_plans", "printed_totals", "targets", "funding")
        }
        balances = [row for row in rows["balances"] if row["province_code"] == plan["province_code"]]
        balances = [row for row in balances if row["boundaries"] == "before_2025_07"]
        opening = [row | {"plan_id": plan["plan_id"]} for row in _opening(balances, plan)]
        yield from audit_plan_table(opening, own["district_plans"], own["printed_totals"], _households(balances))
        counted = {row["district_code"]: row["households"] for row in opening}
        districts = [row | {"households": counted.get(row["district_code"])} for row in own["district_plans"]]
        yield from audit_targets(own["targets"], districts, own["printed_totals"], poor)
        yield from audit_pairs(own["targets"], plan, balances + _printed_starts(own["printed_totals"], rows, plan))
        yield from audit_openings_of_totals(own["printed_totals"], plan, balances)
        yield from funding_sums(own["funding"])


def _households(balances: list[dict]) -> dict[str, list[int]]:
    """The numbers of households printed for each district, and for the province at `total`."""
    printed: dict[str, list[int]] = {}
    for row in balances:
        if row["households"] is not None and row["scope"] == "all":
            printed.setdefault(row["district_code"] or TOTAL, []).append(row["households"])
    return printed


def _opening(balances: list[dict], plan: dict) -> list[dict]:
    """The districts' balances that the plan's table starts from, one a district: its own, else the firmest."""
    same = [row for row in balances if row["district_code"] is not None and row["scope"] == "all"]
    same = [row for row in same if row["standard_id"] == plan["standard_id"]]
    at = {(row["year"], row["point"]) for row in same}
    when = (plan["year_from"], "start")
    when = when if when in at else (plan["year_from"] - 1, "end")
    chosen: dict[str, dict] = {}
    order = sorted(same, key=lambda row: (row["source_id"] != plan["source_id"], row.get("firmness") or 0))
    for row in order:
        if (row["year"], row["point"]) == when:
            chosen.setdefault(row["district_code"], row)
    return [row for row in same if chosen.get(row["district_code"]) is row]


def _printed_starts(totals: list[dict], rows: dict[str, list[dict]], plan: dict) -> list[dict]:
    """The total rows of this plan and of the one before as balances of the start of their years."""
    before = {
        other["plan_id"]: other
        for other in rows["plans"]
        if other["province_code"] == plan["province_code"] and other["year_from"] == plan["year_from"] - 1
    }
    former = [row for row in rows["printed_totals"] if row["plan_id"] in before]
    about = {"district_code": None, "scope": "all", "standard_id": plan["standard_id"], "status": "approved"}
    starts = [row | about | {"year": plan["year_from"], "point": "start"} for row in totals]
    # Of the year before only the number of households is of use: the plan may go on counting on it.
    used = {"poor_households": None, "poverty_rate": None}
    return starts + [row | about | used | {"year": plan["year_from"] - 1, "point": "end"} for row in former]


def _of_balances(rows: dict[str, list[dict]]) -> Iterator[Finding]:
    balances = rows["balances"]
    for row in balances:
        if not row["file"].endswith("review_results.csv"):
            printed = _printed_households(row, balances)
            now = [one for one in printed if _when(one.record) == _when(row) and one.record is not row]
            yield from audit_balance(row, [one.value for one in printed], now)
    listed: dict[str, list[str]] = {}
    for district in rows["districts"]:
        listed.setdefault(district["province_code"], []).append(district["district_code"])
    own = [row for row in balances if not row["file"].endswith("review_results.csv")]
    yield from audit_scopes(own)
    yield from audit_districts(own, listed)
    yield from audit_sources(balances)
    yield from audit_years(balances)
    yield from audit_comparability(balances, rows["standards"])
    yield from audit_outcomes(rows["outcomes"], balances)


def _printed_households(row: dict, balances: list[dict]) -> list[Figure]:
    """The numbers of households printed for the same area, at any time."""
    area = ("province_code", "district_code", "boundaries", "scope")
    same = (other for other in balances if all(other[name] == row[name] for name in area))
    return [Figure(other, "households") for other in same if other["households"] is not None]


def _when(row: dict) -> tuple[int, str]:
    return row["year"], row["point"]


def _of_nation(rows: dict[str, list[dict]]) -> Iterator[Finding]:
    about = {"province_code": None, "district_code": None, "boundaries": None}
    balances = [about | row for row in rows["national_balances"]]
    for row in balances:
        yield from audit_balance(row)
    yield from audit_regions(balances, [region["region_id"] for region in rows["regions"]])
    yield from audit_sources(balances)
    yield from audit_years(balances)
    yield from audit_comparability(balances, rows["standards"])


def _of_reviews(rows: dict[str, list[dict]]) -> Iterator[Finding]:
    results, flows, groups = rows["review_results"], rows["review_flows"], rows["review_groups"]
    totals, lacks, causes = (rows[f"review_{name}"] for name in ("deprivation_totals", "deprivations", "causes"))
    standards = {standard["standard_id"]: standard for standard in rows["standards"]}
    yield from audit_results(results)
    yield from audit_flows(flows, results)
    yield from audit_deprivations(totals, lacks, results, standards)
    yield from audit_groups(groups, results)
    yield from audit_causes(causes, results, groups)
    yield from audit_children(rows["review_children"], results)
    yield from audit_persons(results, ("province_code", "district_code", "year"), _COUNTED, "review.persons")
    yield from audit_persons(flows, CLASS, (*FLOW, "closing"), "review.persons")
    yield from audit_persons(groups, CLASS, _GROUPS, "review.persons")
    for frame, key, columns in (
        (results, _RESULTS, _COUNTED),
        (flows, CLASS_UNIT, (*FLOW, "closing")),
        (totals, CLASS, ("households", "deprivations")),
        (lacks, (*CLASS, "indicator_id"), ("deprived_households",)),
        (groups, CLASS_UNIT, (*_GROUPS, "other")),
        (causes, (*CLASS, "cause_id"), ("households",)),
        (rows["review_children"], CLASS, _CHILDREN),
    ):
        yield from audit_totals(frame, key, columns, "review.total")


def _place(finding: Finding, places: dict[tuple[str, int], int]) -> tuple:
    """By province (the country first), year, document and the place of the record in its table."""
    record = finding.figure.record
    told = (str(record.get(name) or "") for name in ("province_code", "year", "source_id", "file"))
    return *told, places[record["file"], record["row"]]
