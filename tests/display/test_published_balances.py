"""What is published of a plan's years, as a reader sees it."""

from pathlib import Path

import pytest

from helpers import catalog, display, measures

DATA = Path(__file__).parents[2] / "data"


def table(province, year, language):
    dossier = catalog.load(province, year, language, DATA)
    return display.published_balances_table(measures.published_balances(dossier), dossier)


@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("vi", ["Hộ thành thị", "773", "0,59", "1.085", "0,83", "1661/QĐ-UBND (đã phê duyệt)"]),
        ("en", ["Urban households", "773", "0.59", "1,085", "0.83", "1661/QĐ-UBND (approved)"]),
    ],
)
def test_a_row_tells_whom_it_counts_who_published_it_and_how_firm_it_is(language, row):
    assert row in [one.cells for one in table("27", "2023", language).rows]


def test_rows_stand_under_their_point_in_time_and_only_columns_with_figures_are_there():
    shown = table("94", "2024", "en")
    assert [row.cells for row in shown.rows if row.style == "group"] == [["End of 2024"]]
    assert [column.heading for column in shown.columns if column.group == "Near-poor households"] == ["Number", "%"]
    assert "All households" not in [column.heading for column in shown.columns]


def test_a_note_says_of_which_row_it_is():
    assert any(note.startswith("Cuối năm 2021, toàn tỉnh, ") for note in table("06", "2022", "vi").notes)


def test_a_note_says_of_which_source_it_is():
    """Beside it stands the rate that another source prints."""
    assert (
        "End of 2022, Dam Rong District, Dân sinh newspaper (2023): This source gives the rate only as “nearly 7%”, so no rate is "
        "recorded from it."
    ) in table("68", "2023", "en").notes


def test_without_figures_there_is_no_table():
    dossier = catalog.load("94", "2024", "en", DATA)
    assert display.published_balances_table(measures.published_balances(dossier).head(0), dossier) is None
