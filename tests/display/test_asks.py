"""What the plan asks against what it plans: only what its own figures answer is a row, the rest is a sentence."""

from functools import cache
from pathlib import Path

import pytest

from helpers import catalog, display, measures

DATA = Path(__file__).parents[2] / "data"


@cache
def shown(province, year, language):
    """The table and the sentences of a report, the table None where there is none."""
    dossier = catalog.load(province, year, language, DATA)
    districts = measures.district_reductions(dossier.baselines, dossier.district_plans)
    summary = measures.headline(districts, dossier.baselines, dossier.targets, dossier.outcomes)
    block = display.asks_table(measures.asks_against_table(dossier.targets, districts, summary), dossier)
    blocks = block.blocks if block else []
    table = next((one for one in blocks if one.kind == "table"), None)
    return table, [one.text for one in blocks if one.kind == "paragraph"]


def test_the_fall_that_a_plan_implies_is_marked_and_explained():
    table, told = shown("06", "2023", "vi")
    (row,) = table.rows
    assert row.cells[1:] == [
        "toàn tỉnh",
        "2–2,5 điểm\N{NO-BREAK SPACE}%/năm\N{NO-BREAK SPACE}†",
        "2,40\N{NO-BREAK SPACE}‡",
        "đúng yêu cầu",
    ]
    assert [note[:1] for note in table.notes] == ["†", "‡"]
    assert table.notes[1].endswith("2,40 = 24,71 − 22,31.")
    (sentence,) = told
    assert "Hộ nghèo (huyện nghèo)" in sentence and "Hộ nghèo dân tộc thiểu số (toàn tỉnh)" in sentence


@pytest.mark.parametrize(
    "report",
    [("20", "2023"), ("64", "2022"), ("64", "2024"), ("67", "2023"), ("04", "2024"), ("94", "2024")],
    ids="-".join,
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_asks_that_no_figure_answers_are_one_sentence(report, language):
    table, told = shown(*report, language)
    assert table is None
    assert len(told) == 1


@pytest.mark.parametrize("report", [("06", "2022"), ("06", "2023"), ("99", "2023"), ("99", "2024")], ids="-".join)
def test_no_row_is_only_dashes(report):
    table, _told = shown(*report, "en")
    assert [row.cells for row in table.rows if "—" in row.cells] == []


def test_a_plan_that_asks_nothing_of_its_own_of_a_group_shows_nothing():
    assert shown("27", "2023-2025", "en") == (None, [])
