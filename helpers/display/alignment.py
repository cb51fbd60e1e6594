"""How numbers of a column come to stand with their decimal commas one below the other."""

import re
from collections.abc import Iterable

# Whole part with its thousands, decimals, and what stands behind them: a mark or a unit.
_NUMBER = re.compile(r"\D*\d+(?:[.,]\d{3})*(?P<decimals>[.,]\d{1,2})?(?P<behind>\D*)")
_PAIR = re.compile(r".*\d.*\(\D*\d+(?P<decimals>[.,]\d+)?(?P<behind>%\D*)")  # a count and, in brackets, its rate
_RATE = re.compile(r"\D*\d+(?P<decimals>[.,]\d+)?(?P<behind>%\D*)")
_UNIT = re.compile(r"[^\W\d_]|%")


def hidden_tails(columns: list[dict], rows: list[dict]) -> list[list[str]]:
    """For every cell of a table block the text that has to follow it unseen, in a column of numbers that ends at the
    right edge: `0` behind 2,5 where others have two decimals. A cell that holds no single number takes none, and numbers
    of different units do not wait for each other. Where counts have their rates in brackets, it is the rates that align."""
    tails = [[""] * len(row["cells"]) for row in rows]
    for number, column in enumerate(columns):
        if column["align"] != "end":
            continue
        cells = {place: row["cells"][number] for place, row in enumerate(rows) if number < len(row["cells"])}
        for alike in _of_one_unit(cells):
            decimals = max((match["decimals"] or "" for match in alike.values()), key=len)
            behind = max((match["behind"] for match in alike.values()), key=len)
            for place, match in alike.items():
                tails[place][number] = decimals[len(match["decimals"] or "") :] + behind[len(match["behind"]) :]
    return tails


def _of_one_unit(cells: dict[int, str]) -> Iterable[dict[int, re.Match]]:
    """The numbers of a column that stand one below the other, by their places."""
    paired = any(map(_PAIR.fullmatch, cells.values()))
    units: dict[str, dict[int, re.Match]] = {}
    for place, cell in cells.items():
        if match := (_PAIR.fullmatch(cell) or _RATE.fullmatch(cell)) if paired else _NUMBER.fullmatch(cell):
            units.setdefault("".join(_UNIT.findall(match["behind"])), {})[place] = match
    return units.values()
