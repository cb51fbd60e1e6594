"""Units say in systemd's own way what is to run and when; systemd-analyze reads them where it is there."""

import datetime
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from helpers.delivery.schedule.systemd import on_calendar, units
from tests.delivery.schedule.made import STRANGE, UTC, VIET_NAM, cron_times, expressions, made, paths

ANALYZE = shutil.which("systemd-analyze")
needs_analyze = pytest.mark.skipif(not ANALYZE, reason="systemd-analyze is not on this machine")
START = datetime.datetime(2026, 1, 1, tzinfo=VIET_NAM)


def analyze(*words, **more):
    environment = os.environ | {"LC_ALL": "C", "TZ": "UTC", "SYSTEMD_COLORS": "0"} | more
    return subprocess.run([ANALYZE, *map(str, words)], capture_output=True, text=True, env=environment, timeout=60)


def lines_of(unit, key):
    return [line.partition("=")[2] for line in unit.splitlines() if line.startswith(f"{key}=")]


def words_of(command):
    """The words of an ExecStart as systemd.syntax(7), systemd.unit(5) and systemd.service(5) say: quotes and backslashes
    first, then specifiers, then variables."""
    words = []
    for quoted, plain in re.findall(r'"((?:[^"\\]|\\.)*)"|([^\s"]+)', command):
        word = re.sub(r"\\(.)", r"\1", quoted) if quoted else plain
        assert not re.search(r"%(?!%)", word.replace("%%", "")), "a specifier"
        word = word.replace("%%", "%")
        assert "$" not in word.replace("$$", ""), "a variable"
        words.append(word.replace("$$", "$"))
    return words


@given(paths)
@example(STRANGE)
def test_words_read_back_as_they_were(path):
    one = made(place=Path("/srv") / path)
    (command,) = lines_of(units(one)["giamngheo-thu.service"], "ExecStart")
    shell, dash, script, *words = words_of(command)
    assert (shell, dash, script) == ("/bin/sh", "-c", 'exec "$0" "$@"')
    assert tuple(words) == one.command


def test_the_timer_makes_up_for_what_was_missed_and_names_its_zone():
    found = units(made(rule="reporting"))
    assert set(found) == {"giamngheo-thu.service", "giamngheo-thu.timer"}
    timer = found["giamngheo-thu.timer"]
    assert lines_of(timer, "Persistent") == ["true"]
    assert lines_of(timer, "OnStartupSec") == ["10min"], "a run that a shutdown has cut short is made up for"
    assert lines_of(timer, "OnCalendar") == [
        "*-05-25 07:00:00 Asia/Ho_Chi_Minh",
        "*-11-24 07:00:00 Asia/Ho_Chi_Minh",
        "*-12-15 07:00:00 Asia/Ho_Chi_Minh",
    ]
    service = found["giamngheo-thu.service"]
    assert lines_of(service, "Environment") == ["GIAMNGHEO_LANG=vi"]
    again = [lines_of(service, key) for key in ("Type", "Restart", "RestartSec")]
    assert again == [["simple"], ["on-failure"], ["1h"]], "older systemd restarts nothing that is of type oneshot"


@needs_analyze
@pytest.mark.parametrize("rule", ["monthly", "quarterly", "reporting", "*/10 8-17 1,15 * MON-FRI", "0 7 */2 2 1"])
def test_systemd_takes_the_units(rule, tmp_path):
    for name, text in units(made(rule=rule, place=Path("/srv") / f"{STRANGE} \\x")).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = analyze("verify", *sorted(tmp_path.iterdir()), XDG_RUNTIME_DIR=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")


@needs_analyze
def test_systemd_would_refuse_a_wrong_unit(tmp_path):
    """The test of the test above."""
    (tmp_path / "a.service").write_text('[Service]\nType=oneshot\nExecStart="/bin/a\'b"\n', encoding="utf-8")
    assert analyze("verify", tmp_path / "a.service").returncode != 0


@needs_analyze
@settings(max_examples=15, deadline=None)
@given(expressions())
def test_systemd_reads_the_times_of_the_cron_expression(expression):
    end = START + datetime.timedelta(days=730)
    expected = cron_times(expression, START, end)
    base = (START - datetime.timedelta(seconds=1)).astimezone(UTC)
    found = set()
    for line in on_calendar(made(rule=expression)):
        done = analyze(
            "calendar", f"--base-time={base:%Y-%m-%d %H:%M:%S} UTC", f"--iterations={len(expected) + 1}", line
        )
        assert done.returncode == 0, done.stderr
        told = re.findall(r"(?:Next elapse|Iter\. #\d+|Iteration #\d+): \w+ (\S+ \S+) UTC", done.stdout)
        assert told or "never" in done.stdout, done.stdout
        found |= {datetime.datetime.fromisoformat(one).replace(tzinfo=UTC) for one in told}
    assert {time for time in found if time < end} == set(expected)
