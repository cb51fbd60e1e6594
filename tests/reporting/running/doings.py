"""What children are asked to do in tests: each in a way that a report could go."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from helpers.reporting.running import in_child
from helpers.reporting.running.isolated import scratch_prefix

ROOT = Path(__file__).resolve().parents[3]


def twice(number):
    return 2 * number


def process():
    return os.getpid()


def bytes_of(size):
    return b"x" * size


def raises(error):
    raise error


def leaves():
    sys.exit(3)


def ends_at_once():
    os._exit(9)


def crashes():
    ctypes.string_at(0)


def takes_memory():
    return len(bytearray(8 << 30))


def gives_a_lock():
    return threading.Lock()


def raises_its_own():
    class Own(Exception):
        pass

    raise Own("of this function alone")


def never_ends():
    while True:
        pass


def ignores_signals():
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
        try:
            signal.signal(number, signal.SIG_IGN)
        except OSError:
            continue
    never_ends()


def starts_another():
    quiet = subprocess.DEVNULL
    return subprocess.Popen(["sleep", "600"], stdin=quiet, stdout=quiet, stderr=quiet).pid


def asks_a_child():
    return in_child(says, "its own child"), in_child(process) != os.getpid()


def says(words):
    return words


def has_a_child_that_dies():
    in_child(ends_at_once)


def gives_up():
    os.abort()


def keeps_files_and_never_ends(folder):
    (Path(folder) / f"{scratch_prefix(os.getpid())}kept").mkdir()
    never_ends()


def has_a_child_that_tells_and_never_ends(file):
    in_child(tells_and_never_ends, file)


def tells_and_never_ends(file):
    Path(file).write_text(str(os.getpid()))
    never_ends()


def open_files():
    """The files of a disk that this process has open: whoever was forked from the same process shares their places."""
    folder = Path("/proc/self/fd")
    return [os.readlink(path) for path in folder.iterdir() if int(path.name) > 2 and path.is_file()]
