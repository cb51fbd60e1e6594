"""The programs of the operating system that keep schedules, and what they say when they refuse."""

import os
import shlex
import subprocess
import sys

from helpers.reporting.faults import Fault, of_system
from helpers.words import N_

_SECONDS = 60


class ToolFailed(Fault):
    """A program of the operating system is not there, or refused; its own words are told, and stand in `said`."""

    said = ""


def ask(*command: str, text: str = "") -> str:
    """What a program prints when it is handed `text`. Raises ToolFailed."""
    # Bytes that are no UTF-8 must come back as they were: a crontab holds other people's lines.
    encoding, errors = ("oem", "replace") if sys.platform == "win32" else ("utf-8", "surrogateescape")
    try:
        done = subprocess.run(
            command,
            input=text.encode(encoding, errors),
            capture_output=True,
            timeout=_SECONDS,
            env=os.environ | {"LC_ALL": "C"},
        )
    except subprocess.TimeoutExpired:
        raise ToolFailed(
            N_("{command} did not end in {count} seconds"), command=shlex.join(command), count=_SECONDS
        ) from None
    except OSError as error:
        raise ToolFailed(N_("{command}: {words}"), command=shlex.join(command), words=of_system(error)) from None
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).decode(encoding, "replace")
        failed = ToolFailed(
            N_("{command}: {words}"), command=shlex.join(command), words=said or f"exit {done.returncode}"
        )
        failed.said = said
        raise failed
    return done.stdout.decode(encoding, errors)


def answers(*command: str) -> bool:
    """Whether a program is there and ends well."""
    try:
        ask(*command)
    except ToolFailed:
        return False
    return True
