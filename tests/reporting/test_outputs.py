"""What an analyst's own cells show reaches both formats. The outputs are those of a real kernel."""

import io

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from pypdf import PdfReader

from helpers.reporting.outputs import output_blocks
from helpers.reporting.province_report import NOTEBOOK
from tests.reporting.checker import elements, faults, read
from tests.reports import plain, squeezed

CELLS = {
    "title": 'from helpers import catalog, display as show\nshow.title(catalog.load("20", "2023", "vi", "../data"))',
    "frame": """import pandas as pd
frame = pd.DataFrame({"Huyện": ["Ba Bể", "<b>Na Rì</b> & #x"], "Số hộ": [12152, 10181], "Tỷ lệ": [28.5, None]})
frame""",
    "headings": 'pd.DataFrame([[1, 2, 3, 4]], columns=pd.MultiIndex.from_product([["Năm 2022", "Năm 2023"], ["hộ", "%"]]))',
    "rows": 'frame.assign(vùng="Bắc", n=[7, 8]).set_index(["vùng", "Số hộ"])[["n"]]',
    "styled": 'frame[["Số hộ"]].style.set_caption("Bảng có tên")',
    "picture": "import matplotlib.pyplot as plt\nfigure, axes = plt.subplots(figsize=(3, 2))\naxes.plot([1, 2])\nplt.show()",
    "described": 'display(figure, metadata={"image/png": {"alt": "Đường đi lên từ 0 đến 1"}})',
    "drawing": """from IPython.display import HTML, SVG, Markdown
SVG('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20"><text x="2" y="12" font-size="9">hình vẽ</text></svg>')""",
    "printed": 'print("dòng in ra\\n  <i>thụt</i> #panic() $x$")',
    "markdown": 'Markdown("**Markdown** in ra")',
    "value": '"một giá trị"',
    "warning": 'import warnings\nwarnings.warn("đừng hiện ra")',
    "nothing": "x = 1",
    "quiet": '"không hiện";',
    "web": 'HTML("<p>đoạn văn của ô</p>")',
}


@pytest.fixture(scope="module")
def executed():
    """A notebook of these cells, run where notebooks stand."""
    made = new_notebook(cells=[new_code_cell(source, id=name) for name, source in CELLS.items()])
    made.cells.insert(1, new_markdown_cell("## Phần thêm"))
    NotebookClient(made, timeout=60, resources={"metadata": {"path": str(NOTEBOOK.parent)}}).execute()
    return made


@pytest.fixture(scope="module")
def web(executed, html, parsed):
    return parsed(html(executed))


@pytest.fixture(scope="module")
def print_out(executed, pdf):
    return pdf(executed)


@pytest.fixture(scope="module")
def texts(web, print_out):
    return [squeezed(web.get_text(" ")), squeezed(read(print_out))]


def blocks(executed, name):
    cell = next(cell for cell in executed.cells if cell.id == name)
    return [block for output in cell.outputs for block in output_blocks(output)]


def test_pdf_is_still_accessible_and_archivable(print_out, profile):
    assert faults(print_out, profile) == []


@pytest.mark.parametrize(
    "words",
    [
        "Huyện Số hộ Tỷ lệ",
        "0 Ba Bể 12152 28.5",
        "1 <b>Na Rì</b> & #x 10181",
        "Năm 2022 hộ Năm 2022 % Năm 2023 hộ Năm 2023 %",
        "0 1 2 3 4",
        "Bảng có tên",
        "hình vẽ",
        "dòng in ra <i>thụt</i> #panic() $x$",
        "**Markdown** in ra",
        "'một giá trị'",
    ],
)
def test_words_reach_both_formats(texts, words):
    for text in texts:
        assert squeezed(words) in text


@pytest.mark.parametrize(
    "words", ["đừng hiện ra", "UserWarning", "không hiện", "Figure size", "Styler object", "plt.", "x = 1"]
)
def test_what_is_not_for_readers_reaches_neither(texts, words):
    for text in texts:
        assert squeezed(words) not in text


def test_numbers_of_a_frame_stand_at_the_right(executed):
    (table,) = blocks(executed, "frame")
    assert [column["align"] for column in table["columns"]] == ["end", "start", "end", "end"]
    assert [row["cells"] for row in table["rows"]] == [
        ["0", "Ba Bể", "12152", "28.5"],
        ["1", "<b>Na Rì</b> & #x", "10181", "NaN"],
    ]


def test_headings_on_two_levels_become_one(executed):
    (table,) = blocks(executed, "headings")
    assert [c["heading"] for c in table["columns"]] == ["", "Năm 2022 hộ", "Năm 2022 %", "Năm 2023 hộ", "Năm 2023 %"]
    assert [row["cells"] for row in table["rows"]] == [["0", "1", "2", "3", "4"]]


def test_rows_on_two_levels_keep_their_columns(executed):
    (table,) = blocks(executed, "rows")
    assert [row["cells"][1:] for row in table["rows"]] == [["12152", "7"], ["10181", "8"]]


def test_table_of_a_stylesheet_keeps_its_caption(executed):
    (table,) = blocks(executed, "styled")
    assert table["caption"] == "Bảng có tên"
    assert [row["cells"] for row in table["rows"]] == [["0", "12152"], ["1", "10181"]]


def test_pictures_reach_both_formats_with_their_description(web, print_out):
    described = [holder["aria-label"] for holder in web.select("[role=img]")]
    bare = "Hình do người phân tích thêm, chưa có mô tả"
    assert described[1:] == ["Đường đi lên từ 0 đến 1", bare]
    assert len(described) == 3
    assert described[0] == bare
    assert all(holder.svg is not None for holder in web.select("[role=img]"))
    assert all(image["href"].startswith("data:image/png;base64,") for image in web.find_all("image"))
    pdf = PdfReader(io.BytesIO(print_out))
    assert any(len(page.images) for page in pdf.pages)
    figures = elements(pdf, "/Figure")
    assert [figure["/Alt"] for figure in figures] == described


def test_no_name_of_an_object_reaches_a_reader(texts):
    for text in texts:
        assert "<IPython" not in text


def test_nothing_comes_of_nothing(executed):
    for name in ("nothing", "quiet", "warning"):
        assert blocks(executed, name) == []


def test_picture_keeps_its_shape(executed):
    (figure,) = blocks(executed, "described")
    (width, height) = (int(part) for part in figure["svg"].split('viewBox="0 0 ')[1].split('"')[0].split())
    assert width / height == pytest.approx(1.5, abs=0.1)


def test_output_of_an_error_is_not_shown():
    error = new_output("error", ename="ValueError", evalue="sai", traceback=["dấu vết"])
    assert output_blocks(nbformat.from_dict(error)) == []


def test_prose_of_every_kind_reaches_both_formats(notebook, html, pdf, parsed, profile):
    written = """Lời **đậm**, *nghiêng*, ~~bỏ~~ và `mã`, [liên kết](https://example.org).\\
dòng sau

1. mục một

   thêm lời
2. mục hai
   - mục con

> trích dẫn

| cột một | cột hai |
|:--------|--------:|
| ô một   | ô hai   |

---

    lệnh mã
"""
    made = notebook(new_markdown_cell(written))
    assert faults(pdf(made), profile) == []
    words = [
        "Lời đậm, nghiêng, bỏ và mã, liên kết. dòng sau",
        "mục một thêm lời",
        "mục hai",
        "mục con",
        "trích dẫn",
        "cột một cột hai ô một ô hai",
        "lệnh mã",
    ]
    for text in (parsed(html(made)).get_text(" "), read(pdf(made))):
        assert [one for one in words if squeezed(one) not in squeezed(plain(text))] == []


def test_every_vietnamese_letter_of_printed_text_and_code_is_one_letter(notebook, pdf):
    letters = "khối: ằẳẵắặ ầẩẫấậ ềểễếệ ồổỗốộ ờởỡớợ ừửữứự ỳỷỹýỵ"
    printed = new_code_cell("x", outputs=[new_output("stream", name="stdout", text=letters)])
    text = plain(read(pdf(notebook(printed, new_markdown_cell(f"`{letters}`")))))
    assert text.count(letters) == 2
