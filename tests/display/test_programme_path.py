"""The way to the end of the programme in words: what is asked, what is known of it, what the picture's marks mean.

Figures: Bắc Kạn 17,02% and 26,93% at the end of 2021 by the former and the present standard; Ninh Thuận 5,93% and, preliminary,
4,43% (2023); Nghệ An 3,13%, an estimate for 2025; Hải Dương 2,15% in July 2022; Lâm Đồng 1,09%, of no stated date.
"""

from functools import cache
from pathlib import Path

import pytest

from helpers import catalog, display, measures
from helpers.display.blocks import Items, Table
from helpers.display.figures.path import Aim, Stop, path

DATA = Path(__file__).parents[2] / "data"


@cache
def blocks(province, year, language):
    dossier = catalog.load(province, year, language, DATA)
    districts = measures.district_reductions(dossier.baselines, dossier.district_plans)
    summary = measures.headline(districts, dossier.baselines, dossier.targets, dossier.outcomes)
    return display.programme_path(measures.programme_path(dossier), summary, dossier).blocks


def key(province, year, language):
    return [one for block in blocks(province, year, language) if isinstance(block, Items) for one in block.items]


def table(province, year, language):
    (one,) = (block for block in blocks(province, year, language) if isinstance(block, Table))
    return one


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("province", "year", "hollow", "dotted"),
    [
        ("58", "2022", "số sơ bộ (2023)", "đoạn nối với điểm rỗng."),
        ("58", "2023", "số sơ bộ (2023)", "đoạn nối với điểm rỗng."),
        ("40", "2024", "số ước (2025)", "đoạn nối với điểm rỗng hoặc đi qua năm không có số liệu."),
        ("30", "2025", "số giữa năm (2022)", "đoạn nối với điểm rỗng hoặc đi qua năm không có số liệu."),
        ("68", "2023", "số chưa rõ thời điểm (2024)", "đoạn nối với điểm rỗng hoặc đi qua năm không có số liệu."),
        ("20", "2023", None, "đoạn đi qua năm không có số liệu."),
    ],
)
def test_the_key_names_what_is_drawn_and_nothing_else(province, year, hollow, dotted):
    told = [f"Điểm rỗng: {hollow}; chưa phải số chính thức cuối năm."] if hollow else []
    assert [plain(one) for one in key(province, year, "vi")] == [*told, f"Nét chấm: {dotted}"]


def test_a_picture_of_firm_figures_of_every_year_needs_no_key():
    assert key("64", "2024", "vi") == key("64", "2024", "en") == []


def test_an_outcome_that_no_source_prints_is_named_as_not_drawn():
    """Yên Bái, end of 2022: 18,07% less the published fall of 5,15 percentage points."""
    assert key("15", "2022", "vi")[-1] == "Không vẽ: 12,92% cuối năm 2022, số không ghi trong nguồn nào."


def test_of_two_figures_of_one_year_the_key_says_which_standard_is_whose():
    assert key("06", "2024", "en")[0] == (
        "On the left of the dashed vertical line the multidimensional poverty standard 2016–2020 (2021: 17.02%), on the "
        "right the multidimensional poverty standard 2022–2025 (2021: 26.93%): the two sides are not joined and cannot "
        "be compared."
    )
    assert "giai đoạn 2016-2020 (2021: 4,76%), bên phải" in key("15", "2022", "vi")[0]


def test_a_strict_goal_is_written_as_one():
    asked = [row.cells[0] for row in table("06", "2024", "en").rows]
    assert [plain(one) for one in asked if "ethnic" in one] == [
        "The programme: poverty rate of ethnic-minority households, a fall of > 3 pp a year"
    ]


def test_a_preliminary_latest_figure_is_marked():
    assert [row.cells[2] for row in table("64", "2025", "vi").rows] == [
        "14,84% (2024), sơ bộ",
        "12,71% (2024), sơ bộ",
        "58.432 (2024), sơ bộ",
    ]


def test_without_a_start_of_the_period_the_table_says_so_and_judges_nothing():
    (row,) = table("11", "2024", "vi").rows
    assert row.cells[1] == "36,97% (từ 2023; chưa có số đầu kỳ)"
    assert [plain(cell) for cell in row.cells[3:]] == ["−3,07 điểm %", "—", "chưa đủ căn cứ"]
    (row,) = table("84", "2024", "en").rows
    assert row.cells[1] == "5.68% (from 2022; no figure for the start of the period)"
    assert [plain(cell) for cell in row.cells[2:]] == ["3.6% (2023), published", "−2.1 pp", "—", "not decidable"]


def test_a_rate_that_was_low_is_not_held_against_the_national_fall():
    one = table("30", "2025", "vi")
    assert one.rows[0].cells[4:] == ["—", "không áp dụng được: tỷ lệ đầu kỳ đã thấp"]
    assert any(note.startswith("Tỷ lệ đầu kỳ đã thấp: mức giảm của cả nước không áp dụng được") for note in one.notes)
    assert not any(note.startswith("Tỷ lệ đầu kỳ đã thấp") for note in table("40", "2024", "vi").notes)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_caption_tells_what_the_table_shows(language):
    caption = table("06", "2024", language).caption
    assert (
        caption
        == {
            "vi": "Mục tiêu, tốc độ đã đạt và tốc độ còn cần",
            "en": "Goals, the pace so far and the pace still needed",
        }[language]
    )


@pytest.mark.parametrize("last", [2022, 2025, 2030])
@pytest.mark.parametrize("first", [2012, 2019, 2021])
def test_labels_of_two_figures_of_one_year_stay_clear_of_the_line_between_them(first, last):
    stops = [
        *(Stop(year, 20.0, "20,00") for year in range(first, 2021)),
        Stop(2021, 17.02, "17,02", 1),
        Stop(2021, 26.93, "26,93", 2),
        *(Stop(year, 20.0, "20,00", 2) for year in range(2022, last)),
    ]
    figure = path.__wrapped__(stops, [Aim(2021, 26.93, last, 18.93, "18,93")])
    figure.draw_without_rendering()
    (axes,) = figure.axes
    (vertical,) = (line for line in axes.lines if len(line.get_xdata()) == 2 and len(set(line.get_xdata())) == 1)
    at = axes.transData.transform((vertical.get_xdata()[0], 0))[0]
    left, right = (next(text for text in axes.texts if text.get_text() == one) for one in ("17,02", "26,93"))
    assert figure.bbox.x0 <= left.get_window_extent().x0
    assert left.get_window_extent().x1 < at < right.get_window_extent().x0
    dashed = [line for line in axes.lines if list(line.get_ydata()) == [26.93, 18.93]]
    assert [line.get_xdata()[0] for line in dashed] == [right.get_position()[0]]


@pytest.mark.parametrize(("value", "text"), [(21.9, "21,9"), (24.0, "24,00"), (19.46, "19,46")])
def test_no_dashed_line_passes_through_a_figure(value, text):
    """Bắc Kạn: the line to what the plan asks ran through 21,9 and 19,46."""
    stops = [Stop(2021, 26.93, "26,93"), Stop(2022, 24.71, "24,71"), Stop(2023, value, text)]
    figure = path.__wrapped__(stops, [Aim(2021, 26.93, 2025, 18.93, "18,93")])
    figure.draw_without_rendering()
    (axes,) = figure.axes
    (label,) = (one for one in axes.texts if one.get_text() == text)
    box = label.get_window_extent()
    for at in (box.x0, (box.x0 + box.x1) / 2, box.x1):
        year = axes.transData.inverted().transform((at, 0))[0]
        line = axes.transData.transform((0, 26.93 - 2 * (year - 2021)))[1]
        assert not box.y0 <= line <= box.y1


def test_a_figure_of_zero_is_drawn_whole():
    figure = path.__wrapped__([Stop(2022, 0.94, "0,94"), Stop(2024, 0.0, "0,00")], [])
    assert [line.get_clip_on() for line in figure.axes[0].lines if line.get_marker() == "o"] == [False, False]


@pytest.mark.parametrize(
    ("language", "poor_districts", "whole"),
    [("en", "53.44% (the start of 2022)", "26.93% (2021)"), ("vi", "53,44% (đầu năm 2022)", "26,93% (2021)")],
)
def test_a_figure_for_the_start_of_a_year_is_not_called_the_end_of_the_year_before(language, poor_districts, whole):
    """53,44% is the restated start from which Báo Dân sinh counts; 26,93% the end of 2021 by the plan."""
    starts = {plain(row.cells[1]) for row in table("06", "2022", language).rows}
    assert {poor_districts, whole} <= starts


@pytest.mark.parametrize(
    ("report", "end"),
    [
        (("68", "2022"), "đến 1,09% năm 2024 (số chưa rõ thời điểm)."),
        (("40", "2024"), "đến 3,13% năm 2025 (số ước)."),
        (("06", "2023"), "đến 19,46% cuối năm 2024."),
    ],
)
def test_what_is_said_of_the_years_names_a_last_figure_that_is_not_final(report, end):
    assert end in blocks(*report, "vi")[0].finding
