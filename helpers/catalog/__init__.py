"""The data folder: the only room that reads files. It hands out one province-year as typed, checked tables."""

from helpers.catalog.audited import audit_tables
from helpers.catalog.catalogue import Catalogue, read
from helpers.catalog.dossier import Dossier, find_plan, find_province, load
from helpers.catalog.nation import NationDossier, load_nation
from helpers.catalog.plan_request import PlanRequest, read_request
from helpers.catalog.planning import load_baseline
from helpers.catalog.problems import DataProblems, Problem

__all__ = [
    "Catalogue",
    "DataProblems",
    "Dossier",
    "NationDossier",
    "PlanRequest",
    "Problem",
    "audit_tables",
    "find_plan",
    "find_province",
    "load",
    "load_baseline",
    "load_nation",
    "read",
    "read_request",
]
