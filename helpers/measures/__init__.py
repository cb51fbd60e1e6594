"""The computations: plain tables in, plain tables out. No files, no words, no drawing."""

from helpers.measures.asks import asks_against_table
from helpers.measures.audit import audit_district_table, audit_funding, audit_opening
from helpers.measures.headline import headline
from helpers.measures.reductions import district_reductions, group_reduction
from helpers.measures.scorecard import scorecard

__all__ = [
    "asks_against_table",
    "audit_district_table",
    "audit_funding",
    "audit_opening",
    "district_reductions",
    "group_reduction",
    "headline",
    "scorecard",
]
