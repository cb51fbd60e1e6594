"""Folders that can not be written and disks that are full: one clear message, and what stood stands."""

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.reporting.files import write_whole
from helpers.reporting.placing import NotPlaced, place
from tests.conftest import is_root
from tests.delivery.runs.office import LANG_SON

UNSHARE = ("unshare", "--mount", "sh", "-c")


def mounts():
    if not (sys.platform == "linux" and is_root() and shutil.which("unshare")):
        return False
    return not subprocess.run([*UNSHARE, "mount -t tmpfs none /mnt"], capture_output=True).returncode


mounting = pytest.mark.skipif(not mounts(), reason="needs root on Linux, with mounts of its own")


def on_disk(office, *commands):
    """Shell commands in a namespace where the folder of reports is a disk of its own; `run` is the command."""
    run = " ".join([sys.executable, "-c", '"from helpers.cli import main; main()"', *office.words("run", LANG_SON)])
    script = "\n".join(["set -e", *commands]).format(out=office.out, run=f"{run} && echo status 0 || echo status $?")
    return subprocess.run(
        [*UNSHARE, script],
        env=os.environ | {"PYTHONPATH": os.getcwd()},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ).stdout.splitlines()


@mounting
def test_a_read_only_folder(finished):
    """As root, whom no permission stops."""
    said = on_disk(finished, "mount --bind {out} {out}", "mount -o remount,bind,ro {out}", "{run}")
    assert said[-1] == "status 2"
    assert len(said) == 2
    assert "nothing can be written there. Choose another folder with --out." in said[0]


@pytest.mark.skipif(os.name != "posix" or is_root(), reason="permissions stop only who is not root")
def test_a_folder_without_permission(finished):
    finished.out.chmod(0o555)
    said = finished.run("run", LANG_SON)
    finished.out.chmod(0o755)
    assert said.exit_code == 2
    assert "no permission" in said.stderr


@mounting
@pytest.mark.parametrize(("free", "status"), [(0, 2), (100, 3)], ids=["all", "nearly"])
def test_a_full_disk(finished, tmp_path, free, status):
    """With room for nothing, and for the account but no report. The next run, with room, makes all."""
    finished.correct("6.13")
    before, kept, after = (tmp_path / name for name in ("before", "kept", "after"))
    said = on_disk(
        finished,
        f"cp -a {{out}} {before}",
        "mount -t tmpfs -o size=4m none {out}",
        f"cp -a {before}/. {{out}}",
        "head -c $(( ($(df --output=avail {out} | tail -1) - " + str(free) + ") * 1024 )) /dev/zero > {out}/filler",
        "{run}",
        f"cp -a {{out}} {kept}",
        "rm {out}/filler",
        "{run}",
        f"cp -a {{out}} {after}",
    )
    ended = said.index(f"status {status}")
    assert sum("no space is left on the disk" in line for line in said[:ended]) == (1 if status == 2 else 2)
    assert not [line for line in said if "Traceback" in line]
    assert pages(kept) == pages(before), "earlier reports stand"
    assert said[-1] == "status 0"
    assert "2 made and proved, 0 unchanged, 0 failed" in "\n".join(said[ended:])
    assert all("6,13" in page or "6.13" in page for page in pages(after).values())
    lines = [line for path in (after / "log").glob("*.jsonl") for line in path.read_text(encoding="utf-8").splitlines()]
    assert all(json.loads(line) for line in lines)


def test_what_has_no_room_leaves_the_list_as_it_was(tmp_path):
    """So does a kill in the middle of it: it is written beside."""
    resource = pytest.importorskip("resource")
    path = tmp_path / "index.html"
    write_whole(path, "danh sách")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, hard))
        with pytest.raises(OSError):
            write_whole(path, "x" * 9000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_text(encoding="utf-8") == "danh sách"


def test_a_report_that_does_not_get_into_its_place_leaves_the_earlier_one_there(tmp_path, monkeypatch):
    """As where another program of Windows holds the new folder for a moment."""
    report, rename = tmp_path / "vi", Path.rename
    place(report, {"report.html": b"1"})

    def refuse(self, target):
        if self.name.endswith(".partial"):
            raise PermissionError(errno.EACCES, "in use")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(NotPlaced):
        place(report, {"report.html": b"2"})
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == ["vi", "vi/report.html"]
    assert (report / "report.html").read_bytes() == b"1"


def pages(out):
    return {path.relative_to(out): path.read_text(encoding="utf-8") for path in out.rglob("report.html")}
