"""Tables and pictures of a report, in the dossier's language. Display computes nothing: it writes what measures found."""

from helpers.display.asks import asks_table
from helpers.display.audit import audit_table
from helpers.display.districts import district_figure, district_table
from helpers.display.headline import facts, headline
from helpers.display.headline_figure import headline_figure
from helpers.display.projects import funding_table, projects_table
from helpers.display.reconciliation import reconciliation
from helpers.display.scorecard import deadlines, readings, scorecard_tables
from helpers.display.sources import sources_list
from helpers.display.standard import measurement
from helpers.display.title import title

__all__ = [
    "asks_table",
    "audit_table",
    "deadlines",
    "district_figure",
    "district_table",
    "facts",
    "funding_table",
    "headline",
    "headline_figure",
    "measurement",
    "projects_table",
    "readings",
    "reconciliation",
    "scorecard_tables",
    "sources_list",
    "title",
]
