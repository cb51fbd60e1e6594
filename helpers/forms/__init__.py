"""Forms that leave the workbook as files: the official appendix as a spreadsheet, and a plan as rows for the data folder."""

from helpers.forms.plan_files import write_plan
from helpers.forms.writer import FileInUse

__all__ = ["FileInUse", "write_plan"]
