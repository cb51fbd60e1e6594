"""Entries and cron expressions for tests, many of them strange."""

import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from cronsim import CronSim
from hypothesis import assume
from hypothesis import strategies as st

from helpers.delivery.schedule.entry import entry
from helpers.delivery.schedule.times import NoTimes, times

VIET_NAM = ZoneInfo("Asia/Ho_Chi_Minh")
UTC = datetime.UTC
SINCE = datetime.datetime(2026, 11, 28, 12, 40, 59, tzinfo=VIET_NAM)
STRANGE = "dữ liệu 100% của 'tôi' $HOME \"x\" & co; #1 %d `ls` ${PATH}"


def made(name="thu", rule="monthly", place=Path("/srv/giamngheo"), provinces=("06", "27"), deliveries=True):
    """An entry whose program and folders lie in `place`."""
    program, file = place / "bin" / "giamngheo", place / "deliveries.toml"
    folders = (place / "data", place / "out", file if deliveries else None)
    return entry(name, rule, program, provinces, *folders, "vi", SINCE)


def cron_times(expression, start, end):
    """All times of the expression from `start` up to `end`, by cronsim."""
    found, each = [], CronSim(expression, start - datetime.timedelta(seconds=1))
    while (time := next(each)) < end:
        found.append(time)
    return found


def field(low, high, most=3):
    """One field of a cron expression in its several forms."""
    number = st.integers(low, high)
    span = st.tuples(number, number).map(lambda pair: "-".join(map(str, sorted(pair))))
    listed = st.lists(number, min_size=1, max_size=most, unique=True).map(lambda some: ",".join(map(str, some)))
    return st.one_of(listed, span, st.integers(2, 9).map("*/{}".format))


@st.composite
def expressions(draw):
    """Cron expressions that hold at few times of a day, so that two years can be counted out."""
    some = st.lists(st.integers(0, 23), min_size=1, max_size=2, unique=True).map(
        lambda hours: ",".join(map(str, hours))
    )
    fields = [
        draw(st.integers(0, 59).map(str)),
        draw(some),
        *(draw(st.one_of(st.just("*"), field(*edges))) for edges in ((1, 31), (1, 12), (0, 7))),
    ]
    expression = " ".join(fields)
    try:
        times(expression)
    except NoTimes:
        assume(False)
    return expression


signs = st.characters(exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="/")
paths = st.text(st.one_of(st.sampled_from(" %$'\"\\;#&`{}ệ"), signs), min_size=1, max_size=40)
