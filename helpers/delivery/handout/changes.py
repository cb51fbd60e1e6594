"""What a new issue changes, in sentences: `poverty rate at the end of the year (%): 24,50 → 24,71`."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from helpers.numbers import write_count, write_decimal
from helpers.reporting.index_words import figure_names, status_names
from helpers.words import gettext

_DECIMAL = re.compile(r"-?\d+\.\d+")
_MOST_CELLS = 12  # cells of tables that a message lists one by one where no key figure changed


def changes(old: dict, new: dict, language: str) -> list[str]:
    """The differences between what two issues tell in one language (`facts` of an Issue), key figures first.

    Empty where they tell the same, and differ in their looks alone.
    """
    figures = list(_figures(old, new, language))
    cells = list(_cells(old.get("tables", {}), new.get("tables", {}), language))
    _ = gettext(language)
    if not (figures or cells) and any(old.get(name) != new.get(name) for name in ("headline", "story")):
        return [_("its words, and no figure")]
    most = 0 if figures else _MOST_CELLS  # where key figures say what happened, cells only repeat it
    more = len(cells) - most
    if more > 0:
        cells[most:] = [_("and {count} more cells of its tables").format(count=write_count(more, language))]
    return [*figures, *cells]


def _figures(old: dict, new: dict, language: str) -> Iterator[str]:
    before, after = old.get("figures", {}), new.get("figures", {})
    names = figure_names(language)
    for name in dict.fromkeys([*after, *before]):
        if before.get(name) != after.get(name):
            yield _change(names.get(name, name), before.get(name, ""), after.get(name, ""))
    statuses = status_names(language)
    if old.get("status") != new.get("status"):
        _ = gettext(language)
        was, now = (statuses.get(one.get("status", ""), "") for one in (old, new))
        yield _change(_("main target"), was, now)


def _cells(old: dict, new: dict, language: str) -> Iterator[str]:
    """Each cell of a table that is another now, by the table, the first cell of its row and its column."""
    _ = gettext(language)
    for name in sorted(old.keys() | new.keys()):
        before, after = _rows(old.get(name, [])), _rows(new.get(name, []))
        for key in dict.fromkeys([*after, *before]):
            was, now = before.get(key), after.get(key)
            if was != now:
                row, column = key
                what = _("{table}, {row}, {column}").format(table=name, row=row, column=column)
                yield _change(what, _written(was, language), _written(now, language))


def _rows(cells: list[list[str]]) -> dict[tuple[str, str], str]:
    """The cells of a table by their row and the heading of their column. A row is told by its first cell, where this
    repeats with its second; what repeats all the same is numbered."""
    if not cells:
        return {}
    heads, *body = cells
    firsts = Counter(row[0] for row in body)
    labels = _numbered([row[0] if firsts[row[0]] == 1 else ", ".join(row[:2]) for row in body])
    columns = _numbered(heads)[1:]
    return {
        (label, column): cell
        for label, row in zip(labels, body, strict=True)
        for column, cell in zip(columns, row[1:], strict=True)
    }


def _numbered(names: list[str]) -> list[str]:
    """The names, each that stood before with its number."""
    seen: Counter[str] = Counter()
    told = []
    for name in names:
        seen[name] += 1
        told.append(f"{name} ({seen[name]})" if seen[name] > 1 else name)
    return told


def _written(cell: str | None, language: str) -> str:
    """A cell, which is written for programs, as people read it; whole numbers may be years, and stay as they are."""
    return write_decimal(Decimal(cell), language) if cell and _DECIMAL.fullmatch(cell) else cell or ""


def _change(what: str, was: str, now: str) -> str:
    dash = "\N{EM DASH}"
    return f"{what}: {was or dash} \N{RIGHTWARDS ARROW} {now or dash}"
