"""The overview's pictures name their sources, new provinces stand with their namesakes, and remarks of the data are told."""

import re
from types import SimpleNamespace

import pytest

from helpers import catalog, display, measures
from helpers.display.citation import cite
from helpers.display.figures.panels import Panel, Point, panels
from helpers.display.sources import source_number
from helpers.reporting.formats import ROOT


@pytest.fixture(scope="module", params=["vi", "en"])
def shown(request):
    return overview(request.param, 2022)


def overview(language, year):
    nation = catalog.load_nation(language, ROOT / "data", str(year))
    figures = measures.completed_figures(measures.closing_figures(nation.balances, nation.kept))
    series = measures.yearly_series(figures)
    ending = measures.at_end_of(series.points, year)
    last = measures.at_end_of(series.points, 2024)
    return SimpleNamespace(
        nation=nation,
        language=language,
        figures=figures,
        series=series,
        ending=ending,
        covered=measures.data_coverage(figures, nation.provinces, nation.years),
        ranked=measures.province_ranking(ending, nation.provinces),
        country=measures.printed_of_country(nation.national_balances),
        printed=measures.printed_of_regions(nation.national_balances, year),
        rolled=measures.roll_up(last, nation.provinces, measures.printed_for_new(figures, 2024)),
    )


def test_every_picture_names_its_sources_by_their_numbers(shown):
    nation = shown.nation
    drawn = [display.rate_map(shown.ranked, 2022, nation), display.ranking_figure(shown.ranked, 2022, nation)]
    drawn.append(display.coverage_map(shown.covered, 2022, nation))
    drawn += display.series_figures(shown.series, nation).blocks[1:]
    for figure in drawn:
        numbers = [int(number) for number in re.findall(r"\[(\d+)\]", figure.source)]
        assert numbers and numbers == sorted(set(numbers)), figure.caption
        assert numbers[-1] <= len(nation.sources)
    listed = sorted({display.sources.source_number(nation, one) for one in shown.ranked["rate_ids"].explode()})
    assert f"{', '.join(f'[{number}]' for number in listed)}." in drawn[1].source


def test_a_new_province_stands_in_the_region_of_its_namesake(shown):
    """New Bắc Ninh has the code of old Bắc Giang, which lies in another region."""
    new = {"vi": "Bắc Ninh (từ 01/07/2025)", "en": "Bac Ninh since 1 July 2025"}[shown.language]
    delta = {"vi": "Đồng bằng sông Hồng", "en": "Red River Delta"}[shown.language]
    (figure,) = [
        one for one in display.series_figures(shown.series, shown.nation).blocks[1:] if new in str(one.shown.rows)
    ]
    assert figure.caption.endswith(delta)


def test_sums_that_a_source_does_not_keep_are_remarked_under_the_table(shown):
    """End of 2022: 1,057,374 + 915,274 are not the 1,972,767 printed; nor is the Red River Delta's sum."""
    covered, ranked, country = shown.covered, shown.ranked, shown.country
    told = display.country_table(covered, ranked, country, 2022, shown.nation).blocks
    number = {"vi": "1.972.648", "en": "1,972,648"}[shown.language]
    (note,) = [note for note in told[-1].notes if number in note]
    assert note.startswith({"vi": "Cuối năm 2022, ", "en": "End of 2022, "}[shown.language])
    printed = measures.printed_of_regions(shown.nation.national_balances, 2022)
    regions = measures.region_figures(shown.ending, shown.nation.provinces, shown.nation.regions, printed)
    notes = display.regions_table(regions, 2022, shown.nation).notes
    assert any({"vi": "169.476", "en": "169,476"}[shown.language] in note for note in notes)


def test_the_story_says_when_and_rows_when_in_the_same_words(shown):
    story, table = display.country_table(shown.covered, shown.ranked, shown.country, 2022, shown.nation).blocks
    start = {"vi": "Cuối năm 2022, báo cáo", "en": "For the end of 2022, this report"}[shown.language]
    assert story.text.startswith(start)
    label = {"vi": "Cuối năm 2022", "en": "End of 2022"}[shown.language]
    assert label in [row.cells[0] for row in table.rows]


def test_a_rate_that_follows_from_printed_numbers_is_told_and_marked(shown):
    """New Phú Thọ: 31.488 of 997.683 households."""
    table = display.roll_up_table(shown.rolled, shown.nation)
    told = {"vi": "31.488; 3,16%\N{NO-BREAK SPACE}‡", "en": "31,488; 3.16%\N{NO-BREAK SPACE}‡"}[shown.language]
    assert told in [row.cells[4] for row in table.rows]
    assert any(note.startswith("‡") for note in table.notes)
    stated = {row.cells[0]: row.cells[3] for row in table.rows}
    names = {"vi": ("Hà Nội", "0,00"), "en": ("Ha Noi", "0.00")}[shown.language]
    assert stated[names[0]] == f"{names[1]}\N{NO-BREAK SPACE}‡", (
        "that nobody is poor is stated; the rate is not printed"
    )


@pytest.mark.parametrize(
    ("years", "firm", "dotted"),
    [((2021, 2022), True, False), ((2021, 2022), False, True), ((2021, 2024), True, True)],
)
def test_only_ends_of_years_that_follow_are_joined_by_a_line(years, firm, dotted):
    """Hải Dương: 1,93 at the end of 2021, 2,15 by the re-review within 2022."""
    points = [Point(years[0], 1.93, "1.93", True), Point(years[1], 2.15, "2.15", firm)]
    assert ("stroke-dasharray" in panels([Panel("Hải Dương", [points])])) is dotted


def test_the_start_of_a_year_is_not_told_as_the_end_of_the_year_before(shown):
    """Ethnic-minority households: 25,91 % at the start of 2022, as the source says."""
    _story, table = display.country_table(shown.covered, shown.ranked, shown.country, 2022, shown.nation).blocks
    rate = {"vi": "25,91", "en": "25.91"}[shown.language]
    label = {"vi": "Đầu năm 2022 (theo nguồn)", "en": "Start of 2022 (per the source)"}[shown.language]
    assert [row.cells[0] for row in table.rows if rate in row.cells] == [label]
    assert len([note for note in table.notes if note.startswith(label)]) == 1


def test_what_a_secondary_site_adds_is_shown_and_marked():
    """Hà Giang, end of 2023: the rate from the press, 59.496 households from a site; Quảng Ninh: 925 near-poor."""
    shown = overview("vi", 2023)
    table = display.ranking_table(shown.ranked, 2023, shown.nation)
    rows = {row.cells[0]: row.cells for row in table.rows}
    assert rows["Hà Giang"][3] == "59.496\N{NO-BREAK SPACE}§†"
    assert rows["Quảng Ninh"][4] == "925\N{NO-BREAK SPACE}§†"
    assert rows["Hà Giang"][-1].endswith("]\N{NO-BREAK SPACE}†") and rows["Hà Giang"][-1].count("[") == 2
    assert rows["Yên Bái"][3] == "20.222"
    assert [note[0] for note in table.notes if note[0] in "‡Σ§°*†"] == ["‡", "§", "†"]


def test_a_sum_of_urban_and_rural_households_says_so(shown):
    """Bình Định, end of 2021: 5.196 + 20.125."""
    _counts, table = display.coverage_tables(shown.covered, shown.nation).blocks
    name, told = {"vi": ("Bình Định", "25.321"), "en": ("Binh Dinh", "25,321")}[shown.language]
    assert {row.cells[0]: row.cells for row in table.rows}[name][1] == f"{told}\N{NO-BREAK SPACE}Σ"
    assert any(note.startswith("Σ") for note in table.notes)
    _needed, nothing, *_ = display.missing_tables(shown.covered, shown.ending, shown.printed, 2022, shown.nation).blocks
    assert name not in nothing.text


def test_each_province_is_in_the_table_of_figures_or_named_as_missing(shown):
    _counts, table = display.coverage_tables(shown.covered, shown.nation).blocks
    missing = display.missing_tables(shown.covered, shown.ending, shown.printed, 2022, shown.nation).blocks[1].text
    listed = {row.cells[0] for row in table.rows if row.style == "body"}
    named = set(re.split(r"[:;,(). ]{2,}", missing.split(":", 1)[1].strip(" .)")))
    assert listed | named >= set(shown.nation.provinces["name"])
    assert not listed & named


def test_known_parts_of_a_new_province_are_told_and_no_row_is_only_dashes(shown):
    table = display.roll_up_table(shown.rolled, shown.nation)
    parts = {row.cells[0]: row.cells[5] for row in table.rows}
    vietnamese = {"Lào Cai": "20.411", "Hải Phòng": "6.287", "Ninh Bình": "4.806", "Cần Thơ": "4.484"}
    english = {"Lao Cai": "20,411", "Hai Phong": "6,287", "Ninh Binh": "4,806", "Can Tho": "4,484"}
    for name, number in {"vi": vietnamese, "en": english}[shown.language].items():
        assert number in parts[name]
    assert all(set(row.cells[2:-1]) != {"—"} and row.cells[-1] != "—" for row in table.rows)
    silent = [name for name in shown.nation.successors["name"] if name not in parts]
    assert len(silent) + len(table.rows) == 34
    assert all(name in table.notes[0] for name in silent)
    mark = {row.cells[0]: row.cells[-1][-1] for row in table.rows}
    assert [mark[name] for name in {"vi": ("Lai Châu", "Hà Nội"), "en": ("Lai Chau", "Ha Noi")}[shown.language]] == [
        "†"
    ] * 2


def test_only_cited_sources_are_listed_and_every_cited_one_is(shown):
    tables = (shown.covered, shown.ranked, shown.country, shown.printed)
    nation = display.with_cited_sources(shown.nation, 2022, *tables, shown.series, shown.rolled)
    blocks = [
        display.national_title(2022, nation),
        display.national_headline(shown.covered, shown.ranked, shown.country, 2022, nation),
        display.country_table(shown.covered, shown.ranked, shown.country, 2022, nation),
        display.ranking_table(shown.ranked, 2022, nation),
        display.regions_table(
            measures.region_figures(shown.ending, nation.provinces, nation.regions, shown.printed), 2022, nation
        ),
        display.series_figures(shown.series, nation),
        display.roll_up_table(shown.rolled, nation),
        display.coverage_tables(shown.covered, nation),
        display.missing_tables(shown.covered, shown.ending, shown.printed, 2022, nation),
    ]
    told = " ".join(str(block.data()) for block in blocks)
    uncited = [
        source["source_id"]
        for source in nation.sources.to_dict("records")
        if f"[{source_number(nation, source['source_id'])}]" not in told and cite(source, shown.language) not in told
    ]
    assert uncited == []
    assert len(nation.sources) < len(shown.nation.sources)


@pytest.mark.parametrize(("year", "told"), [(2023, True), (2024, False)])
def test_a_later_rate_of_the_country_is_told(year, told):
    """1,93 % at the end of 2024: the Ministry of Agriculture and Environment, 2025."""
    shown = overview("vi", year)
    facts = display.national_headline(shown.covered, shown.ranked, shown.country, year, shown.nation).blocks[0].facts
    assert ("Tỷ lệ mới nhất đã công bố của cả nước là 1,93% (cuối năm 2024)." in facts["headline"]) == told
