"""Small notebooks made for tests, and jobs that run them."""

from dataclasses import replace

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from helpers import catalog
from helpers.reporting.formats import ROOT
from helpers.reporting.jobs import jobs
from helpers.reporting.province_report import NOTEBOOK
from helpers.reporting.running import Limits
from helpers.reporting.running.notebook import run_notebook

LIMITS = Limits(seconds=120)
PARAMETERS = ["province = '06'", "year = '2022'", "language = 'vi'", "data_folder = '../data'"]


def write_notebook(path, *cells):
    """A notebook of these code cells, after one of parameters."""
    first = new_code_cell("\n".join(PARAMETERS), metadata={"tags": ["parameters"]})
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(new_notebook(cells=[first, *map(new_code_cell, cells)], metadata=kernel), path)
    return path


def with_cell(path, cell, before="display.headline("):
    """The province report's notebook with one more cell, written to `path`."""
    made = nbformat.read(NOTEBOOK, as_version=4)
    place = next(i for i, one in enumerate(made.cells) if one.source.startswith(before))
    made.cells.insert(place, new_code_cell(cell))
    nbformat.write(made, path)
    return path


class Runner:
    """Runs notebooks for Bắc Kạn 2022 on the shipped data."""

    def __init__(self, out):
        self.data = catalog.read_folder(ROOT / "data")
        self.catalogue = catalog.read(self.data)
        self.excerpts = catalog.Excerpts(self.data)
        self.out = out

    def job(self, province="06", year="2022", language="vi", **more):
        (job,) = jobs(self.catalogue, [province], year, [language], self.out)
        return replace(job, **more)

    def overview(self, language="vi"):
        (job,) = jobs(self.catalogue, [], None, [language], self.out, national=True)
        return job

    def ran(self, job, engine):
        """The executed notebook of a job, and what it read."""
        tables = self.catalogue.only(job.excerpt(self.excerpts))
        return run_notebook(job, tables, job.data_folder, engine, LIMITS)

    def outputs(self, notebook, engine="fork"):
        """What the cells of a notebook show under this engine."""
        cells = self.ran(self.job(notebook=notebook), engine).notebook.cells
        return [cell.outputs for cell in cells if cell.cell_type == "code"]
