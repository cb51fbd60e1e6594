"""Blocks of a report, and its files opened as who gets them would."""

import csv
import io

import openpyxl

from helpers.display.blocks import Column, Row, Table
from helpers.forms.report import report_files

TITLE = {"kind": "title", "title": "Báo cáo", "subtitle": ["Theo kế hoạch"], "language": "vi", "mark": ""}


def table(columns, rows, **more):
    """A table block; a column is a heading of texts, or with `|` before it of numbers."""
    made = [Column(one.removeprefix("|"), "end" if one.startswith("|") else "start") for one in columns]
    styled = [row if isinstance(row, Row) else Row(row) for row in rows]
    return Table(more.pop("caption", "Bảng"), made, styled, **more).data()


def made_files(*blocks, language="vi", mark="", stem="report"):
    return report_files(TITLE | {"language": language, "mark": mark}, blocks, stem)


def csv_rows(content):
    """The rows of a CSV file as a strict reader finds them."""
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def opened(content, values=False):
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)
