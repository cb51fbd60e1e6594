"""The data folder: the only room that reads files. It hands out one province-year as typed, checked tables."""

from helpers.catalog.audited import audit_tables, audited
from helpers.catalog.catalogue import Catalogue, read
from helpers.catalog.dossier import Dossier, dossier_of, find_plan, find_province, load
from helpers.catalog.excerpt import Excerpt, Excerpts
from helpers.catalog.nation import NationDossier, load_nation, nation_of
from helpers.catalog.plan_request import PlanRequest, read_request
from helpers.catalog.planning import load_baseline
from helpers.catalog.problems import DataProblems, Problem
from helpers.catalog.texts import DataFolder, read_folder

__all__ = [
    "Catalogue",
    "DataFolder",
    "DataProblems",
    "Dossier",
    "Excerpt",
    "Excerpts",
    "NationDossier",
    "PlanRequest",
    "Problem",
    "audit_tables",
    "audited",
    "dossier_of",
    "find_plan",
    "find_province",
    "load",
    "load_baseline",
    "load_nation",
    "nation_of",
    "read",
    "read_folder",
    "read_request",
]
