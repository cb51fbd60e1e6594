"""When schedules run: what counts as a rule, the next times, and whether one has passed."""

import datetime
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.delivery.schedule.times import RULES, NoTimes, Times, due_since, next_times, times
from tests.delivery.schedule.made import UTC, VIET_NAM, cron_times, expressions

YEAR = (datetime.datetime(2026, 1, 1, tzinfo=VIET_NAM), datetime.datetime(2027, 1, 1, tzinfo=VIET_NAM))


def at(month, day, hour=7, minute=0, year=2026):
    return datetime.datetime(year, month, day, hour, minute, tzinfo=VIET_NAM)


def test_rules_hold_on_their_days():
    days = {
        rule: [(t.month, t.day, t.hour) for one in found for t in cron_times(one, *YEAR)]
        for rule, found in RULES.items()
    }
    assert days["monthly"] == [(month, 1, 7) for month in range(1, 13)]
    assert days["quarterly"] == [(month, 1, 7) for month in (1, 4, 7, 10)]
    assert days["reporting"] == [(5, 25, 7), (11, 24, 7), (12, 15, 7)]


@pytest.mark.parametrize(
    "wrong",
    """|0|0 7 1 *|0 0 7 1 * *|@monthly|weekly|60 7 * * *|0 24 * * *|0 7 0 * *|0 7 30 2 *|0 7 31 4,6,9,11 *|0 7 L * *|
    0 7 LW * *|0 7 * * mon#1|0 7 * * 5L|0 7 * * 8|0 7 * * 5-1|x 7 * * *""".replace("\n    ", "").split("|"),
)
def test_what_says_no_times_is_refused(wrong):
    with pytest.raises(NoTimes, match=r"says no times\..* five fields") as told:
        times(wrong)
    assert f"“{wrong}”" in str(told.value)


def test_days_of_month_and_week_are_either_or_as_cron_has_it():
    assert times("0 7 1 * 1").either
    assert not times("0 7 */2 * 1").either, "a star in front makes both hold"
    every_day = times("0 7 * * *")
    assert (
        times("0 7 1-31 * 1")
        == times("0 7 1 * 0-6")
        == every_day
        == Times((0,), (7,), tuple(range(1, 32)), tuple(range(1, 13)), tuple(range(7)), False)
    )
    assert times("0 7 * * 7").weekdays == times("0 7 * * SUN").weekdays == (0,)


@given(st.lists(expressions(), min_size=1, max_size=3), st.datetimes(*(t.replace(tzinfo=None) for t in YEAR)))
def test_next_times_are_those_of_all_expressions_each_once(found, moment):
    now = moment.replace(tzinfo=UTC)
    after = now + datetime.timedelta(seconds=1)
    shown = next_times(found, now, 4)
    every = {
        time
        for one in found
        for time in cron_times(one, after.astimezone(VIET_NAM), shown[-1] + datetime.timedelta(days=1))
    }
    assert shown == sorted(time for time in every if time > now)[:4]


def test_next_times_are_told_in_viet_nam_wherever_the_machine_stands():
    now = datetime.datetime(2026, 5, 31, 20, tzinfo=datetime.timezone(datetime.timedelta(hours=-4)))  # 1 June, 7:00
    assert [str(time) for time in next_times(["0 7 * * *"], now, 2)] == [
        "2026-06-02 07:00:00+07:00",
        "2026-06-03 07:00:00+07:00",
    ]


MONTHLY = RULES["monthly"]


def test_a_time_is_due_in_its_very_second_and_until_it_was_run_for():
    before = at(6, 1) - datetime.timedelta(microseconds=1)
    assert due_since(MONTHLY, [at(5, 1)], before) is None
    assert due_since(MONTHLY, [at(5, 1)], at(6, 1)) == at(6, 1)
    assert due_since(MONTHLY, [at(5, 1)], at(6, 30)) == at(6, 1)
    assert due_since(MONTHLY, [at(5, 1), at(6, 1)], at(6, 30)) is None


def test_several_missed_times_are_one_run_for_the_last():
    assert due_since(MONTHLY, [at(1, 1)], at(6, 5)) == at(6, 1)
    assert due_since(RULES["reporting"], [at(5, 25)], at(12, 20)) == at(12, 15)


def test_a_schedule_that_never_ran_begins_when_it_was_set():
    assert due_since(MONTHLY, [at(6, 15)], at(6, 30)) is None
    assert due_since(MONTHLY, [at(6, 15)], at(7, 1)) == at(7, 1)
    assert due_since(MONTHLY, [], at(6, 30)) == at(6, 1), "if that is not known, the last time counts"


def test_a_clock_set_back_repeats_no_time():
    ran = [at(5, 1), at(6, 1)]
    assert due_since(MONTHLY, ran, at(5, 31, 23)) is None
    assert due_since(MONTHLY, ran, at(6, 1)) is None
    assert due_since(MONTHLY, ran, at(7, 1)) == at(7, 1)


def test_a_clock_that_was_far_ahead_hides_no_time():
    """In 2099 by mistake a run was made for 1 November 2099; then the clock was put right."""
    ran = [at(5, 1), at(11, 1, year=2099)]
    assert due_since(MONTHLY, ran, at(5, 20)) is None, "1 May was run for before"
    assert due_since(MONTHLY, ran, at(6, 1)) == at(6, 1)


@given(expressions(), st.lists(st.integers(-40 * 24 * 60, 60 * 24 * 60), max_size=60), st.integers(0, 10**7))
def test_however_the_clock_moves_no_time_is_run_for_twice_and_none_skipped(expression, moves, seed):
    """Asked at times that jump to and fro: each run is for a time that had none, and the last time before every asking
    has been run for, or lies before one that was."""
    start = at(1, 1, 0) + datetime.timedelta(seconds=seed)
    ran = [start]
    for minutes in accumulate(moves):
        now = start + datetime.timedelta(minutes=minutes)
        due = due_since([expression], ran, now)
        passed = cron_times(expression, now - datetime.timedelta(days=120), now + datetime.timedelta(seconds=1))
        if due:
            assert due <= now and due not in ran and passed[-1:] in ([due], [])
            ran.append(due)
        elif passed:
            assert any(passed[-1] <= time <= now for time in ran)
