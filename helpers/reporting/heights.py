"""About how high a table stands in the PDF. Typst could tell exactly, but lays every table out once more to know it."""

from helpers.display.html import spans
from helpers.display.widths import BOLD, INSET, PAGE, SIZE, word_width

_NARROWER = 0.92  # of the room that a column keeps for its longest word, what letters take on average
_LETTER, _LEADING, _SPACE = (
    0.645 * SIZE,
    0.5 * SIZE,
    0.25 * SIZE,
)  # a line's letters, what is between lines, words; points
_ABOVE_AND_BELOW = 9.0  # a cell's text, in points


def table_heights(block: dict, page: float = PAGE) -> tuple[float, float]:
    """The height in points of a table block on a page so wide, and that of its beginning: its headings, and its rows to
    the second of figures."""
    columns = block["columns"]
    all_shares = sum(column["width"] for column in columns)
    rooms = [page * column["width"] / all_shares - INSET for column in columns]
    head = _headings(columns, rooms)
    rows = [_row(row, rooms, page) for row in block["rows"]]
    of_figures = [number for number, row in enumerate(block["rows"], 1) if row["style"] != "group"]
    return head + sum(rows), head + sum(rows[: of_figures[1] if len(of_figures) > 1 else None])


def _headings(columns: list[dict], rooms: list[float]) -> float:
    """In two rows where columns share a group: a heading without one reaches over both."""
    alone, upper, lower, first = [], [], [], 0
    for group, members in spans(columns):
        own, first = rooms[first : first + len(members)], first + len(members)
        heights = [_cell(column["heading"], room, BOLD) for column, room in zip(members, own, strict=True)]
        if group:
            upper.append(_cell(group, sum(own) + INSET * (len(own) - 1), BOLD))
            lower += heights
        else:
            alone += heights
    return max([max(upper, default=0) + max(lower, default=0), *alone])


def _row(row: dict, rooms: list[float], page: float) -> float:
    if row["style"] == "group":
        return _cell(row["cells"][0], page - INSET, BOLD)
    weight = BOLD if row["style"] == "total" else 1
    return max(_cell(text, room, weight) for text, room in zip(row["cells"], rooms, strict=True))


def _cell(text: str, room: float, weight: float) -> float:
    lines = sum(_lines(line, room, weight * _NARROWER) for line in text.split("\n"))
    return lines * _LETTER + (lines - 1) * _LEADING + _ABOVE_AND_BELOW


def _lines(text: str, room: float, weight: float) -> int:
    """How many lines a text takes; it breaks at spaces, and after hyphens and dashes."""
    count, filled = 1, 0.0
    for word in text.replace("-", "- ").replace("–", "– ").split(" "):
        width = word_width(word) * weight
        if filled and filled + _SPACE + width > room:
            count, filled = count + 1, width
        else:
            filled += width + (_SPACE if filled else 0)
    return count
