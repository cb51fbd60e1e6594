"""How numbers of a column come to stand with their decimal commas one below the other."""

import re

# Whole part with its thousands, decimals, and what stands behind them: a mark or a unit.
_NUMBER = re.compile(r"\D*\d+(?:[.,]\d{3})*(?P<decimals>[.,]\d{1,2})?(?P<behind>\D*)")


def hidden_tails(columns: list[dict], rows: list[dict]) -> list[list[str]]:
    """For every cell of a table block the text that has to follow it unseen, in a column of numbers that ends at the
    right edge: `0` behind 2,5 where others have two decimals. A cell that holds no single number takes none."""
    tails = [[""] * len(row["cells"]) for row in rows]
    for number, column in enumerate(columns):
        if column["align"] != "end":
            continue
        found = {
            place: match
            for place, row in enumerate(rows)
            if number < len(row["cells"]) and (match := _NUMBER.fullmatch(row["cells"][number]))
        }
        decimals = max((match["decimals"] or "" for match in found.values()), key=len, default="")
        behind = max((match["behind"] for match in found.values()), key=len, default="")
        for place, match in found.items():
            tails[place][number] = decimals[len(match["decimals"] or "") :] + behind[len(match["behind"]) :]
    return tails
