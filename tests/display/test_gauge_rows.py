"""Gauge rows: the line of the target at one place, bars before it or beyond, no word over another."""

import matplotlib
from hypothesis import example, given
from hypothesis import strategies as st

from helpers import display
from helpers.display.figures.gauge_rows import Way, gauge_rows
from helpers.display.figures.style import _STYLE, WIDTH

from .first_page.reports import first_page

NAME = (
    "Ít nhất 420 lao động thuộc hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo được tư vấn, đào tạo và kết nối việc làm "
    "thành công trong năm"
)


def drawn(*percents):
    ways = [Way(NAME, percent, f"{percent}%", percent >= 100) for percent in percents]
    with matplotlib.rc_context(_STYLE):
        figure = gauge_rows.__wrapped__(ways, "mức cần đạt")
        figure.canvas.draw()
    return figure.axes[0]


@given(st.lists(st.floats(0, 400).map(lambda value: round(value, 1)), min_size=2, max_size=12))
@example([99.9, 100.0])
def test_a_bar_reaches_the_line_exactly_where_the_target_is_met(percents):
    axes = drawn(*percents)
    line = axes.collections[1].get_segments()[0][0][0]
    for bar, percent in zip(axes.patches, percents, strict=True):
        assert (bar.get_x() + bar.get_width() >= line - 1e-9) == (percent >= 100)
        assert bar.get_x() + bar.get_width() < WIDTH
        assert bool(bar.get_hatch()) == (percent > 150)


@given(st.lists(st.floats(0, 400).map(lambda value: round(value, 1)), min_size=2, max_size=6))
def test_no_word_leaves_the_picture_or_touches_another(percents):
    axes = drawn(*percents)
    boxes = [text.get_window_extent() for text in axes.texts]
    assert all(box.x0 >= -1 and box.x1 <= WIDTH * axes.figure.dpi + 1 for box in boxes)
    inner = [box.padded(-1.5) for box in boxes]
    assert not [(one, other) for i, one in enumerate(inner) for other in inner[i + 1 :] if one.overlaps(other)]


def test_a_long_name_says_that_it_goes_on():
    assert [text.get_text() for text in drawn(50.0, 120.0).texts if text.get_text().endswith("…")]


def test_the_picture_shows_targets_with_an_outcome_and_none_of_fewer_than_two():
    """Đắk Nông 2023: 8.352 poor households and 4,97 % were planned, 8.783 and 5,18 % published."""
    page = first_page("67", "2023", "vi")
    picture = display.targets_figure(page.card, page.summary, page.dossier)
    assert [picture.shown.rows[1][1].split("\N{NO-BREAK SPACE}")[0].lstrip("≤ "), picture.shown.rows[2][3]] == [
        "8.352 hộ",
        "93,0",
    ]
    assert picture.finding.startswith("0/3 chỉ tiêu trong hình đạt. 1 chỉ tiêu khác đã có kết quả nhưng không vẽ được")
    page = first_page("20", "2023", "vi")
    assert display.targets_figure(page.card, page.summary, page.dossier) is None
