"""The line that asks every hour, and what becomes of the rest of a crontab."""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.delivery.schedule.crontab import TooLong, line, with_line, without_line
from helpers.delivery.schedule.entry import Unwritable, marked
from tests.delivery.schedule.made import STRANGE, expressions, made, paths


def asked(line):
    """The minutes at which the line asks, and the words of what it runs, as cron and then the shell read it."""
    minutes, *hours, command = line.split(" ", 5)
    assert hours == ["*"] * 4
    assert not re.search(r"(?<!\\)%", command), "it would end the command"
    return minutes, shlex.split(command.replace("\\%", "%"), comments=True)


@given(paths.filter(lambda path: "\\" not in path), expressions())
@example(STRANGE, "0 7 1 * *")
def test_words_read_back_as_they_were(path, expression):
    one = made(rule=expression, place=Path("/srv") / path)
    minutes, (language, *words) = asked(line(one))
    assert minutes == expression.split()[0]
    assert language == "GIAMNGHEO_LANG=vi"
    assert tuple(words) == one.command


@pytest.mark.skipif(not shutil.which("sh") or os.name == "nt", reason="needs a Unix shell")
def test_a_shell_runs_what_the_line_says(tmp_path):
    place = tmp_path / STRANGE
    (place / "bin").mkdir(parents=True)
    program = place / "bin" / "giamngheo"
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$GIAMNGHEO_LANG" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    one = made(rule="reporting", place=place)
    command = line(one).split(" ", 5)[5].replace("\\%", "%")
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, encoding="utf-8", check=True)
    due = ["--due", "0 7 25 5 *", "--due", "0 7 24 11 *", "--due", "0 7 15 12 *", "--since", "2026-11-28T05:40Z"]
    assert done.stdout.splitlines() == ["vi", *one.command[1:]]
    assert list(one.command[-len(due) :]) == due


@pytest.mark.parametrize(
    ("rule", "minutes"), [("monthly", "0"), ("*/15 * * * *", "0,15,30,45"), ("* 7 * * *", "*"), ("30 7 * * 1", "30")]
)
def test_it_asks_at_the_minutes_of_the_rule(rule, minutes):
    assert asked(line(made(rule=rule)))[0] == minutes


def test_what_cron_would_not_take_is_refused():
    with pytest.raises(Unwritable, match="backslash"):
        line(made(place=Path("/srv/a\\b")))
    with pytest.raises(TooLong, match=r"1,\d\d\d bytes long, and cron takes 998: name fewer provinces"):
        line(made(place=Path("/srv") / ("ấ" * 75)))


@pytest.mark.skipif(
    not shutil.which("crontab") or "-n" not in subprocess.run(["crontab", "-h"], capture_output=True, text=True).stderr,
    reason="no crontab that can try a file out",
)
@pytest.mark.parametrize("rule", ["monthly", "reporting", "*/10 8-17 1,15 * MON-FRI"])
def test_the_real_crontab_takes_the_line(rule, tmp_path):
    file = tmp_path / "crontab"
    file.write_text(with_line("", made(rule=rule, place=Path("/srv") / STRANGE)), encoding="utf-8")
    done = subprocess.run(["crontab", "-n", file], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    file.write_text("0 7 1 * " + "x" * 10, encoding="utf-8")
    assert subprocess.run(["crontab", "-n", file], capture_output=True).returncode != 0, "the test of the test"


other_lines = st.lists(
    st.text(st.characters(exclude_characters="\n", exclude_categories=("Cs",))).filter(lambda text: not marked(text)),
    max_size=5,
)


@given(other_lines, st.booleans())
def test_other_lines_stay_as_they_are(lines, ended):
    text = "\n".join(lines) + "\n" * ended
    first = with_line(text, made("mot"))
    both = with_line(first, made("hai"))
    assert [one.name for one in marked(both)] == ["mot", "hai"]
    again = with_line(both, made("mot", rule="quarterly"))
    assert {one.name: one.rule for one in marked(again)} == {"hai": "monthly", "mot": "quarterly"}
    rest = without_line(without_line(again, "mot"), "hai")
    assert rest == (text if text.endswith("\n") or not text else f"{text}\n")
    assert without_line(again, "mo") == again


def test_a_line_is_what_cron_takes_for_one():
    """Not what Python does, which also ends lines at signs that a path may hold."""
    text = with_line("", made("mot", place=Path("/srv/a\u2028b")))
    assert without_line(text, "mot") == ""
