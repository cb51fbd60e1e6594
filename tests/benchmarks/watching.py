"""A command run to its end while its time, its processor time and the memory of its processes are taken.

POSIX only, as `make` is. On Linux, memory is the proportional share (PSS): pages that processes have in common count once.
Elsewhere it is the resident set, which counts them for each.
"""

import contextlib
import ctypes
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

_TICK = 0.01  # seconds between looks for a finished report
_MEMORY = 0.5  # seconds between looks at the memory: each costs the kernel a walk over all pages
_PR_SET_CHILD_SUBREAPER = 36
_AFTER = 30  # seconds in which what a command leaves behind must end


class Failed(RuntimeError):
    """A command ended with an error; its last words."""


@dataclass(frozen=True)
class Run:
    """How a command went: seconds of the clock and of processors, bytes of memory over time, and when the first
    report stood there (seconds; None if none did)."""

    wall: float
    cpu: float
    memory: list[int] = field(default_factory=list)
    first: float | None = None
    output: str = ""

    @property
    def peak(self) -> int:
        """The most memory that all processes of the command held together, in bytes."""
        return max(self.memory, default=0)


def together(runs: Sequence[Run]) -> Run:
    """Commands that ran one after the other, as one."""
    memory = [size for run in runs for size in run.memory]
    return Run(sum(run.wall for run in runs), sum(run.cpu for run in runs), memory)


def watch(
    command: Sequence[str | Path],
    *,
    env: dict[str, str] | None = None,
    cwd: Path | None = None,
    reports: Path | None = None,
) -> Run:
    """Run `command` to its end; `reports` is the folder in which its first finished report is looked for.

    Raises Failed if it ends with an error.
    """
    _adopt_orphans()
    own, before = _children(), _children_cpu()
    with tempfile.TemporaryFile() as printed:
        started = time.perf_counter()
        process = subprocess.Popen(
            list(map(str, command)),
            env=env,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
        watcher = _Watcher(process.pid, started, reports)
        watcher.start()
        status = process.wait()
        wall = time.perf_counter() - started
        watcher.stop()
        _wait_for_orphans(own)
        printed.seek(0)
        output = printed.read().decode(errors="replace")
    if status:
        raise Failed(f"{Path(str(command[0])).name} ended with {status}:\n{output[-2000:]}")
    return Run(wall, _children_cpu() - before, watcher.memory, watcher.first, output)


class _Watcher(threading.Thread):
    """Looks at a process and its descendants until it is stopped."""

    def __init__(self, pid: int, started: float, reports: Path | None):
        super().__init__(daemon=True)
        self.memory: list[int] = []
        self.first: float | None = None
        self._pid, self._since, self._reports = pid, started, reports
        self._over = threading.Event()

    def run(self) -> None:
        looked = 0.0
        while not self._over.wait(_TICK):
            now = time.perf_counter()
            if self._reports and self.first is None and any(finished(self._reports)):
                self.first = now - self._since
            if now - looked >= _MEMORY:
                looked = now
                self.memory.append(_memory(self._pid))

    def stop(self) -> None:
        self._over.set()
        self.join()


def finished(reports: Path) -> list[Path]:
    """The PDFs of finished reports; a report that is still being written stands in a folder whose name begins with a dot."""
    return [path for path in reports.glob("*/*/*/*.pdf") if not path.parent.name.startswith(".")]


def _memory(pid: int) -> int:
    total = 0
    with contextlib.suppress(psutil.NoSuchProcess):
        root = psutil.Process(pid)
        for process in [root, *root.children(recursive=True)]:
            with contextlib.suppress(psutil.Error, ProcessLookupError):
                total += process.memory_full_info().pss if sys.platform == "linux" else process.memory_info().rss
    return total


def _children_cpu() -> float:
    """Processor seconds of all children that have ended and been waited for, with theirs."""
    spent = os.times()
    return spent.children_user + spent.children_system


def _adopt_orphans() -> None:
    """On Linux, processes that outlive their parent become ours, so that their time is counted when they end."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _children() -> set[int]:
    return {child.pid for child in psutil.Process().children()}


def _wait_for_orphans(own: set[int]) -> None:
    """Wait for what the command left behind, but for children of our own. Raises Failed if it does not end."""
    end = time.monotonic() + _AFTER
    while left := _children() - own:
        for pid in left:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, os.WNOHANG)
        if time.monotonic() > end:
            raise Failed(f"processes of the command still ran {_AFTER} seconds after it had ended")
        time.sleep(_TICK)
