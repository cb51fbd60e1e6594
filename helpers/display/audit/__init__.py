"""The audit in words: findings as lines, as plain values, and as tables of notebooks and reports."""

from helpers.display.audit.lines import findings_data, findings_lines, summary_line
from helpers.display.audit.report import audit_section
from helpers.display.audit.tables import findings_summary, findings_table, rules_table

__all__ = [
    "audit_section",
    "findings_data",
    "findings_lines",
    "findings_summary",
    "findings_table",
    "rules_table",
    "summary_line",
]
