"""The pictures of the review: every figure written, legible in grey, and told in words."""

import itertools
import re
from xml.etree import ElementTree

import pytest

from helpers import display
from helpers.display.figures.heatmap import Cell, Key, _ink, _shades, heatmap
from helpers.display.figures.palette import BLACK, WHITE
from helpers.display.figures.pyramid import Pair, pyramid
from helpers.display.figures.waterfall import Step, waterfall

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg):
    """The texts of a picture, in the order they are drawn."""
    return ["".join(one.itertext()).strip() for one in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def luminance(colour):
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


@pytest.mark.parametrize("count", range(2, 8))
def test_figures_stand_out_from_every_shade(count):
    for shade in _shades(count):
        ground, ink = luminance(shade), {BLACK: 0.0, WHITE: 1.0}[_ink(shade)]
        high, low = max(ground, ink) + 0.05, min(ground, ink) + 0.05
        assert high / low >= 7  # WCAG 2, AAA: the digits are small


@pytest.mark.parametrize("count", range(2, 8))
def test_more_is_always_darker(count):
    shades = [luminance(shade) for shade in _shades(count)]
    assert len(shades) == count
    assert all(later < earlier - 0.02 for earlier, later in itertools.pairwise(shades))


def fills(svg):
    """The colours of a picture's filled boxes, in the order they are drawn."""
    styles = [path.get("style") or "" for path in ElementTree.fromstring(svg).iter(f"{SVG}path")]
    return [found[1] for style in styles if (found := re.search(r"fill: (#\w{6})", style))]


KEY = Key("%", [(10.0, "< 10"), (20.0, "10–20"), (None, "≥ 20")])


@pytest.mark.parametrize(
    ("value", "number"), [(0.0, 0), (9.99, 0), (10.0, 1), (19.99, 1), (20.0, 2), (100.0, 2)], ids=str
)
def test_a_cell_has_the_shade_of_its_class_in_the_key(value, number):
    cell, *key = fills(heatmap([("r", [Cell(value, "x")])], [("g", "h")], False, KEY))
    assert len(set(key)) == 3
    assert cell == key[number]


def maps(shown):
    return [display.deprivation_heat_map(shown.deprivations, shown.dossier, name) for name in ("poor", "near_poor")]


def test_both_heat_maps_have_one_key_and_say_so(example):
    poor, near_poor = maps(example)
    classes = ["< 10", "10–20", "20–30", "30–40", "40–50", "≥ 50"]
    alike = {"vi": "chung thang màu cho hộ nghèo và hộ cận nghèo", "en": "one scale for poor and near-poor"}
    for one in (poor, near_poor):
        assert texts(one.svg)[-6:] == classes
        assert alike[example.dossier.language] in texts(one.svg)[-7]
    assert fills(poor.svg)[-6:] == fills(near_poor.svg)[-6:]


def test_every_cell_of_both_maps_is_in_the_class_of_its_figure(english):
    for one in maps(english):
        cells = fills(one.svg)[:-6]
        shades = fills(one.svg)[-6:]
        rates = [float(text) for text in texts(one.svg) if re.fullmatch(r"\d+\.\d\d", text)]
        assert [shades.index(cell) for cell in cells] == [min(int(rate // 10), 5) for rate in rates]


def test_a_single_heat_map_speaks_of_no_other(english):
    only = english.changed("review_deprivations", lambda rows: rows[rows["class"] == "poor"])
    poor, near_poor = maps(only)
    assert near_poor is None
    assert "near-poor" not in poor.alt


def test_every_rate_is_written_in_the_heat_map(example):
    figure = display.deprivation_heat_map(example.deprivations, example.dossier, "poor")
    rates = [text for text in texts(figure.svg) if re.fullmatch(r"\d+[.,]\d\d", text)]
    assert len(rates) == 9 * 12
    rows = example.deprivations.query("year == 2024 and `class` == 'poor' and area == 'whole'")
    written = [str(rate).replace(".", "," if example.dossier.language == "vi" else ".") for rate in rows["rate"]]
    assert rates[-12:] == written


def test_the_poorest_district_is_on_top_and_the_province_below(english):
    figure = display.deprivation_heat_map(english.deprivations, english.dossier, "near_poor")
    results = english.results.query("year == 2024 and unit == 'households' and area == 'district'")
    ordered = results.sort_values("poor_rate", ascending=False)["short"].tolist()
    shown = [text for text in texts(figure.svg) if text in {*ordered, "Whole province"}]
    assert shown == [*ordered, "Whole province"]


def test_a_rate_that_is_missing_is_a_dash(english):
    def lost(rows):
        at = rows["district_code"].eq("995") & rows["indicator_id"].eq("toilet") & rows["year"].eq(2024)
        rows.loc[at, ["deprived_households", "rate"]] = None
        return rows

    shown = english.changed("review_deprivations", lost)
    figure = display.deprivation_heat_map(shown.deprivations, shown.dossier, "poor")
    assert texts(figure.svg).count("—") == 1


def test_the_alt_text_tells_the_finding(english):
    figure = display.deprivation_heat_map(english.deprivations, english.dossier, "poor")
    rows = english.deprivations.query("year == 2024 and `class` == 'poor' and area == 'whole'")
    top = max(rows.to_dict("records"), key=lambda row: row["rate"])
    names = english.dossier.deprivation_indicators.set_index("indicator_id")["name"]
    assert f"Whole province: {names[top['indicator_id']]} {top['rate']}%; " in figure.alt
    results = english.results.query("year == 2024 and unit == 'households' and area == 'district'")
    poorest = results.sort_values("poor_rate")["short"].iloc[-1]
    assert f"; {poorest} (poorest district): " in figure.alt, "and not the one that lacks most"
    flow = display.flow_figure(english.flows, english.dossier, "poor")
    (net,) = english.flows.query("year == 2024 and unit == 'households' and `class` == 'poor' and area == 'whole'")[
        "net"
    ]
    assert flow.alt.startswith(f"Net change in 2024: −{-net:,} households, from ")


def test_all_of_the_movement_is_written(english):
    figure = display.flow_figure(english.flows, english.dossier, "poor")
    row = english.flows.query("year == 2024 and unit == 'households' and `class` == 'poor' and area == 'whole'").iloc[0]
    out = [f"−{row[way]:,}" for way in ("to_other_class", "above_line", "other_decrease")]
    into = [f"+{row[way]:,}" for way in ("from_other_class", "relapsed", "newly_arisen", "other_increase")]
    expected = [f"{row['opening']:,}", *out, *into, f"{row['closing']:,}"]
    assert [text for text in texts(figure.svg) if text in expected] == expected


def bar_ends(svg):
    """Left and right end of every bar of a picture, from its filled paths."""
    for path in ElementTree.fromstring(svg).iter(f"{SVG}path"):
        points = re.findall(r"([\d.]+) ([\d.]+)", path.get("d"))
        if "fill" in (path.get("style") or "") and "fill: none" not in path.get("style") and len(points) == 4:
            ends = [float(x) for x, _y in points]
            yield min(ends), max(ends)


def test_each_step_of_a_waterfall_starts_where_the_last_one_ended():
    steps = [Step("a", 100, "100", "level"), Step("b", -30, "−30", "out"), Step("c", 0, "0", "in")]
    steps += [Step("d", 10, "+10", "in"), Step("e", 80, "80", "level")]
    level, out, none, into, end = bar_ends(waterfall(steps))
    assert level[0] == end[0]
    assert out[1] == pytest.approx(level[1], abs=0.01)
    assert none == pytest.approx((out[0], out[0]), abs=0.01)
    assert into == pytest.approx((out[0], end[1]), abs=0.01)


def test_no_line_of_a_waterfall_covers_a_small_step():
    steps = [Step("a", 9000, "9.000", "level"), Step("b", -3, "−3", "out"), Step("c", 8997, "8.997", "level")]
    (axes,) = waterfall.__wrapped__(steps).axes
    (lines,) = axes.collections
    bars = [(bar.get_y(), bar.get_y() + bar.get_height()) for bar in axes.patches]
    ends = [sorted(y for _x, y in line) for line in lines.get_segments()]
    assert len(ends) == 2
    assert not [1 for top, bottom in ends for low, high in bars if top < high - 1e-9 and bottom > low + 1e-9]
    assert axes.patches[1].get_linewidth() > 0  # it is seen, however short


@pytest.mark.parametrize("figures", [(0, 0, 0), (5, -5, 0), (0, 0, 12)])
def test_zeros_are_drawn_and_written(figures):
    start, out, into = figures
    steps = [Step("a", start, str(start), "level"), Step("b", out, str(out), "out"), Step("c", into, str(into), "in")]
    drawn = texts(waterfall([*steps, Step("d", sum(figures), str(sum(figures)), "level")]))
    assert [text for text in drawn if text not in "abcd"] == [*map(str, figures), str(sum(figures))]


def test_nothing_of_a_picture_reaches_beyond_it():
    """The longest official names and figures keep inside the width."""
    long = "Phương tiện phục vụ tiếp cận thông tin"
    pictures = [
        heatmap(
            [("Thành phố Phan Rang - Tháp Chàm", [Cell(100.0, "100,00")] * 12)],
            [(str(n // 2), long) for n in range(12)],
            False,
            KEY,
        ),
        waterfall([Step("Thoát cận nghèo: vượt chuẩn cận nghèo", 2000000, "2.000.000", "level")]),
        pyramid([Pair("Thiếu kiến thức sản xuất", 100.0, 100.0, "100,00", "100,00")], "Hộ nghèo", "Hộ cận nghèo"),
    ]
    for svg in pictures:
        width = float(ElementTree.fromstring(svg).get("viewBox").split()[2])
        assert all(-0.5 <= left <= right <= width + 0.5 for left, right in bar_ends(svg))


def test_both_sides_of_a_pyramid_are_on_one_scale():
    left, right = bar_ends(pyramid([Pair("c", 40.0, 20.0, "40", "20")], "l", "r"))
    assert left[1] - left[0] == pytest.approx(2 * (right[1] - right[0]), abs=0.05)


def test_the_pyramid_begins_with_the_most_frequent_cause_of_poor_households(english):
    figure = display.causes_figure(english.causes, english.dossier)
    rows = english.causes.query("year == 2024 and `class` == 'poor' and area == 'whole'")
    ordered = rows.sort_values("rank")["cause_id"].tolist()
    names = english.dossier.causes.set_index("cause_id")["name"]
    shown = [text for text in texts(figure.svg) if text in set(names)]
    assert shown == [names[cause] for cause in ordered]


def test_the_same_figures_give_the_same_bytes(english):
    one, other = (display.causes_figure(english.causes, english.dossier).svg for _time in range(2))
    assert one == other


def test_every_figure_of_a_picture_stands_in_its_text(example):
    figures = [block for block in example.blocks().values() if block.kind == "figure"]
    assert len(figures) == 5
    for figure in figures:
        assert figure.alt == figure.finding != ""
        given = {cell for row in figure.shown.rows for cell in row}
        assert len({len(row) for row in [figure.shown.heads, *figure.shown.rows]}) == 1
        key = re.compile(r"[<≥] \d|\d+–\d+$")  # of the shades of a heat map
        told = [text for text in texts(figure.svg) if re.search(r"\d", text) and not key.match(text)]
        assert [text for text in told if text not in given] == []
