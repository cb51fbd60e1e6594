"""Files to work on: the official appendix as a spreadsheet; a plan, and a counted register, as rows for the data folder."""

from helpers.forms.plan_files import write_plan
from helpers.forms.review_files import write_reviews
from helpers.forms.review_notes import review_notes
from helpers.forms.writer import FileInUse

__all__ = ["FileInUse", "review_notes", "write_plan", "write_reviews"]
