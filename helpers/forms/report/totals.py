"""Which printed totals are the sum of the cells that are shown, to the last digit."""

from collections.abc import Iterator

from helpers.forms.report.printed import Printed
from helpers.forms.report.tables import DataRow, DataTable


def summed(table: DataTable) -> dict[tuple[int, int], tuple[int, int]]:
    """By row and column of each total that adds up: the first and the last row of what it is the sum of.

    A total stands below its parts, or before all of them. Rates are left out: theirs are no sums, even where they
    happen to be equal.
    """
    found = {}
    for number, row in enumerate(table.rows):
        if row.style == "total" and (parts := _parts(table.rows, number)):
            cells = [part.cells for part in table.rows[parts[0] : parts[1] + 1]]
            for n, column in enumerate(table.columns):
                if column.counted and _adds_up(row.cells[n], [one[n] for one in cells]):
                    found[number, n] = parts
    return found


def _parts(rows: list[DataRow], total: int) -> tuple[int, int] | None:
    above = _run(rows, range(total - 1, -1, -1))
    if above:
        return above[-1], above[0]
    below = _run(rows, range(total + 1, len(rows)))
    return (below[0], below[-1]) if below else None


def _run(rows: list[DataRow], numbers: range) -> list[int]:
    def until_other() -> Iterator[int]:
        for number in numbers:
            if rows[number].style in ("total", "group"):
                return
            yield number

    return list(until_other())


def _adds_up(total: Printed, parts: list[Printed]) -> bool:
    """Bounds do not add up, and where a part is missing or is no number the printed total must stand for itself."""
    told = [part for part in parts if part.text]
    if total.value is None or total.before or len(told) < 2:
        return False
    return all(part.value is not None and not part.before for part in told) and total.value == sum(
        part.value for part in told
    )
