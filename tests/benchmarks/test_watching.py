"""A command is watched to its end: its output, its processors' time, its memory, and when its first report stood there."""

import os
import sys

import pytest

from tests.benchmarks.watching import Failed, watch

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the benchmark is run by make")

SPIN = "import time\nend = time.process_time() + 0.6\nwhile time.process_time() < end: pass"
# A grandchild that outlives the command, which ends at once.
LEAVE = f"import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', {SPIN!r}])"
REPORT = """
import pathlib, sys, time
folder = pathlib.Path(sys.argv[1], "2024", "thu-01")
partial = folder / ".vi.partial"
partial.mkdir(parents=True)
(partial / "report.pdf").touch()
time.sleep(0.8)
partial.rename(folder / "vi")
time.sleep(0.8)
"""


def run(code, *words, **options):
    return watch([sys.executable, "-c", code, *words], **options)


def test_what_a_command_prints_is_kept():
    assert run("print('đã xong')").output == "đã xong\n"


def test_a_command_that_fails_is_told_with_its_last_words():
    with pytest.raises(Failed, match="ended with 3:\nno such province"):
        run("import sys; print('no such province'); sys.exit(3)")


def test_processor_time_and_memory_are_those_of_the_command():
    done = run(SPIN)
    assert 0.6 <= done.cpu <= done.wall + 0.1
    assert done.peak > 2_000_000
    assert run("").cpu < done.cpu


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux hands orphans over")
def test_processor_time_of_what_outlives_the_command_is_counted():
    assert run(LEAVE).cpu >= 0.6


def test_the_first_report_counts_when_it_is_finished(tmp_path):
    done = run(REPORT, tmp_path, reports=tmp_path)
    assert 0.8 <= done.first <= done.wall - 0.5
    assert run("", reports=tmp_path / "nothing").first is None
