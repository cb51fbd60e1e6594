"""The papermill engine `giamngheo`: the cells of a notebook run in a forked child, without a kernel's start or sockets.

A notebook may be run by hand through it: `papermill --engine giamngheo report.ipynb out.ipynb`. papermill finds it by
its entry point while it is imported itself, so this is not to be imported before papermill.
"""

import os

from papermill.engines import Engine

from helpers.reporting.running.cells import run_cells
from helpers.reporting.running.isolated import Limits, in_child


class ForkedEngine(Engine):
    """Runs the cells of a notebook in a child process of its own. Raises ChildFailed if that ends before its time."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man, kernel_name, resources=None, first: tuple = (), limits: Limits | None = None, **_more
    ) -> None:
        """Run the cells in the folder that `resources` name, after `prepare(*first)` if there is anything to prepare."""
        folder = (resources or {}).get("metadata", {}).get("path") or os.getcwd()
        nb_man.nb = in_child(run_cells, nb_man.nb, folder, first, limits=limits)
