"""What the proof reads is what a reader sees: no script, no remark, no second title."""

import unicodedata

from nbformat.v4 import new_markdown_cell

from helpers.reporting.read_back import ReadBack, html_read_back, pdf_read_back


def test_only_what_is_shown_is_text():
    page = (
        '<!DOCTYPE html><html><head><title>Một &amp; hai</title><title>ba</title><meta name="keywords" content="giả">'
        '<meta name="author" content="ai"><style>a{content:"kiểu"}</style>lạc</head><body data-x="thuộc tính">'
        "<!-- ghi chú --><p>Hộ <b>nghèo</b>:\n 1.984&nbsp;hộ</p><svg><title>hình</title><text>24,71</text></svg>"
        "<script>var x = 21946</script><template>mẫu</template></body></html>"
    )
    assert html_read_back(page.encode()) == ReadBack("Một & hai", "giả", ["Hộ nghèo : 1.984 hộ hình 24,71"])


def test_letters_are_composed():
    page = unicodedata.normalize("NFD", "<title>Bắc Kạn</title><body>hộ nghèo</body>")
    assert html_read_back(page.encode()) == ReadBack("Bắc Kạn", "", ["hộ nghèo"])


def test_the_title_of_a_picture_is_not_that_of_the_page():
    assert html_read_back(b"<body><svg><title>a</title></svg></body>") == ReadBack("", "", ["a"])


def test_a_page_without_a_body_has_no_text():
    assert html_read_back(b"<title>a</title>b") == ReadBack("a", "", [""])


def test_what_is_no_pdf_says_nothing():
    assert pdf_read_back(b"%PDF-1.7 broken off") == ReadBack("", "", [])


def test_hyphens_at_the_end_of_lines_are_read(notebook, pdf):
    words = " ".join(f"{number}/KH-UBND" for number in range(100, 160))
    read = pdf_read_back(pdf(notebook(new_markdown_cell(words))))
    assert read.title == "Báo cáo thử"
    assert "".join(words.split()) in "".join(read.pages[0].split())
