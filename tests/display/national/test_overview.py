"""The overview's pictures name their sources, new provinces stand with their namesakes, and remarks of the data are told."""

import re
from types import SimpleNamespace

import pytest

from helpers import catalog, display, measures
from helpers.display.figures.panels import Panel, Point, panels
from helpers.reporting.job import ROOT


@pytest.fixture(scope="module", params=["vi", "en"])
def shown(request):
    nation = catalog.load_nation(request.param, ROOT / "data", "2022")
    figures = measures.closing_figures(nation.balances, nation.kept)
    series = measures.yearly_series(figures)
    ending = measures.at_end_of(series.points, 2022)
    return SimpleNamespace(
        nation=nation,
        language=request.param,
        figures=figures,
        series=series,
        ending=ending,
        covered=measures.data_coverage(figures, nation.provinces, nation.years),
        ranked=measures.province_ranking(ending, nation.provinces),
        country=measures.printed_of_country(nation.national_balances),
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
    listed = sorted({display.sources.source_number(nation, one) for one in shown.ranked["source_id"]})
    assert f"{', '.join(f'[{number}]' for number in listed)}." in drawn[1].source


def test_a_new_province_stands_in_the_region_of_its_namesake(shown):
    """New Bắc Ninh has the code of old Bắc Giang, which lies in another region."""
    new = {"vi": "Bắc Ninh (từ 01/07/2025)", "en": "Bac Ninh since 1 July 2025"}[shown.language]
    delta = {"vi": "Đồng bằng sông Hồng", "en": "Red River Delta"}[shown.language]
    (figure,) = [one for one in display.series_figures(shown.series, shown.nation).blocks[1:] if new in one.alt]
    assert figure.caption.endswith(delta)


def test_sums_that_a_source_does_not_keep_are_remarked_under_the_table(shown):
    """End of 2022: 1,057,374 + 915,274 are not the 1,972,767 printed; nor is the Red River Delta's sum."""
    covered, ranked, country = shown.covered, shown.ranked, shown.country
    headline = display.national_headline(covered, ranked, country, 2022, shown.nation).blocks
    number = {"vi": "1.972.648", "en": "1,972,648"}[shown.language]
    (note,) = [note for note in headline[-1].notes if number in note]
    assert note.startswith({"vi": "Cuối năm 2022, ", "en": "End of 2022, "}[shown.language])
    printed = measures.printed_of_regions(shown.nation.national_balances, 2022)
    regions = measures.region_figures(shown.ending, shown.nation.provinces, shown.nation.regions, printed)
    notes = display.regions_table(regions, 2022, shown.nation).notes
    assert any({"vi": "169.476", "en": "169,476"}[shown.language] in note for note in notes)


def test_the_story_says_when_and_rows_when_in_the_same_words(shown):
    headline, table = display.national_headline(shown.covered, shown.ranked, shown.country, 2022, shown.nation).blocks
    start = {"vi": "Cuối năm 2022, các nguồn", "en": "At the end of 2022, the sources"}[shown.language]
    assert headline.facts["story"].startswith(start)
    label = {"vi": "Cuối năm 2022", "en": "End of 2022"}[shown.language]
    assert label in [row.cells[0] for row in table.rows]


def test_a_rate_that_follows_from_printed_numbers_is_told_and_marked(shown):
    """New Phú Thọ: 31.488 of 997.683 households."""
    last = measures.at_end_of(shown.series.points, 2024)
    new = measures.printed_for_new(shown.figures, 2024)
    table = display.roll_up_table(measures.roll_up(last, shown.nation.provinces, new), shown.nation)
    told = {"vi": "31.488; 3,16%\N{NO-BREAK SPACE}‡", "en": "31,488; 3.16%\N{NO-BREAK SPACE}‡"}[shown.language]
    assert told in [row.cells[4] for row in table.rows]
    assert any(note.startswith("‡") for note in table.notes)


@pytest.mark.parametrize(
    ("years", "firm", "dotted"),
    [((2021, 2022), True, False), ((2021, 2022), False, True), ((2021, 2024), True, True)],
)
def test_only_ends_of_years_that_follow_are_joined_by_a_line(years, firm, dotted):
    """Hải Dương: 1,93 at the end of 2021, 2,15 by the re-review within 2022."""
    points = [Point(years[0], 1.93, "1.93", True), Point(years[1], 2.15, "2.15", firm)]
    assert ("stroke-dasharray" in panels([Panel("Hải Dương", [points])])) is dotted
