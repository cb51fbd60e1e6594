"""The list of sources holds what a report cites, and each table cites where its own figures come from."""

from types import SimpleNamespace

import pandas as pd
import pytest

from helpers import catalog, display, measures
from helpers.display.blocks import Items, Paragraph, Stack, Title
from helpers.display.citation import cite
from helpers.display.sources import sources_list
from helpers.display.standing import way_known
from helpers.reporting.formats import ROOT

DATA = ROOT / "data"


def source(source_id, number=None, title="", date=None):
    texts = {"title": title, "issuer": "Báo Một", "read_in": None, "url": None, "note": None}
    return texts | {"source_id": source_id, "number": number, "date": date}


def dossier(*sources, language="vi"):
    table = pd.DataFrame(sources, dtype=object).set_index("source_id", drop=False).rename_axis(None)
    return SimpleNamespace(language=language, sources=table)


PLAN = source("plan", "66/KH-UBND", date="2022-03-17")
OTHER = source("other", "166/KH-UBND", date="2023-01")
PAPER = source("paper", title="Tỉnh “trắng” hộ nghèo")
ALL = dossier(PLAN, OTHER, PAPER)
HEAD = Title("", [], "vi", "2022-01-01", None, {})


def listed(shown):
    return sources_list(ALL, dict(enumerate(shown))).blocks[1].items


def test_only_what_the_report_names_is_listed():
    assert [entry[:26] for entry in listed([HEAD, Paragraph("Theo 166/KH-UBND.")])] == ["Kế hoạch số 166/KH-UBND, 0"]
    nested = Stack(Items(["Nguồn: " + cite(PAPER, "vi")]), Paragraph("66/KH-UBND"))
    assert [entry.partition(",")[0] for entry in listed([HEAD, nested])] == [
        "Kế hoạch số 66/KH-UBND",
        "“Tỉnh ‘trắng’ hộ nghèo”",
    ]


def test_what_a_notebook_showed_before_its_title_was_shown_again_does_not_count():
    assert len(listed([HEAD, Paragraph("66/KH-UBND"), HEAD, Paragraph("166/KH-UBND")])) == 1


def test_everything_is_listed_where_nothing_is_known_of_what_was_shown():
    assert len(sources_list(ALL).blocks[1].items) == len(listed([])) == 3


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (["2025-09-02", "2024"], "Số liệu công bố đến 02/09/2025."),
        (["2025-09-02", None], "Số liệu công bố đến 02/09/2025; 1 nguồn không ghi ngày."),
        (["2023", None, None], "Số liệu công bố đến năm 2023; 2 nguồn không ghi ngày."),
        (["2025-01-03", "2025"], "Số liệu công bố đến năm 2025."),
        (["2024-11-05", "2024-11"], "Số liệu công bố đến 11/2024."),
    ],
    ids=str,
)
def test_the_opening_line_claims_no_more_than_the_sources_bear(dates, told):
    sources = [source(f"s{number}", title=f"Bài {number}", date=date) for number, date in enumerate(dates)]
    assert sources_list(dossier(*sources)).blocks[0].text == told


def allowed(province, year):
    """The source line of the table of all households that the figures allow, and its rows."""
    told = catalog.load(province, year, "vi", DATA)
    _before, own, after = measures.plan_years(told)
    blocks = display.reconciliation(measures.reconcile(own, after), told).blocks
    (table,) = [one for one in blocks if getattr(one, "caption", "").startswith("Tổng số hộ dân")]
    return table.source, [row.cells for row in table.rows]


def test_a_printed_total_names_its_own_source():
    """Kon Tum 2022: 143.561 households stand in a table of the Committee for Ethnic Minority Affairs alone."""
    cited, rows = allowed("Kon Tum", "2022")
    assert rows[0][-1] == "143.561"
    assert "Ban Dân tộc tỉnh Kon Tum" in cited


@pytest.mark.parametrize(
    ("year", "label", "source_of_start"),
    [
        ("2022", "Cuối năm 2021, Báo Gia Lai (2022)", "08/06/2022"),
        ("2024", "Cuối năm 2023, Báo Gia Lai (2023)", "11/2023"),
    ],
)
def test_an_opening_names_the_source_of_its_figures_and_not_the_plan(year, label, source_of_start):
    cited, rows = allowed("Gia Lai", year)
    assert rows[0][0] == label
    assert f"{source_of_start}, Báo Gia Lai" in cited
    plan = catalog.load("Gia Lai", year, "vi", DATA)
    assert plan.sources.loc[plan.plan["source_id"], "title"] not in cited


def test_a_start_that_no_source_restates_is_no_step():
    told = catalog.load("Kon Tum", "2022", "vi", DATA)
    _before, own, after = measures.plan_years(told)
    year = measures.reconcile(own, after)
    assert year.bridge.index.tolist() == ["opening", "movement", "denominator", "closing"]
    texts = [row.cells[0] for block in display.reconciliation(year, told).blocks for row in getattr(block, "rows", ())]
    assert "Mức gốc được điều chỉnh sau đó" not in texts


@pytest.mark.parametrize(
    ("province", "year", "start"),
    [("Gia Lai", "2024", "mức cuối năm 2023"), ("Kon Tum", "2022", "mức đầu năm của chính kế hoạch")],
)
def test_only_a_start_that_stands_in_the_plan_is_called_its_own(province, year, start):
    told = catalog.load(province, year, "vi", DATA)
    _before, own, after = measures.plan_years(told)
    items = [
        one for one in display.reconciliation(measures.reconcile(own, after), told).blocks if isinstance(one, Items)
    ]
    assert items[0].items[0].startswith(f"Tính từ {start} là ")


@pytest.mark.parametrize(
    ("how", "status", "told"),
    [
        ("printed", "plan", "ghi trong kế hoạch"),
        ("printed", "approved", "đã phê duyệt"),
        ("printed", "preliminary", "sơ bộ"),
        ("published", "published", "đã công bố"),
        ("summed", "approved", "từ biểu theo huyện, đã phê duyệt"),
    ],
)
def test_only_what_the_plan_sets_is_said_to_stand_in_it(how, status, told):
    assert way_known(how, status, "vi").casefold() == told
