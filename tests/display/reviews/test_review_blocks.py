"""What a report shows of the yearly review: all of it where it is there, a sentence where it is not."""

import pandas as pd
import pytest

from helpers import display

TABLES = {
    "review_results": "results (table 1)",
    "review_flows": "tables 2 and 3",
    "review_deprivations": "tables 4 to 7",
    "review_groups": "table 8",
    "review_causes": "table 10",
    "review_children": "table 11",
}


def tables(block):
    """The tables of a block."""
    return [one for one in getattr(block, "blocks", [block]) if one.kind == "table"]


def every_table(shown):
    return [table for block in shown.blocks().values() if block for table in tables(block)]


def cells(table, first):
    (row,) = [row.cells for row in table.rows if row.cells[0] == first]
    return row


def test_a_full_review_is_shown_in_full_and_nothing_is_missed(example):
    assert all(example.blocks().values())
    assert display.review_gaps(example.dossier) is None


def test_without_a_review_nothing_is_shown_but_what_is_missing(without_review):
    assert set(without_review.blocks().values()) == {None}
    gaps = display.review_gaps(without_review.dossier)
    assert gaps.missing
    assert [number for number in ("1", "2", "3", "4", "7", "8", "10", "11") if number not in gaps.text] == []


@pytest.mark.parametrize("table", TABLES)
def test_only_what_is_missing_is_called_missing(english, table):
    gaps = display.review_gaps(english.changed(table, lambda rows: rows.iloc[:0]).dossier)
    assert [name for name, told in TABLES.items() if told in gaps.text] == [table]


def test_tables_are_rectangular_and_end_in_their_total(example):
    total = {"vi": "Tổng số", "en": "Total"}[example.dossier.language]
    for table in every_table(example):
        assert {len(row.cells) for row in table.rows} == {len(table.columns)}, table.caption
        styles = [row.style for row in table.rows]
        assert "total" not in styles[:-1], table.caption
        assert (styles[-1] == "total") == (table.rows[-1].cells[0] == total), table.caption


def test_every_caption_tells_the_year_and_every_block_its_source(example):
    for block in example.blocks().values():
        for part in (one for one in getattr(block, "blocks", [block]) if hasattr(one, "caption")):
            assert "2024" in part.caption
            assert part.source


def test_tables_fit_a_portrait_page(example):
    for table in every_table(example):
        assert len(table.columns) <= 10, table.caption


def test_no_language_speaks_in_the_other(example):
    other = {"vi": ("households", "Total", "poor"), "en": ("hộ", "nghèo", "Tổng")}[example.dossier.language]
    for table in every_table(example):
        said = [table.caption, *table.notes, *(column.heading + column.group for column in table.columns)]
        assert [text for text in said if any(word in text for word in other)] == []


def test_results_in_the_official_order_with_both_classes_together(english):
    households, persons = tables(display.results_table(english.results, english.dossier))
    assert [column.heading for column in households.columns] == ["District", "Households", *["Number", "%"] * 4]
    whole = english.results.query("area == 'whole' and unit == 'households' and year == 2024").iloc[0]
    assert cells(households, "Total")[2] == f"{whole['poor']:,}"
    assert cells(households, "Total")[7] == str(whole["multidimensional_rate"])
    assert persons.columns[1].heading == "Persons"


def test_a_rate_printed_otherwise_is_told(english):
    def misprint(rows):
        wrong = rows["year"].eq(2024) & rows["unit"].eq("households") & rows["district_code"].isna()
        rows["poor_rate"] = rows["poor_rate"].mask(wrong, rows["poor_rate"] + 1)
        return rows

    shown = english.changed("review_results", misprint)
    told = tables(display.results_table(shown.results, shown.dossier))[0].notes
    assert len([note for note in told if "is printed" in note]) == 1
    assert not [note for note in every_table(english)[0].notes if "is printed" in note]


def test_flows_stand_under_the_official_headings(english):
    table = display.flow_table(english.flows, english.dossier, "poor")
    assert [(column.group, column.heading) for column in table.columns[2:8]] == [
        ("Left poverty", "Became near-poor"),
        ("Left poverty", "Rose above the near-poor line"),
        ("", "Other decrease"),
        ("", "From near-poor"),
        ("Additions", "Relapsed into poverty"),
        ("Additions", "New cases"),
    ]


def wrong_closing(rows):
    at = rows["class"].eq("poor") & rows["district_code"].isna() & rows["unit"].eq("households")
    rows.loc[at, "closing"] += 7
    return rows


def test_flows_that_do_not_close_are_told_and_not_drawn(english):
    shown = english.changed("review_flows", wrong_closing)
    notes = display.flow_table(shown.flows, shown.dossier, "poor").notes
    assert len([note for note in notes if note.startswith("Total: ")]) == 1
    assert display.flow_figure(shown.flows, shown.dossier, "poor") is None
    assert display.flow_figure(shown.flows, shown.dossier, "near_poor")


def test_a_class_that_is_not_there_has_dashes(english):
    shown = english.changed("review_causes", lambda rows: rows[rows["class"] == "poor"])
    table = display.causes_table(shown.causes, shown.dossier)
    assert {tuple(row.cells[4:]) for row in table.rows} == {("—", "—", "—")}
    assert display.causes_figure(shown.causes, shown.dossier) is None


def test_without_a_printed_total_the_sum_is_called_one(english):
    shown = english.changed("review_children", lambda rows: rows[rows["district_code"].notna()])
    for table in tables(display.children_tables(shown.children, shown.dossier)):
        assert table.rows[-1].cells[0] == "Sum of the districts"


def test_many_districts_make_several_tables(english):
    """Twenty districts and the total: three tables of seven columns, the total once and last."""

    def multiplied(rows):
        own = rows[rows["district_code"].notna()]
        first = own["district_code"].eq(own["district_code"].iloc[0])
        copies = [own[first].assign(district_code=f"8{n:02d}", short=f"District {n}") for n in range(20)]
        return pd.concat([*copies, rows[rows["district_code"].isna()]])

    shown = english.changed("review_causes", multiplied)
    found = tables(display.causes_district_tables(shown.causes, shown.dossier))
    assert [len(table.columns) - 1 for table in found] == [7, 7, 7] * 2
    assert [table.columns[-1].heading == "Total" for table in found] == [False, False, True] * 2


def test_dimensions_give_bounds_and_no_sum_of_households(english):
    table = display.dimension_table(english.dimensions, english.dossier)
    assert len(table.rows) == 6
    for row in table.rows:
        least, most = map(float, row.cells[3].split("–"))
        assert least < most <= 100
    assert any("is a range" in note for note in table.notes)


def test_stars_are_explained(example):
    for table in every_table(example):
        starred = any("*" in text for row in table.rows for text in row.cells[:1])
        starred |= any("*" in column.heading for column in table.columns)
        explained = any(note.startswith("* ") for note in table.notes)
        assert not starred or explained, table.caption
