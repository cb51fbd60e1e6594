"""The figures of a finding in words: what they are of, and how they are written."""

from decimal import Decimal

from helpers.display.citation import cite
from helpers.display.units import SYMBOLS
from helpers.measures.audit.finding import Cell
from helpers.measures.feasible import Interval
from helpers.measures.missing import known
from helpers.measures.reductions import TOTAL
from helpers.numbers import write_decimal
from helpers.words import gettext

EN_DASH = "\N{EN DASH}"


def figure_name(finding: dict, tables: dict, language: str) -> str:
    """Which figure of the area and year it is: `end of 2022, rural, poverty rate`."""
    _ = gettext(language)
    parts = [_when(finding, language), _scope(finding, language), _table(finding, language), _class(finding, language)]
    return ", ".join(part for part in (*parts, _column(finding, tables, language)) if part)


def cell_name(cell: Cell, finding: dict, tables: dict, language: str) -> str:
    """Another figure than that of the finding: its column, and what else tells it apart where it stands in another row."""
    if (cell.file, cell.row) == (finding["file"], finding["row"]):
        return column_name(cell.column, language)
    name = cell.file.rpartition("/")[2].removesuffix(".csv")
    rows = tables[name]
    record = rows[(rows["file"] == cell.file) & (rows["row"] == cell.row)].iloc[0].to_dict()
    if name == "printed_totals":
        record["district_code"] = TOTAL
    other = dict.fromkeys(finding) | record | cell._asdict()
    named, area = figure_name(other, tables, language), area_name(other, tables, language)
    if area != area_name(finding, tables, language):
        named = f"{area}, {named}"
    if known(other["source_id"]) and other["source_id"] != finding["source_id"]:
        named += f" ({source_label(other['source_id'], tables, language)})"
    return named


def area_name(finding: dict, tables: dict, language: str) -> str:
    """The area of the finding: a district, the total row, a region, or the whole province or country."""
    _ = gettext(language)
    code = finding["district_code"]
    if code == TOTAL:
        return _("Total row")
    if known(code):
        return _named(tables["districts"], "district_code", code, "short")
    if known(finding["region_id"]):
        return _named(tables["regions"], "region_id", finding["region_id"], "name")
    return _("Whole province") if known(finding["province_code"]) else _("Whole country")


def province_label(code: object, tables: dict, language: str) -> str:
    """A province with its code, or the country."""
    _ = gettext(language)
    if not known(code):
        return _("Whole country")
    return f"{_named(tables['provinces'], 'province_code', code, 'name')} ({code})"


def source_label(source_id: object, tables: dict, language: str) -> str:
    """A source in short, or its id where it is not listed."""
    sources = tables["sources"]
    found = sources[sources["source_id"] == source_id]
    return cite(found.iloc[0], language) if len(found) else str(source_id or "")


def written(value: object, language: str) -> str:
    """A figure with its printed decimals, an interval, or a dash."""
    _ = gettext(language)
    if isinstance(value, Interval):
        if value.high is None:
            return _("{figure} or more").format(figure=write_decimal(value.low, language))
        if value.low == value.high:
            return write_decimal(value.low, language)
        return f"{write_decimal(value.low, language)}{EN_DASH}{write_decimal(value.high, language)}"
    return write_decimal(Decimal(value), language) if known(value) else "\N{EM DASH}"


def printed_text(finding: dict, language: str) -> str:
    """The printed figure, with the sign of how its source states it: `> 18,000`."""
    stated = finding["counts_stated"] if finding["column"].endswith("households") else None
    return SYMBOLS[stated if known(stated) else "equal"] + written(finding["printed"], language)


def _named(table, key: str, code: object, column: str) -> str:
    found = table.loc[table[key] == code, column]
    return str(found.iloc[0]) if len(found) else str(code)


def _when(finding: dict, language: str) -> str:
    _ = gettext(language)
    if not known(finding["year"]):
        return ""
    words = {
        "start": _("start of {year}"),
        "end": _("end of {year}"),
        "mid": _("mid-{year}"),
        "reported": _("{year}, undated"),
    }
    return words.get(finding["point"], "{year}").format(year=finding["year"])


def _scope(finding: dict, language: str) -> str:
    _ = gettext(language)
    words = {
        "urban": _("urban"),
        "rural": _("rural"),
        "ethnic_minority": _("ethnic minorities"),
        "poor_districts": _("poor districts"),
    }
    return words.get(finding["scope"], "")


def _table(finding: dict, language: str) -> str:
    _ = gettext(language)
    name = finding["file"].rpartition("/")[2].removesuffix(".csv")
    poor = finding["class"] != "near_poor"
    number = {
        "review_results": "1",
        "review_flows": "2" if poor else "3",
        "review_deprivations": "4" + EN_DASH + "5" if poor else "6" + EN_DASH + "7",
        "review_deprivation_totals": "4" if poor else "6",
        "review_groups": "8",
        "review_causes": "10",
        "review_children": "11",
    }.get(name)
    if number:
        return _("table {number}").format(number=number)
    return _("district table") if name in ("district_plans", "printed_totals") else ""


def _class(finding: dict, language: str) -> str:
    _ = gettext(language)
    words = {
        ("poor", "households"): _("poor households"),
        ("near_poor", "households"): _("near-poor households"),
        ("poor", "persons"): _("poor persons"),
        ("near_poor", "persons"): _("near-poor persons"),
        (None, "persons"): _("persons"),
        ("poor", None): _("poor"),
        ("near_poor", None): _("near-poor"),
    }
    key = tuple(finding[name] if known(finding[name]) else None for name in ("class", "unit"))
    return words.get(key, "")


def _column(finding: dict, tables: dict, language: str) -> str:
    _ = gettext(language)
    named = {"targets.csv": "targets", "outcomes.csv": "outcomes"}.get(finding["file"].rpartition("/")[2])
    if named:
        rows = tables[named]
        row = rows[(rows["file"] == finding["file"]) & (rows["row"] == finding["row"])].iloc[0]
        indicator = _named(tables["target_indicators"], "indicator_id", row["indicator_id"], "name")
        return (_("target “{name}”") if named == "targets" else _("result “{name}”")).format(name=indicator)
    detail = _detail(finding, tables)
    return f"{detail}: {_columns(language)[finding['column']]}" if detail else _columns(language)[finding["column"]]


def _detail(finding: dict, tables: dict) -> str:
    """The indicator or the cause that a row of the review is of."""
    name = finding["file"].rpartition("/")[2]
    for file, table, key, names in (
        ("review_deprivations.csv", "review_deprivations", "indicator_id", "deprivation_indicators"),
        ("review_causes.csv", "review_causes", "cause_id", "causes"),
    ):
        if name == file:
            rows = tables[table]
            row = rows[(rows["file"] == finding["file"]) & (rows["row"] == finding["row"])].iloc[0]
            return _named(tables[names], key, row[key], "name")
    return ""


def column_name(column: str, language: str) -> str:
    """The name of a column of figures."""
    return _columns(language)[column]


def _columns(language: str) -> dict[str, str]:
    _ = gettext(language)
    return {
        "households": _("households"),
        "poor_households": _("poor households"),
        "near_poor_households": _("near-poor households"),
        "multidimensional_households": _("poor and near-poor households"),
        "poverty_rate": _("poverty rate"),
        "near_poor_rate": _("near-poor rate"),
        "multidimensional_rate": _("rate of poor and near-poor"),
        "reduction_households": _("reduction in households"),
        "reduction_rate": _("reduction in points"),
        "end_rate": _("rate at the end"),
        "amount": _("total budget (million VND)"),
        "total": _("total"),
        "poor": _("poor"),
        "poor_rate": _("poverty rate"),
        "near_poor": _("near-poor"),
        "farm_average": _("farming, average living standard"),
        "farm_average_rate": _("rate of farming, average living standard"),
        "opening": _("start of the year (1)"),
        "to_other_class": _("to the other class (2)"),
        "above_line": _("above the near-poor line (3)"),
        "other_decrease": _("other decrease (4)"),
        "from_other_class": _("from the other class (5)"),
        "relapsed": _("fell back (6)"),
        "newly_arisen": _("newly arisen (7)"),
        "other_increase": _("other increase (8)"),
        "closing": _("end of the year (9)"),
        "deprived_households": _("deprived households"),
        "rate": _("rate"),
        "deprivations": _("all deprivations"),
        "ethnic_minority": _("ethnic minorities"),
        "no_labour_capacity": _("without capacity to work"),
        "merit": _("with people of merit"),
        "other": _("other"),
        "children": _("children"),
        "malnourished": _("malnourished children"),
        "without_insurance": _("children without health insurance"),
        "out_of_school": _("children out of school"),
    }
