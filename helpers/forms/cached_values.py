"""The values of a sheet's formulas, for programs that show a workbook without computing it."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from decimal import Decimal

_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def with_values(sheet: bytes, values: Mapping[str, Decimal]) -> bytes:
    """A worksheet's XML with the value of each formula beside it. A mail preview, a telephone and the protected view
    of Excel show only these; whoever computes replaces them. Raises KeyError for a formula without a value."""
    ElementTree.register_namespace("", _SHEET)
    root = ElementTree.fromstring(sheet)
    for cell in root.iter(f"{{{_SHEET}}}c"):
        if cell.find(f"{{{_SHEET}}}f") is None:
            continue
        value = cell.find(f"{{{_SHEET}}}v")
        if value is None:
            value = ElementTree.SubElement(cell, f"{{{_SHEET}}}v")
        value.text = str(values[cell.get("r")])
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
