"""Every province-year that has data: its notebook runs to the end, and shows what its data allow and nothing else."""

import ast
import re
from pathlib import Path

import nbformat
import pytest

from helpers import catalog, display
from helpers.display.blocks import BLOCK_MIME
from helpers.display.citation import cite
from helpers.words import LANGUAGES

ROOT = Path(__file__).parents[2]
PLANS = catalog.read(ROOT / "data").plans()
CELLS = [
    cell
    for cell in nbformat.read(ROOT / "notebooks" / "province_report.ipynb", as_version=4).cells
    if cell.cell_type == "code" and "parameters" not in cell.metadata.get("tags", [])
]


def shown(province, year, language):
    """What each code cell displays, by its source: the value of its last line, as in a notebook."""
    names = {"province": province, "year": year, "language": language, "data_folder": str(ROOT / "data")}
    values = {}
    names["Out"] = {}
    for number, cell in enumerate(CELLS):
        *steps, last = ast.parse(cell.source).body
        exec(compile(ast.Module(steps, []), "cell", "exec"), names)
        if isinstance(last, ast.Expr):
            values[cell.source] = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
            if values[cell.source] is not None:
                names["Out"][number] = values[cell.source]
        else:
            exec(compile(ast.Module([last], []), "cell", "exec"), names)
    return names, values


def texts(block):
    """All texts of a block's data."""
    if isinstance(block, str):
        yield block
    elif isinstance(block, dict):
        for key, value in block.items():
            if key not in ("svg", "words"):  # the renderers fill the words of the title
                yield from texts(value)
    elif isinstance(block, list):
        for value in block:
            yield from texts(value)


@pytest.fixture(
    scope="module", params=[tuple(row) for row in PLANS[["province_code", "year"]].to_numpy()], ids="-".join
)
def report(request):
    """The names and the shown values of a province-year's notebook; the language takes turns."""
    province, year = request.param
    language = LANGUAGES[int(province + year[:4]) % 2]
    return language, *shown(province, year, language)


def test_every_cell_shows_a_block_or_nothing(report):
    _language, _names, values = report
    blocks = [value for value in values.values() if value is not None]
    assert len(blocks) >= 6
    assert all(BLOCK_MIME in value._repr_mimebundle_() for value in blocks)


def test_no_table_is_empty(report):
    def tables(block):
        if block["kind"] == "stack":
            for part in block["blocks"]:
                yield from tables(part)
        elif block["kind"] == "table":
            yield block

    _language, _names, values = report
    found = [table for value in values.values() if value is not None for table in tables(value.data())]
    assert found
    assert [table["caption"] for table in found if not table["rows"]] == []
    assert [table["caption"] for table in found if not table["source"]] == []


def test_no_text_holds_a_placeholder_or_a_missing_value(report):
    _language, _names, values = report
    told = [text for value in values.values() if value is not None for text in texts(value.data())]
    wrong = re.compile(r"[{}]|\b(None(?! of)|nan|NaN|Decimal|Interval)\b|<NA>|  ")
    assert [text for text in told if wrong.search(text)] == []


def test_the_story_names_the_province_and_every_source_is_one_of_its_own(report):
    _language, names, _values = report
    dossier = names["dossier"]
    assert dossier.province["name"] in display.facts(names["summary"], names["card"], dossier)["story"]
    assert set(dossier.sources["source_id"]) == set(dossier.sources.index)


def test_the_list_of_sources_holds_what_the_report_cites_and_nothing_else(report):
    """By number or by title, wherever the report names a document: in a source line, a note or a sentence."""
    language, names, values = report
    *others, (last, listed) = values.items()
    assert last.startswith("display.sources_list")
    told = "\n".join(text for _source, value in others if value is not None for text in texts(value.data()))
    sources = names["dossier"].tables["sources"].to_dict("records")
    cited = {
        one["source_id"]
        for one in sources
        if (one["number"] and re.search(rf"(?<!\w){re.escape(one['number'])}(?!\w)", told))
        or cite(one, language) in told
    }
    entries = listed.blocks[1].items
    assert {
        one["source_id"] for one in sources if any(entry.startswith(cite(one, language)) for entry in entries)
    } == cited
    assert len(entries) == len(cited) >= 2


def test_every_target_of_the_plan_has_a_line_and_a_verdict(report):
    _language, names, _values = report
    assert names["card"]["target_id"].tolist() == names["dossier"].targets["target_id"].tolist()
    assert names["card"]["status"].notna().all()


def test_review_tables_are_shown_where_there_are_some_and_only_there(report):
    _language, names, values = report
    has = len(names["dossier"].review_flows) > 0
    of_review = (
        "display.flow_table",
        "display.deprivation_heat_map",
        "display.causes_figure",
        "display.children_tables",
    )
    shown_ones = [value is not None for source, value in values.items() if source.startswith(of_review)]
    assert shown_ones == [has] * len(shown_ones)


def test_the_example_shows_every_section():
    _names, values = shown("99", "2024", "vi")
    silent = {source.split("(")[0] for source, value in values.items() if value is None}
    assert silent <= {"display.review_gaps", "display.readings"}
