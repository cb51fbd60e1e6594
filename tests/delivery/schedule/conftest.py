"""A machine of one's own: schedulers that belong to the test alone, real ones where that can be had."""

import os
import shutil
import stat
import subprocess
import sys

import pytest

NAMESPACE = ("unshare", "--mount", "--pid", "--fork", "--mount-proc")
SYSTEMD = "/lib/systemd/systemd"
CRONTABS = "/var/spool/cron/crontabs"
COMMAND = (sys.executable, "-c", "from helpers.cli import main; main(prog_name='giamngheo')")

# What others on this machine have stays unseen and untouched: /run and the crontabs are empty in here.
SYSTEMD_HERE = f"""
mount -t tmpfs tmpfs /run && mkdir -p /run/systemd/system /run/user/0 && chmod 700 /run/user/0 || exit 99
export XDG_RUNTIME_DIR=/run/user/0
{SYSTEMD} --user --log-target=null & trap 'kill $!' EXIT
for _ in 1 2 3 4 5 6 7 8 9 10; do systemctl --user list-timers >/dev/null 2>&1 && break; sleep 0.5; done
systemctl --user list-timers >/dev/null 2>&1 || exit 99
"""
CRON_HERE = f"mount -t tmpfs tmpfs {CRONTABS} && chmod 1730 {CRONTABS} && mount -t tmpfs tmpfs /run || exit 99\n"


def can_have(*programs):
    """Whether these are there, and a namespace of one's own can be had to try them in."""
    if sys.platform != "linux" or os.geteuid() or not all(map(shutil.which, ("unshare", *programs))):
        return False
    return subprocess.run([*NAMESPACE, "true"], capture_output=True).returncode == 0


@pytest.fixture
def inside(tmp_path):
    """A function that runs a shell script beside real schedulers in a namespace of its own; `giamngheo` is the command."""

    def ran(beginning, script):
        home = tmp_path / "home"
        home.mkdir(exist_ok=True)
        place = tmp_path / "bin"
        place.mkdir(exist_ok=True)
        command = place / "giamngheo"
        command.write_text(f'#!/bin/sh\nexec "{COMMAND[0]}" {COMMAND[1]} "{COMMAND[2]}" "$@"\n', encoding="utf-8")
        command.chmod(command.stat().st_mode | stat.S_IXUSR)
        environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        environment |= {"HOME": str(home), "PATH": f"{place}:{os.environ['PATH']}"}
        done = subprocess.run(
            [*NAMESPACE, "sh", "-c", beginning + script],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
        )
        if done.returncode == 99:
            pytest.skip("the scheduler does not start in a namespace of its own")
        return done

    return ran


@pytest.fixture
def fakes(tmp_path):
    """A function that puts programs on a PATH on which no real scheduler is, and gives that PATH."""
    place = tmp_path / "fakes"
    place.mkdir()
    if sys.platform == "win32":
        pytest.skip("the fakes are scripts of a Unix shell")

    def put(**scripts):
        for name in ("sh", "cat", "cp", "rm", "test", "grep", "sed"):
            (place / name).exists() or (place / name).symlink_to(shutil.which(name))
        for name, script in scripts.items():
            (place / name).write_text(f"#!/bin/sh\nhere={place.as_posix()}\n{script}\n", encoding="utf-8")
            (place / name).chmod(0o755)
        return str(place)

    return put
