"""One run at a time in a folder of reports, and who it is that another has to wait for."""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click
from filelock import FileLock, Timeout

from helpers.cli.ending import end
from helpers.reporting.faults import of_system
from helpers.reporting.files import write_whole
from helpers.words import gettext, user_language

_LOCK, _HOLDER = ".lock", ".running.json"
_GLANCE = 0.3  # seconds that `at_work` may keep others from the lock, and more


@contextmanager
def alone_in(out: Path) -> Iterator[None]:
    """Keep other runs out of the folder `out`, and end with status 2 if there is one already, saying which. The system
    lets go of the lock when this process ends, however it ends."""
    _ = gettext(user_language())
    lock = FileLock(out / _LOCK, timeout=_GLANCE)
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock.acquire()
        _sign(out)
    except Timeout:
        busy = _(
            "{folder}: another run is writing reports here{holder}. Wait for its end, or choose another folder with --out."
        )
        end([busy.format(folder=out, holder=_holder(out))], 2)
    except OSError as error:
        refused = _("{path}: {reason}. Choose another folder with --out.")
        end([refused.format(path=error.filename or out, reason=of_system(error))], 2)
    try:
        yield
    except OSError as error:  # by now reports may have been made
        end([f"{error.filename or out}: {of_system(error)}."], 1)
    finally:
        (out / _HOLDER).unlink(missing_ok=True)
        lock.release()


def at_work(out: Path) -> bool:
    """Whether a run is writing into the folder `out` just now."""
    try:
        with FileLock(out / _LOCK, timeout=0):
            return False
    except Timeout:
        return True
    except OSError:  # a folder that can not be written to: then no run writes there
        return False


def _sign(out: Path) -> None:
    """Say who holds the lock. What a killed run has left there is written over, and read only while the lock is held."""
    began = datetime.now().isoformat(sep=" ", timespec="seconds")
    command = click.get_current_context().command_path
    who = {"command": command, "process": os.getpid(), "host": socket.gethostname(), "began": began}
    write_whole(out / _HOLDER, json.dumps(who))


def _holder(out: Path) -> str:
    _ = gettext(user_language())
    try:
        who = json.loads((out / _HOLDER).read_text(encoding="utf-8"))
        return _(" (“{command}”, process {process} on {host}, since {began})").format(**who)
    except (OSError, ValueError, KeyError, TypeError):  # it has just begun, or just ended
        return ""
