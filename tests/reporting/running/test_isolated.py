"""A function in a process of its own: its result comes back, and nothing else of it gets out."""

import os
import signal
import subprocess
import sys
import tempfile
import time

import pytest

from helpers.catalog import DataProblems, Problem
from helpers.reporting.prove import NotProved
from helpers.reporting.running import FORKS, ChildFailed, Limits, in_child, isolated
from helpers.reporting.running.isolated import scratch_prefix
from tests.reporting.running import doings

pytestmark = pytest.mark.skipif(not FORKS, reason="there is no fork to be had here")

SHORT = Limits(seconds=20, megabytes=3000)


def test_the_result_comes_back():
    assert in_child(doings.twice, 21, limits=SHORT) == 42


def test_each_child_is_another_process_and_none_is_this_one():
    one, other = in_child(doings.process, limits=SHORT), in_child(doings.process, limits=SHORT)
    assert len({one, other, os.getpid()}) == 3


def test_a_large_result_comes_back_whole():
    assert len(in_child(doings.bytes_of, 30_000_000, limits=SHORT)) == 30_000_000


@pytest.mark.parametrize(
    "error", [KeyError("kind"), NotProved(["one", "two"]), DataProblems([Problem("no_header", "a.csv")], "vi")]
)
def test_an_exception_is_raised_here_as_it_is(error):
    with pytest.raises(type(error)) as raised:
        in_child(doings.raises, error, limits=SHORT)
    assert str(raised.value) == str(error)


@pytest.mark.parametrize(
    ("doing", "words"),
    [
        (doings.leaves, "exit(3)"),
        (doings.ends_at_once, "exit status 9"),
        (doings.crashes, "SIGSEGV"),
        (doings.gives_up, "SIGABRT; if it had too little memory, allow more with --memory"),
        (doings.takes_memory, "3,000 MB"),
        (doings.gives_a_lock, "can not be passed on"),
        (doings.raises_its_own, "Own: of this function alone"),
    ],
)
def test_other_ends_are_told_in_words(doing, words):
    with pytest.raises(ChildFailed, match=words.replace("(", r"\(").replace(")", r"\)")):
        in_child(doing, limits=SHORT)


def test_an_endless_loop_is_stopped_in_time():
    began = time.monotonic()
    with pytest.raises(ChildFailed, match="took longer than 1 s and"):
        in_child(doings.never_ends, limits=Limits(seconds=1))
    assert time.monotonic() - began < 15


def test_a_child_that_ignores_every_signal_is_stopped():
    with pytest.raises(ChildFailed, match="longer"):
        in_child(doings.ignores_signals, limits=Limits(seconds=1))


def test_what_a_child_started_ends_with_it(tmp_path):
    """Also where the child ends well, and where what it started has closed its output."""
    number = in_child(doings.starts_another, limits=SHORT)
    for _ in range(100):
        if not alive(number):
            return
        time.sleep(0.05)
    os.kill(number, signal.SIGKILL)
    pytest.fail("it was still there")


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="open files can not be listed here")
def test_children_share_no_open_file():
    """Two that read from one file at once would each move the other's place in it."""
    assert in_child(doings.open_files, limits=SHORT) == []


def test_a_child_can_have_a_child():
    assert in_child(doings.asks_a_child, limits=SHORT) == ("its own child", True)
    with pytest.raises(ChildFailed, match="exit status 9"):
        in_child(doings.has_a_child_that_dies, limits=SHORT)


def test_what_a_stopped_child_keeps_for_a_while_is_removed(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    anothers = tmp_path / f"{scratch_prefix(1)}kept"
    anothers.mkdir()
    monkeypatch.setattr(isolated, "_end", isolated._kill)
    with pytest.raises(ChildFailed, match="longer"):
        in_child(doings.keeps_files_and_never_ends, str(tmp_path), limits=Limits(seconds=2))
    assert len(list(tmp_path.iterdir())) == 2
    monkeypatch.undo()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(ChildFailed, match="longer"):
        in_child(doings.keeps_files_and_never_ends, str(tmp_path), limits=Limits(seconds=2))
    assert len(list(tmp_path.iterdir())) == 2
    assert anothers.is_dir()


@pytest.mark.parametrize(
    ("doing", "seconds"), [(doings.tells_and_never_ends, 2), (doings.has_a_child_that_tells_and_never_ends, 600)]
)
def test_a_child_ends_though_no_one_is_left_to_end_it(tmp_path, doing, seconds):
    """The process that waits is killed at once; its child, which never ends by itself, has a clock of its own, or a
    parent that watches."""
    code = (
        "from helpers.reporting.running import Limits, in_child\n"
        "from tests.reporting.running import doings\n"
        f"in_child(doings.{doing.__name__}, {str(tmp_path / 'number')!r}, limits=Limits(seconds={seconds}))\n"
    )
    waiting = subprocess.Popen([sys.executable, "-c", code], cwd=doings.ROOT)
    while not (tmp_path / "number").exists() or not (tmp_path / "number").read_text():
        assert waiting.poll() is None
        time.sleep(0.02)
    waiting.kill()
    waiting.wait()
    number = int((tmp_path / "number").read_text())
    deadline = time.monotonic() + 60
    while alive(number):
        assert time.monotonic() < deadline, "the child runs for ever"
        time.sleep(0.1)


def alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    status = f"/proc/{number}/stat"
    return not os.path.exists(status) or open(status).read().rpartition(")")[2].split()[0] != "Z"
