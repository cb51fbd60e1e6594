"""From a notebook and its parameters to a proved report on disk. Notebooks never import this room."""

from helpers.reporting.batch import Outcome, render_all
from helpers.reporting.job import Job
from helpers.reporting.jobs import jobs

__all__ = ["Job", "Outcome", "jobs", "render_all"]
