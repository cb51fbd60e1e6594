"""What binds the plan, and whether each variant keeps to it."""

import pandas as pd

from helpers.display.blocks import Column, Row, Table
from helpers.display.citation import cite, source_line
from helpers.display.planning.request import variant_name
from helpers.display.units import EN_DASH, target_text
from helpers.measures.missing import known
from helpers.measures.planning.constraints import BOUNDS, END_RATE, HOUSEHOLDS, OWN, OWN_RANGE, PATH, PROGRAMME
from helpers.measures.records import records
from helpers.numbers import write_count, write_rate
from helpers.words import gettext

_ORDER = [(PROGRAMME, PATH), (OWN,), (OWN_RANGE, END_RATE, HOUSEHOLDS), (BOUNDS,)]


def constraints_table(constraints: pd.DataFrame, dossier) -> Table:
    """A `plan_constraints` table: what is asked, and of each variant what it plans and whether that is met; rows under
    the document that asks. Notes tell what can not be assessed and why, and on what an answer rests."""
    language = dossier.language
    _ = gettext(language)
    names = list(dict.fromkeys(constraints["variant"]))
    whys = list(dict.fromkeys(why for why in constraints["why"] if known(why)))
    columns = [Column(_("Constraint"), width=2.6), Column(_("Asked"), "end", 1.4)]
    for name in names:
        group = variant_name(name, names[0], language)
        columns += [Column(_("Planned"), "end", 0.8, group), Column(_("Met"), width=1.1, group=group)]
    rows: list[Row] = []
    heading = label = None
    for found in _by_constraint(constraints):
        row = next(iter(found.values()))
        if (head := _heading(row, dossier)) != heading:
            heading, label = head, None
            rows.append(Row([head], "group"))
        first, label = label, row["key"]
        cells = [_label(row, language, again=known(first) and first == label), _asked(row, language)]
        for name in names:
            one = found.get(name)
            cells += [_planned(one, language), _met(one, whys, language)] if one else [EN_DASH, EN_DASH]
        rows.append(Row(cells))
    notes = [f"({number}) {_why(why, language)}" for number, why in enumerate(whys, 1)]
    if constraints["comparator_printed"].eq(False).any():
        notes.append(_("† The comparison is our reading of the document."))
    caption = _("What binds the plan for {year}, and whether it is kept").format(year=dossier.plan["year"])
    return Table(caption, columns, rows, notes, source_line(dossier, constraints["source_id"]))


def _by_constraint(constraints: pd.DataFrame) -> list[dict[str, dict]]:
    """For each thing that is asked, the rows of the variants by name."""
    found: dict[tuple, dict[str, dict]] = {}
    documents: dict[str, int] = {}
    for row in records(constraints):
        asked = tuple(row[name] if known(row[name]) else None for name in ("constraint", "key", "area", "value"))
        found.setdefault(asked, {})[row["variant"]] = row
        documents.setdefault(str(row["source_id"]), len(documents))

    def place(asked: tuple) -> tuple[int, int]:
        kind = next(index for index, kinds in enumerate(_ORDER) if asked[0] in kinds)
        return kind, documents[str(next(iter(found[asked].values()))["source_id"])]

    return [found[asked] for asked in sorted(found, key=place)]


def _heading(row: dict, dossier) -> str:
    """The document or the request that asks."""
    _ = gettext(dossier.language)
    if row["constraint"] in (PROGRAMME, PATH, OWN):
        return cite(dossier.sources.loc[row["source_id"]], dossier.language)
    return _("Limits of the table itself") if row["constraint"] == BOUNDS else _("Asked of this plan")


def _label(row: dict, language: str, again: bool) -> str:
    """What is asked, in the document's sense; for further areas of the same goal the area alone."""
    _ = gettext(language)
    if row["constraint"] in (PROGRAMME, OWN):
        together = _("poor districts together") if row["scope"] == "poor_districts" and known(row["planned"]) else ""
        area = row["area"] if known(row["area"]) else together
        if again:
            return f"{EN_DASH} {area}"
        return f"{row['text']} {EN_DASH} {area}" if area else row["text"]
    path = _("Poor and near-poor households at the end of the year: on the programme’s path since its start")
    if known(row["base_rate"]):
        path += _(", from {rate}%").format(rate=write_rate(row["base_rate"], language))
    return {
        PATH: path,
        OWN_RANGE: _("Fall of the province’s poverty rate"),
        END_RATE: _("Poverty rate of the province at the end of the year"),
        HOUSEHOLDS: _("Households of the province to leave poverty"),
        BOUNDS: _(
            "No district below zero or above its poor households, and their sum is the province’s number; planned: districts that are held at zero"
        ),
    }[row["constraint"]]


def _asked(row: dict, language: str) -> str:
    if row["constraint"] == HOUSEHOLDS:
        return write_count(row["value"], language)
    if row["constraint"] == BOUNDS or not known(row["value"]):
        return EN_DASH
    return target_text(row, language)


def _planned(row: dict, language: str) -> str:
    """The figure in the unit of what is asked; points stand without theirs."""
    if not known(row["planned"]):
        return EN_DASH
    if row["unit"] in ("households", "districts"):
        return write_count(row["planned"], language)
    return write_rate(row["planned"], language) + ("%" if row["unit"] == "percent" else "")


def _met(row: dict, whys: list[str], language: str) -> str:
    _ = gettext(language)
    said = {
        "reached": _("met"),
        "exceeded": _("more than asked"),
        "missed": _("not met"),
        "undetermined": _("not decidable"),
        "not_measured": _("not assessed"),
    }[row["status"]]
    return f"{said} ({whys.index(row['why']) + 1})" if known(row["why"]) else said


def _why(why: str, language: str) -> str:
    _ = gettext(language)
    return {
        "no_near_poor": _(
            "The near-poor households are not known for the start of the year, or not for that of the programme, so the two together can not be counted."
        ),
        "no_group": _("The district table does not count this group; figures of its households are needed."),
        "no_poor_district": _("The list of poor districts, as far as it is recorded here, names none of the province."),
        "no_path": _(
            "No figure of poor and near-poor households is available for the start of the programme under this standard."
        ),
        "near_poor_held": _(
            "Poor and near-poor households together, if the near-poor stay as many as at the start of the year: what leaves poverty must then leave near-poverty too."
        ),
        "due_later": _("Due at the end of the programme; shown is the share left at the end of this year."),
    }[why]
