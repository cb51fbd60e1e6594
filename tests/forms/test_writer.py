"""Files appear whole or not at all, and never under a program that has them open."""

import os
from pathlib import Path

import pytest

from helpers.forms import FileInUse, write_plan
from helpers.forms.writer import write_whole
from tests.conftest import is_root

from .conftest import DATA


def everything(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_and_their_folders_are_made(tmp_path):
    write_whole({tmp_path / "a" / "b.csv": b"1", tmp_path / "c.csv": b"2"}, "vi")
    assert everything(tmp_path) == {"a/b.csv": b"1", "c.csv": b"2"}


@pytest.mark.parametrize("lock", ["~$b.xlsx", ".~lock.b.xlsx#"])
@pytest.mark.parametrize(("language", "words"), [("vi", "Đóng tệp"), ("en", "Close it")])
def test_a_file_open_in_excel_or_libreoffice_keeps_all_files_as_they_were(tmp_path, lock, language, words):
    write_whole({tmp_path / "a.csv": b"old", tmp_path / "b.xlsx": b"old"}, "vi")
    (tmp_path / lock).touch()
    with pytest.raises(FileInUse, match=words) as caught:
        write_whole({tmp_path / "a.csv": b"new", tmp_path / "b.xlsx": b"new"}, language)
    assert "b.xlsx" in str(caught.value)
    assert everything(tmp_path) == {"a.csv": b"old", "b.xlsx": b"old", lock: b""}


def test_a_disk_that_fails_leaves_the_earlier_files_and_no_remains(tmp_path):
    write_whole({tmp_path / "a.csv": b"old"}, "vi")
    (tmp_path / "b").write_bytes(b"a file where a folder is needed")
    with pytest.raises(OSError):
        write_whole({tmp_path / "a.csv": b"new", tmp_path / "b" / "c.csv": b"new"}, "vi")
    assert everything(tmp_path) == {"a.csv": b"old", "b": b"a file where a folder is needed"}


@pytest.mark.skipif(os.name != "posix", reason="Windows lets nobody replace a file that is open")
def test_who_reads_the_earlier_file_reads_it_to_its_end(tmp_path):
    """Because the new one is renamed into place, never written over the old."""
    write_whole({tmp_path / "a.csv": b"old"}, "vi")
    with (tmp_path / "a.csv").open("rb") as reader:
        write_whole({tmp_path / "a.csv": b"new"}, "vi")
        assert reader.read() == b"old"
    assert everything(tmp_path) == {"a.csv": b"new"}


@pytest.mark.skipif(os.name != "posix" or is_root(), reason="needs a user whom permissions bind")
def test_a_file_that_may_not_be_written_is_told(tmp_path):
    write_whole({tmp_path / "a.csv": b"old"}, "vi")
    (tmp_path / "a.csv").chmod(0o444)
    with pytest.raises(FileInUse):
        write_whole({tmp_path / "a.csv": b"new"}, "vi")
    assert everything(tmp_path) == {"a.csv": b"old"}


def test_a_plan_is_written_beside_the_reports_by_year_and_province(plan, tmp_path):
    one = plan()
    paths = [Path(path) for path in write_plan(one.table, one.asked, one.dossier, DATA, tmp_path)]
    assert [path.relative_to(tmp_path).as_posix() for path in paths] == [
        "2022/bac-kan/bieu-muc-tieu-bac-kan-2022-du-thao.xlsx",
        *(
            f"2022/bac-kan/data/{name}.csv"
            for name in ("sources", "plans", "district_plans", "printed_totals", "targets")
        ),
    ]
    assert set(everything(tmp_path)) == {path.relative_to(tmp_path).as_posix() for path in paths}
    assert all(path.read_bytes().startswith("\N{BOM}".encode()) for path in paths[1:])


def test_the_example_s_files_say_in_their_names_that_it_is_made_up(plan, tmp_path):
    one = plan(province="99", year="2025", language="en")
    paths = write_plan(one.table, one.asked, one.dossier, DATA, tmp_path)
    assert all("so-lieu-gia-dinh" in path for path in paths)
    assert "so-lieu-gia-dinh" in Path(paths[0]).name
    assert all("/data/example/" in path for path in paths[1:])
