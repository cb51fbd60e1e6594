"""Labels of small panels stand clear of the lines of their series and of the line of a break."""

import re

import pytest

from helpers.display.figures.panels import Panel, Point, panels
from helpers.display.figures.style import text_width

_TEXT = re.compile(r'<text style="([^"]*)" x="([\d.]+)" y="([\d.]+)">([^<]+)</text>')
_LINE = re.compile(r'<path d="M ([\d.]+) ([\d.]+) L ([\d.]+) ([\d.]+) "[^>]*stroke: (?:#0072b2|#d55e00)')
_HIGH = 6.5  # points: a figure of nine points, from its baseline up


def drawn(*segments):
    """A panel of segments of (year, value), so wide that a year is as narrow as in the overview."""
    own = [[Point(year, value, f"{value:.2f}", True) for year, value in segment] for segment in segments]
    others = [[Point(year, 1.0, "", True)] for year in (2019, 2025)]
    return panels([Panel("A", own), Panel("", others)])


def boxes(svg):
    """Left, right, top and bottom of each label of a point."""
    found = {}
    for style, x, y, text in _TEXT.findall(svg):
        if re.fullmatch(r"\d+\.\d\d", text):
            width = text_width(text) * 72
            left = (
                float(x) - {"start": 0, "middle": width / 2, "end": width}[re.search("text-anchor: (\\w+)", style)[1]]
            )
            found[text] = (left, left + width, float(y) - _HIGH, float(y))
    return found


def crossings(svg):
    lines = [[float(number) for number in line] for line in _LINE.findall(svg)]
    steps = [step / 200 for step in range(201)]
    return {
        text
        for text, (left, right, top, bottom) in boxes(svg).items()
        for x1, y1, x2, y2 in lines
        for step in steps
        if left < x1 + (x2 - x1) * step < right and top < y1 + (y2 - y1) * step < bottom
    }


@pytest.mark.parametrize(
    "segments",
    [
        [[(2021, 23.45), (2024, 10.19)]],
        [[(2022, 17.83), (2023, 9.41)]],
        [[(2022, 9.41), (2023, 17.83)]],
        [[(2021, 9.41), (2022, 17.83), (2023, 9.40)]],
        [[(2021, 17.83), (2022, 9.41), (2023, 17.82)]],
        [[(2021, 34.90), (2023, 25.60), (2024, 21.29), (2025, 17.78)]],
        [[(2019, 19.93), (2021, 17.02)], [(2021, 26.93), (2022, 24.71), (2023, 21.90), (2024, 19.46)]],
        [[(2021, 4.76)], [(2021, 18.07), (2023, 9.16)]],
    ],
)
def test_no_label_is_crossed_by_a_line(segments):
    svg = drawn(*segments)
    assert len(boxes(svg)) == sum(map(len, segments))
    assert crossings(svg) == set()


def test_points_stand_above_their_years_but_for_two_of_one_year():
    svg = drawn([(2019, 19.93), (2021, 17.02)], [(2021, 26.93), (2022, 24.71), (2023, 21.90)])
    *of_years, latest = map(float, re.findall(r'<use [^>]*x="([\d.]+)"[^>]*#8a8a8a', svg)[:4])
    before, one, other, *after = map(float, re.findall(r'<use [^>]*x="([\d.]+)"[^>]*#0072b2', svg)[:5])
    assert [before, *after] == [of_years[0], of_years[2], latest]
    assert one < of_years[1] < other
