"""What a report shows as data: a CSV file and a sheet of one workbook for each of its tables."""

from helpers.forms.report.files import BOOK, PACKAGE, report_files
from helpers.forms.report.printed import Printed, read_printed

__all__ = ["BOOK", "PACKAGE", "Printed", "read_printed", "report_files"]
