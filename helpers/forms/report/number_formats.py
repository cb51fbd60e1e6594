"""Number formats in which a cell shows its number as the report prints it, with its signs, unit and marks."""

from helpers.forms.report.printed import Printed

_VIETNAMESE = "[$-42A]"  # `12.035` and `2,76` where a program heeds the locale


def number_format(cell: Printed, language: str) -> str:
    """The format of the cell's number: as many decimals as are printed, thousands marked where they are."""
    digits = "0" if abs(cell.value) >= 1000 and not cell.grouped else "#,##0"
    digits += "." + "0" * cell.decimals if cell.decimals else ""
    unit = cell.unit if cell.unit.startswith("%") or not cell.unit else f" {cell.unit}"
    before = _literal(f"{cell.before} " if cell.before else "")
    after = _literal(unit + (f" {cell.marks}" if cell.marks else ""))
    tag = _VIETNAMESE if language == "vi" else ""
    if not cell.signed:
        return f"{tag}{before}{digits}{after}"
    return ";".join(f"{tag}{before}{sign}{digits}{after}" for sign in ("+", "-", ""))


def _literal(text: str) -> str:
    return '"' + text.replace('"', "”") + '"' if text else ""
