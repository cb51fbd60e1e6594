"""Tables and pictures of a report, in the dossier's language. Display computes nothing: it writes what measures found."""

from helpers.display.asks import asks_table
from helpers.display.audit import (
    audit_section,
    findings_data,
    findings_lines,
    findings_summary,
    findings_table,
    rules_table,
)
from helpers.display.districts import district_figure, district_table
from helpers.display.first_page.dimension_status import dimension_status
from helpers.display.first_page.gauge import headline_figure
from helpers.display.first_page.headline import facts, headline
from helpers.display.first_page.key_figures import key_figures
from helpers.display.first_page.year_table import year_table
from helpers.display.national.cited import with_cited_sources
from helpers.display.national.coverage import coverage_map, coverage_tables
from helpers.display.national.headline import country_table, national_facts, national_headline
from helpers.display.national.missing import missing_tables
from helpers.display.national.ranking import ranking_figure, ranking_table, rate_map
from helpers.display.national.regions import regions_figure, regions_table
from helpers.display.national.roll_up import roll_up_table
from helpers.display.national.series import breaks_list, series_figures
from helpers.display.national.title import national_title
from helpers.display.planning import (
    baseline_table,
    constraints_table,
    planning_title,
    request_list,
    variants_figure,
    variants_table,
    written_files,
)
from helpers.display.programme_path import programme_path
from helpers.display.projects import funding_table, projects_table
from helpers.display.published_balances import published_balances_table
from helpers.display.reconciliation import reconciliation
from helpers.display.reviews.causes import causes_district_tables, causes_figure, causes_table
from helpers.display.reviews.children import children_tables
from helpers.display.reviews.coverage import coverage_table
from helpers.display.reviews.deprivations import deprivation_district_tables, deprivation_tables
from helpers.display.reviews.dimensions import dimension_table
from helpers.display.reviews.flow_figure import flow_figure
from helpers.display.reviews.flows import flow_rates_table, flow_table
from helpers.display.reviews.gaps import review_gaps
from helpers.display.reviews.groups import groups_tables
from helpers.display.reviews.heat_map import deprivation_heat_map
from helpers.display.reviews.intensity import intensity_table
from helpers.display.reviews.results import results_table
from helpers.display.scorecard import deadlines, readings, scorecard_tables, targets_figure
from helpers.display.sources import sources_list
from helpers.display.standard import measurement
from helpers.display.title import title

__all__ = [
    "asks_table",
    "audit_section",
    "baseline_table",
    "breaks_list",
    "causes_district_tables",
    "causes_figure",
    "causes_table",
    "children_tables",
    "constraints_table",
    "country_table",
    "coverage_map",
    "coverage_table",
    "coverage_tables",
    "deadlines",
    "deprivation_district_tables",
    "deprivation_heat_map",
    "deprivation_tables",
    "dimension_status",
    "dimension_table",
    "district_figure",
    "district_table",
    "facts",
    "findings_data",
    "findings_lines",
    "findings_summary",
    "findings_table",
    "flow_figure",
    "flow_rates_table",
    "flow_table",
    "funding_table",
    "groups_tables",
    "headline",
    "headline_figure",
    "intensity_table",
    "key_figures",
    "measurement",
    "missing_tables",
    "national_facts",
    "national_headline",
    "national_title",
    "planning_title",
    "programme_path",
    "projects_table",
    "published_balances_table",
    "ranking_figure",
    "ranking_table",
    "rate_map",
    "readings",
    "reconciliation",
    "regions_figure",
    "regions_table",
    "request_list",
    "results_table",
    "review_gaps",
    "roll_up_table",
    "rules_table",
    "scorecard_tables",
    "series_figures",
    "sources_list",
    "targets_figure",
    "title",
    "variants_figure",
    "variants_table",
    "with_cited_sources",
    "written_files",
    "year_table",
]
