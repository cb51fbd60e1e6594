"""The gauge of the first page: start, plan and outcome in their order, their words apart and within the picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import display
from helpers.display.figures.gauge import Mark, gauge
from helpers.display.figures.style import WIDTH

from .first_page.reports import first_page

rates = st.decimals(0, 100, places=2).map(float)


def drawn(*marks):
    figure = gauge.__wrapped__(*marks, "đạt")
    figure.canvas.draw()
    (axes,) = figure.axes
    return axes


def place(axes, marker):
    (line,) = [line for line in axes.lines if line.get_marker() == marker]
    return line.get_xdata()[0]


@given(rates, rates, rates)
def test_what_lies_beyond_the_plan_is_on_the_shaded_ground(start, plan, outcome):
    axes = drawn(Mark(start, "Start", "a"), Mark(plan, "Plan", "b"), Mark(outcome, "Outcome", "c"))
    ground = axes.collections[1].get_paths()[0].get_extents()
    assert (place(axes, "D") >= ground.x0 - 1e-9) == (outcome <= plan)
    assert place(axes, "D") <= ground.x1 and place(axes, "o") <= ground.x1


@given(rates, rates, rates)
def test_no_word_leaves_the_picture_or_touches_another(start, plan, outcome):
    marks = [
        Mark(rate, name, f"{rate}%") for rate, name in ((start, "Cuối năm 2021"), (plan, "Kế hoạch cuối năm 2022"))
    ]
    marks.append(Mark(outcome, "Kết quả cuối năm 2022 (đã công bố)", f"{outcome}%"))
    axes = drawn(*marks)
    inches = axes.figure.dpi
    boxes = [text.get_window_extent() for text in axes.texts]
    assert all(box.x0 >= -1 and box.x1 <= WIDTH * inches + 1 for box in boxes)
    apart = [(one, other) for i, one in enumerate(boxes) for other in boxes[i + 1 :]]
    assert not [pair for pair in apart if pair[0].overlaps(pair[1])]


def test_a_plan_that_is_a_range_is_reached_from_its_easier_end():
    axes = drawn(Mark(15.49, "Start", "15,49%"), Mark(12.29, "Plan", "12,29–12,99%", 12.99), None)
    easier = drawn(Mark(15.49, "Start", "15,49%"), Mark(12.29, "Plan", "12,29%"), None)
    ground = axes.collections[1].get_paths()[0].get_extents()
    assert ground.x0 < easier.collections[1].get_paths()[0].get_extents().x0
    assert axes.collections[2].get_segments()[0][0][0] == ground.x0  # where the line of the plan stands


def test_a_figure_stands_under_its_own_mark():
    """Kon Tum 2022: the name of the outcome, too wide for its place, is moved aside, its figure is not."""
    axes = drawn(
        Mark(15.32, "Đầu năm 2022", "15,32%"), Mark(11.32, "Kế hoạch", "11,32%"), Mark(10.86, "K" * 40, "10,86%")
    )
    (text,) = [text for text in axes.texts if text.get_text() == "10,86%"]
    assert text.get_position()[0] == place(axes, "D")


@pytest.mark.parametrize(("report", "rows"), [(("06", "2022"), 3), (("17", "2022"), 2), (("27", "2023-2025"), 2)])
def test_the_picture_gives_its_figures_and_its_message(report, rows):
    page = first_page(*report, "vi")
    picture = display.headline_figure(page.summary, page.card, page.dossier)
    assert len(picture.shown.rows) == rows
    assert picture.alt == display.facts(page.summary, page.card, page.dossier)["headline"]
    for row in picture.shown.rows:
        assert row[0] in picture.svg


def test_there_is_no_picture_of_one_figure():
    page = first_page("70", "2022", "vi")
    assert display.headline_figure(page.summary, page.card, page.dossier) is None
