"""From a notebook and a province-year to a proved report on disk. Notebooks never import this room."""

from helpers.reporting.batch import Outcome, render_all
from helpers.reporting.job import Job, jobs

__all__ = ["Job", "Outcome", "jobs", "render_all"]
