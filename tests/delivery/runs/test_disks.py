"""Folders that can not be written and disks that are full: one clear message, and what stood stands."""

import os
import shutil
import subprocess
import sys

import pytest

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
    script = "\n".join(["set -e", *commands]).format(out=office.out, run=f"({run}; echo status $?)")
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
@pytest.mark.parametrize("free", [0, 300, 4096], ids="{} kB".format)
def test_a_full_disk(finished, tmp_path, free):
    """With room for nothing; for the account and no report; and for one report and not for the other."""
    finished.correct("6.13")
    kept = tmp_path / "kept"
    said = on_disk(
        finished,
        "cp -a {out} {out}.former",
        "mount -t tmpfs -o size=3m none {out}",
        "cp -a {out}.former/. {out}",
        "free=$(df --output=avail {out} | tail -1)",
        f"[ $free -gt {free} ] && head -c $(( (free - {free}) * 1024 )) /dev/zero > {{out}}/filler || true",
        "{run}",
        f"cp -a {{out}} {kept}",
        "rm {out}/filler",
        "{run}",
        f"cp -a {{out}} {kept}-2",
    )
    print("\n".join(said))
    assert 0
