"""The finished pages in a real browser without a network: as one sees them, and as one hears them."""

import pytest

from tests.reporting.looking import faults, fits
from tests.reports import LANGUAGES, OVERVIEW

WIDTHS = (320, 390, 1280)  # a desk at 400 %, a telephone, a desk
TEXTS = """
() => [...document.querySelectorAll("svg")].flatMap((svg, picture) => {
    const frame = svg.getBoundingClientRect();
    return [...svg.querySelectorAll("text")].map(text => {
        const box = text.getBoundingClientRect();
        return {
            picture,
            words: text.textContent,
            inside: box.left >= frame.left - 1 && box.right <= frame.right + 1
                && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1,
            box: [box.left, box.top, box.right, box.bottom],
        };
    });
})
"""
# Pixels: a telephone, the smallest letters on one (a picture is seen whole before it is drawn nearer), and its margin.
NARROW, SMALLEST, MARGIN = 390, 7, 8
A4 = 680  # pixels: the width of a printed page, less its margins
LETTERS = """
() => [...document.querySelectorAll("svg text")].map(text => {
    const scale = text.ownerSVGElement.getScreenCTM().a;
    return [text.textContent, scale * parseFloat(getComputedStyle(text).fontSize)];
})
"""
PICTURES = """
() => [...document.querySelectorAll("figure svg")].map(svg => {
    const box = svg.getBoundingClientRect();
    return [Math.round(box.left), Math.round(box.right)];
})
"""
OUTSIDE = """
() => [...document.querySelectorAll("caption > span, figcaption, .note, .source")]
    .filter(text => { const box = text.getBoundingClientRect(); return box.left < 0 || box.right > innerWidth; })
    .map(text => text.textContent)
"""
SCROLLED = """
() => [...document.querySelectorAll(".scroll")].filter(box => box.scrollWidth > box.clientWidth + 1).map(box => {
    box.scrollLeft = box.scrollWidth;
    const left = box.getBoundingClientRect().left, names = [...box.querySelectorAll("tbody th[scope=row]")];
    return {
        name: box.getAttribute("aria-label"),
        focusable: box.tabIndex === 0,
        moved: box.scrollLeft > 0,
        shaded: getComputedStyle(box).backgroundImage.includes("gradient"),
        shade_seen: [...box.querySelectorAll("th, td")].map(cell => getComputedStyle(cell))
            .every(cell => cell.position === "sticky" || cell.backgroundColor.startsWith("rgba(")),
        names_stay: names.every(name => Math.abs(name.getBoundingClientRect().left - left) < 2),
    };
})
"""
STACKED = """
() => [...document.querySelectorAll(".stacked")].map(box => ({
    name: box.getAttribute("aria-label"),
    fits: box.scrollWidth <= box.clientWidth + 1,
    heads: [...box.querySelectorAll("thead th:not([scope=colgroup])")].map(head => head.textContent).slice(1),
    labels: [...box.querySelectorAll("tbody tr:not(.group)")].map(row => [...row.cells].slice(1)
        .map(cell => getComputedStyle(cell, "::before").content.replace(/^"|"( .*)?$/g, ""))),
    gaps: [...box.querySelectorAll("tbody tr")].filter(row => row.getBoundingClientRect().height
        > 24 + [...row.cells].reduce((sum, cell) => sum + cell.getBoundingClientRect().height, 0)).length,
}))
"""


@pytest.fixture
def opened(offline_page):
    """A function that opens a file, and the page; `page.messages` are the errors and warnings it logged."""
    offline_page.messages = []
    offline_page.on("console", lambda message: offline_page.messages.append(message.text))
    offline_page.on("pageerror", lambda error: offline_page.messages.append(str(error)))

    def visit(path, width=WIDTHS[-1], scheme="light", media="screen"):
        offline_page.set_viewport_size({"width": width, "height": 900})
        offline_page.emulate_media(color_scheme=scheme, media=media)
        offline_page.goto(path.as_uri())
        return offline_page

    return visit


def overlaps(one, other):
    """A box has room above and below its letters, which small ones round up."""
    (left, top, right, bottom), (left2, top2, right2, bottom2) = one["box"], other["box"]
    return min(right, right2) - max(left, left2) > 1 and min(bottom, bottom2) - max(top, top2) > 2


def test_report_asks_for_nothing_and_logs_nothing(opened, report):
    page = opened(report.folder / "report.html")
    assert page.title() == report.page.title.get_text()
    assert page.requests_seen == []
    assert page.messages == []


def test_report_is_accessible(opened, report):
    assert faults(with_all_open(opened(report.folder / "report.html"))) == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_kind_of_part_is_accessible_in_the_dark_and_on_a_telephone(opened, rendered, language):
    """The example has all parts, the overview its own."""
    for one in (rendered.reports["99", "2024", language], rendered.reports[*OVERVIEW, language]):
        assert faults(with_all_open(opened(one.file("html"), scheme="dark"))) == []
        assert faults(with_all_open(opened(one.file("html"), NARROW))) == []


def with_all_open(page):
    """The page with the figures of its pictures in sight."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    return page


def test_axe_does_find_faults(opened, rendered, tmp_path):
    """So that an empty list of faults means something."""
    spoiled = rendered.reports["20", "2023", "vi"].text("report.html")
    spoiled = spoiled.replace('<html lang="vi">', "<html>").replace("--quiet: #595959", "--quiet: #c9c9c9")
    (tmp_path / "report.html").write_text(spoiled, encoding="utf-8")
    assert {"html-has-lang", "color-contrast"} <= {found[0] for found in faults(opened(tmp_path / "report.html"))}


@pytest.mark.parametrize("width", WIDTHS)
def test_page_does_not_scroll_sideways(opened, report, width):
    """Nor does a key figure leave its field: «+0,21 điểm %» is kept on one line."""
    page = opened(report.folder / "report.html", width)
    assert fits(page)
    wider = "fields => fields.filter(one => one.scrollWidth > one.clientWidth).map(one => one.innerText)"
    assert page.eval_on_selector_all(".key-figures div", wider) == []


@pytest.mark.parametrize("width", WIDTHS[1:])
def test_texts_of_pictures_are_whole_and_apart(opened, report, width):
    whole_and_apart(opened(report.folder / "report.html", width).evaluate(TEXTS))


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_of_pictures_of_a_yearly_review_are_whole_and_apart(opened, rendered, language):
    whole_and_apart(opened(rendered.reports["99", "2024", language].file("html")).evaluate(TEXTS))


def whole_and_apart(texts):
    assert len(texts) >= 4
    assert [text["words"] for text in texts if not text["inside"]] == []
    together = [
        (one["words"], other["words"])
        for i, one in enumerate(texts)
        for other in texts[i + 1 :]
        if one["picture"] == other["picture"] and overlaps(one, other)
    ]
    assert together == []


def test_letters_of_pictures_can_be_read_on_a_telephone(opened, report):
    letters = opened(report.file("html"), NARROW).evaluate(LETTERS)
    assert len(letters) >= 4
    assert [words for words, pixels in letters if pixels < SMALLEST] == []


def test_a_picture_is_seen_whole_on_a_telephone(opened, report):
    boxes = opened(report.file("html"), NARROW).evaluate(PICTURES)
    assert boxes
    assert [box for box in boxes if box[0] < MARGIN or box[1] > NARROW - MARGIN] == []


def test_captions_and_notes_are_whole_on_a_telephone(opened, report):
    assert opened(report.file("html"), NARROW).evaluate(OUTSIDE) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wide_is_moved_sideways_and_keeps_the_names_of_its_rows(opened, rendered, language):
    boxes = opened(rendered.reports["99", "2024", language].file("html"), NARROW).evaluate(SCROLLED)
    assert boxes
    for box in boxes:
        assert {name for name, holds in box.items() if not holds} == set(), box["name"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_desk_nothing_is_wider_than_the_page(opened, rendered, language):
    page = with_all_open(opened(rendered.reports["99", "2024", language].file("html")))
    wider = "boxes => boxes.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.ariaLabel)"
    assert page.eval_on_selector_all(".scroll", wider) == []


def test_printed_all_key_figures_stand_in_one_row(opened, report):
    page = opened(report.file("html"), A4, media="print")
    places = "fields => fields.map(one => [one.offsetTop, one.scrollWidth <= one.clientWidth])"
    fields = page.eval_on_selector_all(".key-figures div", places)
    assert len(fields) >= 3
    assert {tuple(field) for field in fields} == {(fields[0][0], True)}


def test_what_is_wide_is_moved_by_keys(opened, rendered):
    page = opened(rendered.reports["99", "2024", "vi"].file("html"), NARROW)
    wide = page.locator(".scroll").evaluate_all("all => all.findIndex(box => box.scrollWidth > box.clientWidth + 1)")
    box = page.locator(".scroll").nth(wide)
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("box => box.scrollLeft > 0", arg=box.element_handle())


def test_tables_of_texts_are_read_row_by_row_on_a_telephone(opened, report):
    tables = opened(report.file("html"), NARROW).evaluate(STACKED)
    assert len(tables) >= 2
    for table in tables:
        assert table["fits"], table["name"]
        assert table["gaps"] == 0, table["name"]
        for labels in table["labels"]:
            assert len(labels) == len(table["heads"]), table["name"]
            heads = set(table["heads"])  # a label is its heading, after the group's heading where it has one
            assert all(label in heads or any(label.endswith(f", {head}") for head in heads) for label in labels)


def test_tables_are_tables_on_a_desk(opened, report):
    page = opened(report.file("html"))
    labels = page.evaluate(
        "() => [...document.querySelectorAll('td')].map(c => getComputedStyle(c, '::before').content)"
    )
    assert set(labels) == {"none"}
    assert page.locator(".table thead").first.is_visible()


def test_links_of_a_report_lead_to_their_headings(opened, rendered):
    page = opened(rendered.reports["06", "2022", "en"].folder / "report.html")
    for link in page.locator("nav.contents a").all():
        link.click()
        heading = page.locator(page.url[page.url.index("#") :])
        assert heading.inner_text() == link.inner_text()
        assert heading.evaluate("h => Math.abs(h.getBoundingClientRect().top) < innerHeight")


def test_report_with_an_issuing_body_is_accessible_and_fits(opened, marked):
    for language in ("vi", "en"):
        for width in WIDTHS:
            page = opened(marked.reports[language].folder / "report.html", width)
            assert fits(page)
        assert faults(page) == []
        assert page.messages == []
    assert page.requests_seen == []
