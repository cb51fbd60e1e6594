"""What a new issue changes, in sentences: `poverty rate at the end of the year (%): 24,50 → 24,71`."""

from collections import Counter
from collections.abc import Iterator

from helpers.reporting.index_words import figure_names, status_names
from helpers.words import gettext

_MOST_CELLS = 12  # cells of tables that a message lists one by one


def changes(old: dict, new: dict, language: str) -> list[str]:
    """The differences between what two issues tell in one language (`facts` of an Issue), key figures first.

    Empty where they tell the same, and differ in their looks alone.
    """
    told = [*_figures(old, new, language), *_cells(old.get("tables", {}), new.get("tables", {}), language)]
    _ = gettext(language)
    words = ("headline", "story")
    if not told and any(old.get(name) != new.get(name) for name in words):
        return [_("its words, and no figure")]
    if len(told) > _MOST_CELLS:
        more = _("and {count} more cells of its tables").format(count=len(told) - _MOST_CELLS)
        return [*told[:_MOST_CELLS], more]
    return told


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
                yield _change(
                    _("{table}, {row}, {column}").format(table=name, row=row, column=column), was or "", now or ""
                )


def _rows(cells: list[list[str]]) -> dict[tuple[str, str], str]:
    """The cells of a table by their row and the heading of their column. A row is told by its first cell, where this
    repeats with its second, and numbered where that repeats too."""
    if not cells:
        return {}
    heads, *body = cells
    firsts, seen, found = Counter(row[0] for row in body), Counter(), {}
    for row in body:
        label = row[0] if firsts[row[0]] == 1 else ", ".join(row[:2])
        seen[label] += 1
        if seen[label] > 1:
            label = f"{label} ({seen[label]})"
        found |= {(label, head): cell for head, cell in zip(heads[1:], row[1:], strict=True)}
    return found


def _change(what: str, was: str, now: str) -> str:
    dash = "\N{EM DASH}"
    return f"{what}: {was or dash} \N{RIGHTWARDS ARROW} {now or dash}"
