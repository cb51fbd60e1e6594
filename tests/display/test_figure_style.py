"""The width of a text in a picture, which places and breaks labels, is the width of its outlines."""

import pytest
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from helpers.display.figures.style import text_width

TEXTS = [
    "1",
    "26,93% (21.946 hộ)",
    "Kết quả cuối năm 2022 (đã công bố)",
    "Quảng Ngãi",
    "Vung Tau",
    "AVAVA",
    "−2 + 3 ≥ 1",
]


@pytest.mark.parametrize("text", TEXTS)
def test_width_is_that_of_the_outlines(text):
    outlines = TextPath((0, 0), text, size=9, prop=FontProperties("DejaVu Sans")).get_extents()
    assert text_width(text) * 72 == pytest.approx(outlines.width, abs=0.02)


def test_no_text_takes_no_room():
    assert text_width("") == 0
