"""What an entry may be called, what it runs, and the mark by which it is found again."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.delivery.schedule.crontab import line
from helpers.delivery.schedule.entry import Entry, NoName, Unwritable, marked
from helpers.delivery.schedule.systemd import units
from helpers.delivery.schedule.times import RULES, NoTimes
from helpers.delivery.schedule.windows import task
from tests.delivery.schedule.made import expressions, made


@pytest.mark.parametrize("name", ["", "Tháng", "a b", "-a", "a/b", "a" * 41, "A", "a.b", "a\n"])
def test_a_name_that_is_no_file_everywhere_is_refused(name):
    with pytest.raises(NoName, match="can not name a schedule"):
        made(name)


def test_a_rule_is_checked_and_its_spaces_are_one():
    assert made(rule="0  7\t1 * *").rule == "0 7 1 * *"
    with pytest.raises(NoTimes):
        made(rule="sometimes")


def test_it_runs_the_command_with_all_it_was_given():
    words = ["/x/bin/giamngheo", "run", "06", "27", "--data", "/x/data", "--out", "/x/out", "--deliveries"]
    paths = [str(Path(one)) if "/" in one else one for one in [*words, "/x/deliveries.toml"]]
    due = ["--due", "0 7 1 * *", "--since", "2026-11-28T05:40Z"]
    assert made(place=Path("/x")).command == (*paths, *due)
    assert made(place=Path("/x"), deliveries=False, provinces=()).command[1:3] == ("run", "--data")


@pytest.mark.parametrize("sign", ["\n", "\r", "\t", "\x00", "\x7f", "\udce9", "\uffff"])
def test_a_path_with_signs_that_no_file_can_hold_is_refused(sign):
    with pytest.raises(Unwritable, match="can not be seen"):
        made(place=Path(f"/srv/a{sign}b"))


@given(
    st.from_regex(r"[a-z0-9][a-z0-9-]{0,39}", fullmatch=True),
    st.one_of(st.sampled_from(sorted(RULES)), expressions()),
    st.lists(st.sampled_from(["02", "06", "27", "99"]), unique=True),
)
def test_every_format_gives_back_whose_it_is(name, rule, provinces):
    one = made(name, rule, provinces=provinces)
    read = [Entry(name, rule, tuple(provinces))]
    assert marked(line(one)) == read
    assert marked(units(one)[f"giamngheo-{name}.timer"]) == read
    if rule in RULES:
        assert marked(task(one).decode("utf-16")) == read
