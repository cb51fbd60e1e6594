"""Data that are not those of the report beside them are refused, with what is wrong where."""

import pytest

from helpers.reporting.prove_data import data_faults


def data_of(report):
    paths = [report.file("xlsx"), *sorted((report.folder / "data").iterdir())]
    return {path.relative_to(report.folder).as_posix(): path.read_bytes() for path in paths}


def faults(report, changed):
    return [str(fault) for fault in data_faults(report.expected, data_of(report) | changed)]


def test_the_real_ones_are_proved(report):
    assert faults(report, {}) == []


def test_a_report_without_data_has_no_fault(report):
    assert list(data_faults(report.expected, {"report.html": b""})) == []


@pytest.fixture
def bac_kan(rendered):
    return rendered.reports["06", "2022", "vi"]


@pytest.fixture
def other(rendered):
    return data_of(rendered.reports["20", "2023", "vi"])


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x05\x06" + bytes(18)])
def test_an_emptied_workbook_is_refused(bac_kan, content):
    assert faults(bac_kan, {"report.xlsx": content}) == ["report.xlsx: it is no workbook"]


def test_a_swapped_workbook_is_refused(bac_kan, other):
    told = faults(bac_kan, {"report.xlsx": other["report.xlsx"]})
    assert "report.xlsx: its title lacks “2022”" in told
    assert any("start.rate “26,93” does not stand in it" in fault for fault in told)


def test_an_emptied_or_swapped_or_missing_table_is_refused(bac_kan, other):
    name = next(name for name in data_of(bac_kan) if "/04-" in name)
    ours, theirs = name.partition("/")[2], next(content for other_, content in other.items() if "/04-" in other_)
    for content in (b"", theirs):
        told = faults(bac_kan, {name: content})
        assert f"data/datapackage.json: {ours} is not the file that is described" in told
    files = data_of(bac_kan)
    del files[name]
    assert [str(one) for one in data_faults(bac_kan.expected, files)] == [
        f"data/datapackage.json: {ours} is not the file that is described"
    ]


def test_all_data_of_another_report_are_refused(bac_kan, other):
    told = [str(one) for one in data_faults(bac_kan.expected, other)]
    assert "data/datapackage.json: its title lacks “2022”" in told
    assert any(fault.startswith("data/datapackage.json: start.rate") for fault in told)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"title": "x", "resources": [1]}'])
def test_a_broken_description_is_refused(bac_kan, content):
    told = faults(bac_kan, {"data/datapackage.json": content})
    assert told == ["data/datapackage.json: it is no description of data files"]


def test_made_up_data_without_their_mark_are_refused(rendered):
    example = rendered.reports["99", "2024", "vi"]
    assert list(data_faults(example.expected | {"mark": "KHÁC"}, data_of(example)))
    real = rendered.reports["06", "2022", "vi"]
    unmarked = {key: value for key, value in example.expected.items() if key != "mark"}
    told = [str(one) for one in data_faults(unmarked, data_of(example))]
    assert any("data of real figures say" in fault for fault in told)
    marked = real.expected | {"mark": example.expected["mark"]}
    assert any("lacks" in str(fault) for fault in data_faults(marked, data_of(real)))
