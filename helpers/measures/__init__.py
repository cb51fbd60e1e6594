"""The computations: plain tables in, plain tables out. No files, no words, no drawing."""

from helpers.measures.asks import asks_against_table
from helpers.measures.audit import audit, audit_district_table, audit_funding, findings_of_plan
from helpers.measures.closing import at_end_of, closing_figures, printed_of_country, printed_of_regions
from helpers.measures.completed import completed_figures
from helpers.measures.headline import headline
from helpers.measures.national import data_coverage, overview_year, province_ranking, region_figures
from helpers.measures.plan_year import plan_year, plan_years
from helpers.measures.planning import compare_variants, plan_constraints, plan_districts, plan_variants
from helpers.measures.programme_path import programme_path
from helpers.measures.published_balances import published_balances
from helpers.measures.reconciliation import reconcile
from helpers.measures.reductions import district_reductions, group_reduction
from helpers.measures.reviews.causes import review_causes
from helpers.measures.reviews.children import review_children
from helpers.measures.reviews.coverage import coverage_from_deprivations
from helpers.measures.reviews.deprivations import deprivations
from helpers.measures.reviews.dimensions import deprivation_dimensions
from helpers.measures.reviews.flows import review_flows
from helpers.measures.reviews.groups import review_groups
from helpers.measures.reviews.intensity import deprivation_intensity
from helpers.measures.reviews.results import review_results
from helpers.measures.roll_up import printed_for_new, roll_up
from helpers.measures.scorecard import scorecard, with_coverage
from helpers.measures.series import comparable_points, yearly_series

__all__ = [
    "asks_against_table",
    "at_end_of",
    "audit",
    "audit_district_table",
    "audit_funding",
    "closing_figures",
    "comparable_points",
    "compare_variants",
    "completed_figures",
    "coverage_from_deprivations",
    "data_coverage",
    "deprivation_dimensions",
    "deprivation_intensity",
    "deprivations",
    "district_reductions",
    "findings_of_plan",
    "group_reduction",
    "headline",
    "overview_year",
    "plan_constraints",
    "plan_districts",
    "plan_variants",
    "plan_year",
    "plan_years",
    "printed_for_new",
    "printed_of_country",
    "printed_of_regions",
    "programme_path",
    "province_ranking",
    "published_balances",
    "reconcile",
    "region_figures",
    "review_causes",
    "review_children",
    "review_flows",
    "review_groups",
    "review_results",
    "roll_up",
    "scorecard",
    "with_coverage",
    "yearly_series",
]
