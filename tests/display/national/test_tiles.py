"""Words on the grid of the provinces keep to their tile, and the meaning of a shade clear of the tiles beside it."""

import re

import pytest

from helpers.display.figures.style import SIZE, WIDTH, text_width
from helpers.display.figures.tiles import COLUMNS, Key, Tile, broken, tiles

_TEXT = re.compile(r'<text style="([^"]*)" x="([\d.]+)" y="([\d.]+)">([^<]+)</text>')
SIDE = WIDTH / COLUMNS * 72  # points


def ends(svg, words):
    """Left and right of each text that is among these words, in points; letters no larger than other pictures'."""
    found = {}
    for style, x, _y, text in _TEXT.findall(svg):
        if text in words:
            size = float(re.search(r"font(?:-size)?: ([\d.]+)px", style)[1])
            assert size <= SIZE
            left = float(x) - text_width(text) * 72 * size / SIZE / (2 if "text-anchor: middle" in style else 1e9)
            found[text] = left, left + text_width(text) * 72 * size / SIZE
    return found


@pytest.mark.parametrize("column", [4, 6, 8])
def test_the_meaning_of_a_shade_ends_before_the_tile_beside_it(column):
    meaning = "tạm thời: số ước, sơ bộ, giữa năm hoặc chưa rõ thời điểm: 4"
    svg = tiles([Tile(1, column, ("A",), 0), Tile(9, 2, ("B",), 0)], [Key(1, "dots", meaning)], (1, 1))
    lines = [text for *_, text in _TEXT.findall(svg) if text not in ("A", "B")]
    assert " ".join(lines) == meaning
    assert max(right for _left, right in ends(svg, lines).values()) < (column - 1) * SIDE


@pytest.mark.parametrize(
    "name", ["Bà Rịa - Vũng Tàu", "Thừa Thiên Huế", "Hồ Chí Minh", "Quảng Ngãi", "Ba Ria - Vung Tau"]
)
def test_a_name_stays_in_its_tile(name):
    lines = broken(name)
    assert len(lines) <= 2
    for left, right in ends(tiles([Tile(1, 2, lines, 0)], [], (9, 1)), lines).values():
        assert SIDE < left < right < 2 * SIDE
