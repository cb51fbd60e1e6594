"""What a notebook tells that leaves the house: the report, and nothing of who made it where."""

import json

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.delivery.handout import clean_notebook as room
from helpers.delivery.handout.clean_notebook import clean_notebook
from helpers.display.blocks import BLOCK_MIME
from helpers.reporting.formats import ROOT

BLOCK = {
    "kind": "paragraph",
    "text": "tỷ lệ cuối năm 24,50% — 166/KH-UBND, https://backan.gov.vn/home/root/a 5 triệu đồng/hộ/năm",
}
PICTURE = "iVBORw0KGgo/home/anh/ab+/root/ab/cd==" * 40
names = st.text("abcxyzđạ09_-. ", min_size=1, max_size=12).map(str.strip).filter(lambda text: text.strip(". "))
linux = st.builds(
    "/{}/{}".format,
    st.sampled_from(["home", "mnt", "srv/data", "tmp", "root", "Users", "Volumes"]),
    st.lists(names, min_size=1, max_size=3).map("/".join),
)
windows = st.builds("{}:\\{}".format, st.sampled_from("CDz"), st.lists(names, min_size=1, max_size=3).map("\\".join))
shares = st.builds(
    "\\\\{}\\{}".format,
    st.sampled_from(["server", "may-chu.vn"]),
    st.lists(names, min_size=1, max_size=2).map("\\".join),
)
paths = linux | windows | windows.map(lambda path: path.replace("\\", "/")) | shares | linux.map("file://{}".format)


def executed(source="1 + 1", outputs=(), tags=()):
    cell = new_code_cell(
        source, outputs=list(outputs), metadata={"tags": list(tags), "papermill": {"start_time": "2026"}}
    )
    metadata = {
        "papermill": {"input_path": "/home/anh/a.ipynb"},
        "kernelspec": {"name": "anh", "display_name": "môi trường của anh"},
    }
    return nbformat.writes(new_notebook(cells=[cell], metadata=metadata))


def only_cell(text):
    return nbformat.reads(text, as_version=4).cells[0]


@given(paths)
def test_no_path_in_quotes_is_left(path):
    for written in (path, path.replace("\\", "\\\\")):
        cell = only_cell(clean_notebook(executed(f'rows = read("{written}", 24.50)\nother("b")')))
        assert cell.source == 'rows = read("~", 24.50)\nother("b")'


@given(paths.filter(lambda path: " " not in path))
def test_no_path_in_prose_is_left(path):
    block = {"kind": "paragraph", "text": f"Đọc từ {path} lúc 8 giờ"}
    output = new_output("display_data", {BLOCK_MIME: block, "text/html": f"<p>Đọc từ {path} lúc 8 giờ</p>"})
    (kept,) = only_cell(clean_notebook(executed(outputs=[output]))).outputs
    assert kept.data[BLOCK_MIME]["text"] == "Đọc từ ~ lúc 8 giờ"
    assert kept.data["text/html"] == "<p>Đọc từ ~ lúc 8 giờ</p>"


def test_the_users_own_names_are_left_out(monkeypatch):
    monkeypatch.setattr(room.Path, "home", lambda: room.Path("/u/Nguyễn Văn A"))
    monkeypatch.setattr(room.getpass, "getuser", lambda: "nguyenvana")
    told = f"# {ROOT} nguyenvana@may-tinh.local /u/Nguyễn Văn A/x.csv"
    source = only_cell(clean_notebook(executed(told))).source
    assert not [one for one in (str(ROOT), "nguyenvana", "Văn A", "may-tinh") if one in source]


def test_what_the_report_says_stays_as_it_is():
    output = new_output("display_data", {BLOCK_MIME: BLOCK, "text/html": BLOCK["text"], "text/plain": "<paragraph>"})
    picture = new_output(
        "display_data", {"image/png": PICTURE, "text/html": "<table class=dataframe>", "text/plain": "x"}
    )
    cell = only_cell(clean_notebook(executed(outputs=[output, picture])))
    assert cell.outputs[0].data == output.data
    assert cell.outputs[1].data == {"image/png": PICTURE}


def test_what_an_analyst_printed_is_left_out():
    raw = new_output(
        "execute_result", {"text/html": "<table class=dataframe><td>Nguyễn Văn B, hộ nghèo", "text/plain": "B"}
    )
    stream = new_output("stream", text="hộ của Nguyễn Văn B")
    error = new_output("error", ename="E", evalue="Nguyễn Văn B", traceback=["/home/anh"])
    text = clean_notebook(executed(outputs=[raw, stream, error]))
    assert only_cell(text).outputs == []
    assert not [one for one in ("Văn B", "anh", "papermill", "2026") if one in text]


def test_where_the_data_lie_is_left_out():
    parameters = '# Parameters\nprovince = "06"\ndata_folder = "../../du-lieu-mat"\nyear = "2022"\n'
    assert only_cell(clean_notebook(executed(parameters, tags=["injected-parameters"]))).source == (
        '# Parameters\nprovince = "06"\nyear = "2022"\n'
    )


def test_text_keeps_no_attachment():
    cell = new_markdown_cell("Xem [sổ](/home/anh/a.csv)", attachments={"a.png": {"image/png": "aGk="}})
    cell = only_cell(clean_notebook(nbformat.writes(new_notebook(cells=[cell]))))
    assert cell.source == "Xem [sổ](~" or cell.source == "Xem [sổ](~)"
    assert "attachments" not in cell


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_finished_report_keeps_its_blocks(rendered, language):
    text = rendered.reports["06", "2022", language].file("ipynb").read_text(encoding="utf-8")
    clean = clean_notebook(text)
    before, after = (nbformat.reads(one, as_version=4) for one in (text, clean))
    nbformat.validate(after)
    blocks = [
        [
            output.data
            for cell in one.cells
            for output in cell.get("outputs", [])
            if BLOCK_MIME in output.get("data", {})
        ]
        for one in (before, after)
    ]
    assert blocks[0] == blocks[1] and len(blocks[0]) > 20
    assert set(after.metadata) == {"kernelspec", "language_info"}
    assert "data_folder =" not in "".join(
        cell.source for cell in after.cells if "injected-parameters" in cell.metadata.get("tags", [])
    )
    assert str(rendered.out) not in clean and "papermill" not in json.dumps(after.metadata)
    assert clean_notebook(clean) == clean
