"""A plan as rows of the data folder's tables, in the columns and number formats that its datapackage.json declares."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from helpers.catalog.catalogue import read
from helpers.catalog.schema import read_schemas
from helpers.forms.data_rows import cells, csv_text, file_of
from helpers.measures.reductions import TOTAL
from helpers.numbers import write_count, write_rate
from helpers.words import LANGUAGES, gettext
from helpers.words.place_name import place_name

TABLES = ("sources", "plans", "district_plans", "printed_totals", "targets")
_SECTION = "Phụ lục"


def tidy_plan(table: pd.DataFrame, dossier, data_folder: str | Path) -> dict[str, str]:
    """The CSV text of every table that a `plan_districts` table has rows for, by file as datapackage.json names it.

    `sources` (the plan itself, its number and date still empty), `plans`, `district_plans`, `printed_totals` and
    `targets` (those of the appendix: reduction in households and points and rate at the end, of each district and of
    the province). The rows of the example province go to its own files.
    """
    catalogue = read(data_folder)
    schemas = {schema.name: schema for schema in read_schemas(Path(data_folder))}
    names = catalogue.tables["districts"].set_index("district_code")[["name_vi", "name_en"]]
    province = catalogue.tables["provinces"].set_index("province_code").loc[dossier.plan["province_code"]]
    rows = {
        "sources": [_source(dossier.plan, province)],
        "plans": [_plan(dossier.plan, province)],
        "district_plans": list(_district_plans(table, dossier.plan)),
        "printed_totals": [_printed_total(table, dossier.plan)],
        "targets": list(_targets(table, dossier.plan, names, province)),
    }
    return {
        file_of(schemas[name], bool(province["made_up"])): csv_text(
            schemas[name], [cells(row, schemas[name]) for row in rows[name]]
        )
        for name in TABLES
    }


def _in_both(say) -> dict[str, str]:
    """A text in both languages, by the ending of its column."""
    return {language: say(language) for language in LANGUAGES}


def _place(province: pd.Series, language: str) -> str:
    return place_name(province[f"name_{language}"], province["type"], language)


def source_id(plan: pd.Series) -> str:
    """The lasting name of the plan as a source."""
    return f"ke-hoach-{plan['plan_id']}"


def _source(plan: pd.Series, province: pd.Series) -> dict:
    made_up = bool(province["made_up"])
    title = _title(plan, province)
    issuer = _in_both(lambda language: _issuer(province, language))
    note = _in_both(_to_fill_in)
    return {
        "source_id": source_id(plan),
        "kind": "made_up" if made_up else "plan",
        "quality": "made_up" if made_up else "document",
    } | {
        f"{name}_{language}": text[language]
        for name, text in (("title", title), ("issuer", issuer), ("note", note))
        for language in LANGUAGES
    }


def _issuer(province: pd.Series, language: str) -> str:
    _ = gettext(language)
    return _("People’s Committee of {province}").format(province=_place(province, language))


def _to_fill_in(language: str) -> str:
    _ = gettext(language)
    return _("Drawn up with the plan builder; number and date to be filled in once it is issued.")


def _title(plan: pd.Series, province: pd.Series) -> dict[str, str]:
    def say(language: str) -> str:
        _ = gettext(language)
        title = _("Poverty-reduction plan of {province} for {year} (draft)").format(
            province=_place(province, language), year=plan["year"]
        )
        return f"{_('made-up figures')}: {title}" if province["made_up"] else title

    return _in_both(say)


def _plan(plan: pd.Series, province: pd.Series) -> dict:
    title = _title(plan, province)
    columns = ("plan_id", "province_code", "year", "year_from", "year_to", "standard_id")
    named = {f"title_{language}": title[language] for language in LANGUAGES}
    return {column: plan[column] for column in columns} | named | {"source_id": source_id(plan)}


def _district_plans(table: pd.DataFrame, plan: pd.Series) -> Iterator[dict]:
    for code, row in table.drop(index=TOTAL).iterrows():
        figures = {column: row[column] for column in ("reduction_households", "reduction_rate", "end_rate")}
        yield {"plan_id": plan["plan_id"], "district_code": code, "source_id": source_id(plan)} | figures


def _printed_total(table: pd.DataFrame, plan: pd.Series) -> dict:
    columns = ("households", "poor_households", "poverty_rate", "reduction_households", "reduction_rate", "end_rate")
    figures = {column: table.loc[TOTAL, column] for column in columns}
    return {"plan_id": plan["plan_id"], "source_id": source_id(plan)} | figures


def _targets(table: pd.DataFrame, plan: pd.Series, names: pd.DataFrame, province: pd.Series) -> Iterator[dict]:
    number = 0
    for code, row in table.iterrows():
        for indicator, comparator, column, unit in _APPENDIX:
            number += 1
            places = (
                _in_both(lambda language: _place(province, language))
                if code == TOTAL
                else {language: names.loc[code, f"name_{language}"] for language in LANGUAGES}
            )
            yield {
                "target_id": f"{plan['plan_id']}-{number:02}",
                "plan_id": plan["plan_id"],
                "dimension_id": "poverty",
                "indicator_id": indicator,
                "scope": "province" if code == TOTAL else "district",
                "district_code": None if code == TOTAL else code,
                "population_id": "poor_households",
                "comparator": comparator,
                "value": row[column],
                "unit": unit,
                "deadline": f"{plan['year_to']}-12-31",
                "comparator_printed": False,
                "section": _SECTION,
                "quote": _figure(row[column], unit, "vi"),
                "source_id": source_id(plan),
            } | {
                f"text_{language}": _text(unit, places[language], row[column], plan, language) for language in LANGUAGES
            }


_APPENDIX = (
    ("poor_households_reduction", "at_least", "reduction_households", "households"),
    ("poverty_rate_reduction", "at_least", "reduction_rate", "percentage_points"),
    ("poverty_rate_end_of_year", "at_most", "end_rate", "percent"),
)


def _figure(value, unit: str, language: str) -> str:
    return write_count(value, language) if unit == "households" else write_rate(value, language)


def _text(unit: str, place: str, value, plan: pd.Series, language: str) -> str:
    _ = gettext(language)
    pattern = {
        "households": _("{place}: {figure} fewer poor households in {year}"),
        "percentage_points": _("{place}: poverty rate down by {figure} percentage points in {year}"),
        "percent": _("{place}: poverty rate down to {figure}% at the end of {year}"),
    }[unit]
    return pattern.format(place=place, figure=_figure(value, unit, language), year=plan["year"])
