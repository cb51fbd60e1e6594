"""A plan that is being made: its head, its baseline, what binds it, its variants, and the files written."""

from helpers.display.planning.baseline import baseline_table
from helpers.display.planning.constraints import constraints_table
from helpers.display.planning.figure import variants_figure
from helpers.display.planning.head import planning_title
from helpers.display.planning.request import request_list
from helpers.display.planning.variants import variants_table
from helpers.display.planning.written import written_files

__all__ = [
    "baseline_table",
    "constraints_table",
    "planning_title",
    "request_list",
    "variants_figure",
    "variants_table",
    "written_files",
]
