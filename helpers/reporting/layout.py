"""How the blocks of a document come to stand on the pages of its PDF."""

from helpers.display.alignment import hidden_tails
from helpers.display.widths import PAGE
from helpers.reporting.heights import table_heights

_WIDE = 9  # columns: from here on a table is read more easily across the page
_ACROSS = 706.0  # text width of an A4 page turned on its side, with the margins of administrative documents; in points


def laid_out(blocks: list[dict]) -> list[dict]:
    """The blocks, each with `turned`: whether it stands on a page turned on its side, as wide tables do, and the headings
    right before them. Tables have their heights in points, and what aligns their numbers."""
    turned = [block["kind"] == "table" and len(block["columns"]) >= _WIDE for block in blocks]
    for number in reversed(range(len(blocks) - 1)):
        turned[number] |= blocks[number]["kind"] == "heading" and turned[number + 1]
    return [
        block | {"turned": on_side} | _of_table(block, on_side) for block, on_side in zip(blocks, turned, strict=True)
    ]


def _of_table(block: dict, turned: bool) -> dict:
    if block["kind"] != "table":
        return {}
    height, beginning = table_heights(block, _ACROSS if turned else PAGE)
    return {"height": height, "beginning": beginning, "tails": hidden_tails(block["columns"], block["rows"])}
