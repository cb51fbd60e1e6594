"""The HTML: one file that needs nothing else, readable by machines that read aloud, and the same each time."""

import re

import pytest
from nbformat.v4 import new_markdown_cell
from traitlets.config import Config

from helpers.reporting.document import NotAReport
from helpers.reporting.exporters import ReportHTMLExporter

LOADING = (
    "src",
    "srcset",
    "data",
    "poster",
    "background",
    "action",
    "formaction",
    "xlink:href",
    "href",
    "ping",
    "manifest",
)


def loads(page):
    """What a browser would fetch beyond the page itself."""
    found = [
        (tag.name, value)
        for tag in page.find_all(True)
        for name, value in tag.attrs.items()
        if name in LOADING
        and not str(value).startswith(("#", "data:"))
        # A source's address is a link, as is what stands beside the page: nothing is fetched until a reader follows it.
        and not (
            tag.name == "a"
            and name == "href"
            and (tag.get("rel") == ["noopener"] or tag.find_parent(class_="companions"))
        )
    ]
    styles = [tag.get_text() for tag in page.find_all("style")] + [tag["style"] for tag in page.find_all(style=True)]
    found += [address for style in styles for address in re.findall(r"@import\b.*|url\((?!#)[^)]*\)", style)]
    return found + [tag.name for tag in page.find_all(["script", "iframe", "object", "embed", "base", "link"])]


def heard(node):
    """What is active in a page: event handlers and addresses that run code."""
    return [
        (tag.name, name)
        for tag in node.find_all(True)
        for name, value in tag.attrs.items()
        if name.startswith("on") or "javascript:" in str(value)
    ]


def test_is_in_its_language_and_has_a_title_of_its_own(rendered, report):
    assert report.page.html["lang"] == report.language
    assert report.text("report.html").startswith("<!DOCTYPE html>")
    assert report.page.find("meta", charset=True)["charset"] == "utf-8"
    assert report.page.h1.get_text() == report.page.title.get_text()
    assert len(report.page.find_all("h1")) == 1
    titles = [other.page.title.get_text() for other in rendered.reports.values()]
    assert titles.count(report.page.title.get_text()) == 1
    assert report.expected["province"] in report.page.title.get_text()


def test_is_one_file_that_loads_nothing(report):
    assert loads(report.page) == []
    assert heard(report.page) == []
    assert report.page.find_all("img") == []


def test_links_lead_to_places_in_the_page(report):
    targets = [tag["id"] for tag in report.page.find_all(id=True)]
    assert len(set(targets)) == len(targets), "those of one picture do not stand in another"
    links = [link["href"] for link in report.page.select("nav.contents a")]
    assert len(links) >= 6
    assert set(links) <= {f"#{target}" for target in targets}
    assert [link.get_text() for link in report.page.select("nav.contents a")] == [
        h.get_text() for h in report.page.select("h2")
    ]


def test_tables_have_captions_and_scopes(report):
    tables = report.page.find_all("table")
    assert len(tables) >= 4
    captions = [table.caption.get_text() for table in tables]
    assert all(captions)
    assert len(set(captions)) == len(captions)
    for table in tables:
        assert all(cell.get("scope") in ("col", "colgroup") for cell in table.select("thead th"))
        for row in table.select("tbody tr"):
            first, *others = row.find_all(["th", "td"])
            assert first.name == "th"
            assert first["scope"] == ("rowgroup" if "group" in row.get("class", []) else "row")
            assert {cell.name for cell in others} <= {"td"}


def test_rows_are_as_wide_as_their_heading(report):
    for table in report.page.find_all("table"):
        first, *under = table.thead.find_all("tr")
        width = sum(int(cell.get("colspan", 1)) for cell in first.find_all("th"))
        grouped = sum(int(cell["colspan"]) for cell in first.select("th[scope=colgroup]"))
        assert [len(row.find_all("th")) for row in under] == ([grouped] if grouped else [])
        for row in table.select("tbody tr"):
            assert sum(int(cell.get("colspan", 1)) for cell in row.find_all(["th", "td"])) == width


def test_pictures_are_named_for_who_can_not_see_them(report):
    pictures = report.page.find_all("svg")
    assert pictures
    for picture in pictures:
        holder = picture.parent
        assert holder["role"] == "img"
        around = holder.find_parent("figure")
        assert around.figcaption.get_text().strip()
        assert len(holder["aria-label"]) > 40 and re.search(r"\d", holder["aria-label"])
        given = " ".join(cell.get_text() for cell in around.select("details th, details td"))
        for text in picture.find_all("text"):
            words = text.get_text()
            for figure in re.findall(r"\d+(?:[.,]\d+)+", words):
                assert figure in given + holder["aria-label"], "the figures of the picture stand in its table"


def test_is_small(report):
    whole = report.text("report.html")
    without_pictures = re.sub(r"<figure.*?</figure>", "", whole, flags=re.DOTALL)
    assert len(whole.encode()) < 400_000
    assert len(without_pictures.encode()) < 150_000


def test_same_notebook_gives_the_same_bytes(report):
    again, _resources = ReportHTMLExporter().from_notebook_node(report.notebook)
    linked = report.text("report.html")
    before, links, after = re.split(r'(?<=<body>\n)(<nav class="companions".*?</nav>\n)', linked, flags=re.DOTALL)
    assert (again, links != "") == (before + after, True)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_markup_in_the_data_is_shown_as_it_stands(marked, language):
    page = marked.reports[language].page
    shown = [marked.reports[language].html_text] + [
        tag["aria-label"] for tag in page.find_all(attrs={"aria-label": True})
    ]
    assert [text for text in marked.texts[language] if not any(" ".join(text.split()) in one for one in shown)] == []
    assert loads(page) == []
    assert heard(page) == []


def test_raw_html_in_prose_is_shown_as_text(notebook, html):
    written = '<script>alert(1)</script>\n\nchữ <b onclick="x()">đậm</b> <img src=x onerror=alert(1)> & xong'
    page = html(notebook(new_markdown_cell(written)))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;b onclick=&quot;x()&quot;&gt;đậm&lt;/b&gt;" in page
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; xong" in page


def test_picture_in_prose_is_not_fetched(notebook, html, parsed):
    assert loads(parsed(html(notebook(new_markdown_cell("![ảnh](https://example.org/x.png)"))))) == []


def test_link_in_prose_that_runs_code_is_disarmed(notebook, html, parsed):
    page = parsed(html(notebook(new_markdown_cell("[bấm](javascript:alert(1)) [trang](https://example.org)"))))
    assert heard(page) == []
    assert page.find("a", string="trang")["href"] == "https://example.org"


def test_preprocessor_that_a_user_asks_for_is_run(notebook, parsed):
    told = notebook(new_markdown_cell("còn"), new_markdown_cell("bỏ", metadata={"tags": ["gone"]}))
    config = Config({"TagRemovePreprocessor": {"remove_cell_tags": ["gone"]}})
    page = parsed(ReportHTMLExporter(config=config).from_notebook_node(told)[0])
    assert [p.get_text() for p in page.select("main > p")] == ["còn"]
    config = Config({"ClearOutputPreprocessor": {"enabled": True}})
    with pytest.raises(NotAReport):
        ReportHTMLExporter(config=config).from_notebook_node(told)
    page = parsed(ReportHTMLExporter().from_notebook_node(told)[0])
    assert [p.get_text() for p in page.select("main > p")] == ["còn", "bỏ"]
