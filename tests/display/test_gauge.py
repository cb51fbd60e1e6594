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


def test_a_range_is_drawn_as_a_bar_from_end_to_end():
    """Hòa Bình 2022, Kon Tum 2023, Nghệ An 2024: one line across the track would look like one figure."""
    start, outcome = Mark(5.19, "Start", "5,19%"), Mark(4.16, "Outcome", "4,16%")
    one, two = (Mark(3.69, "Plan", "a", other) for other in (None, 4.19))
    along = [
        [line for lines in axes.collections if hasattr(lines, "get_segments") for line in lines.get_segments()]
        for axes in (drawn(start, one, outcome), drawn(start, two, outcome))
    ]
    flat = [[line for line in lines if line[0][1] == line[1][1]] for lines in along]
    assert len(flat[1]) == len(flat[0]) + 1
    (bar,) = [line for line in flat[1] if line[0][1] not in {other[0][1] for other in flat[0]}]
    across = sorted(line[0][0] for line in along[1] if line[0][0] == line[1][0])
    assert [bar[0][0], bar[1][0]] == across and across[0] < across[1]


@pytest.mark.parametrize(("outcome", "ends"), [(0, True), (0.1, True), (0.9, False)])
def test_a_track_without_a_plan_does_not_go_beyond_zero(outcome, ends):
    """Bắc Ninh: 0,94% to 0%. The left end of the track is the start, its right end at most zero."""
    axes = drawn(Mark(0.94, "Start", "0,94%"), None, Mark(outcome, "Outcome", "x"))
    track = axes.collections[0].get_segments()[0]
    start, reached = place(axes, "o"), place(axes, "D")
    per_point = (reached - start) / (0.94 - outcome)
    assert track[1][0] <= start + 0.94 * per_point + 1e-9
    assert (track[1][0] == pytest.approx(start + 0.94 * per_point)) == ends


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
