"""Bars: a range is drawn as one."""

import pytest

from helpers.display.figures.bars import Bar, bars


def drawn(some):
    """The start and the length of every piece drawn, and where the texts stand."""
    figure = bars.__wrapped__(some)
    (axes,) = figure.axes
    return [(piece.get_x(), piece.get_width()) for piece in axes.patches], axes


def test_a_range_goes_on_in_a_lighter_piece_to_its_upper_end():
    pieces, axes = drawn([Bar("start", 15.49, "15,49%"), Bar("end", 12.29, "12,29–12,99%", "plan", 12.99)])
    assert pieces == [(0, 15.49), (0, 12.29), (12.29, pytest.approx(0.7))]
    solid, light = axes.patches[1:]
    assert solid.get_facecolor()[:3] == light.get_facecolor()[:3]
    assert light.get_facecolor()[3] < solid.get_facecolor()[3] / 2
    (label,) = (text for text in axes.texts if text.get_text() == "12,29–12,99%")
    assert label.get_position()[0] > 12.99


def test_single_figures_are_one_piece():
    assert drawn([Bar("start", 15.49, "15,49%"), Bar("end", 12.29, "12,29%", "plan")])[0] == [(0, 15.49), (0, 12.29)]


def test_a_range_fits_into_the_picture():
    axes = drawn([Bar("end", 1.0, "1–90%", "plan", 90.0)])[1]
    (label,) = (text for text in axes.texts if text.get_text() == "1–90%")
    assert axes.get_xlim()[1] > label.get_position()[0] > 90
