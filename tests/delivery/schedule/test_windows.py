"""The task as Windows reads it: its elements in their order, its words, and the times of its triggers."""

import calendar
import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.delivery.schedule.entry import Unwritable
from helpers.delivery.schedule.times import RULES
from helpers.delivery.schedule.windows import BothDays, TooManyTimes, task
from tests.delivery.schedule.made import STRANGE, VIET_NAM, cron_times, expressions, made, paths

SPACE = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
START = datetime.datetime(2026, 1, 1, tzinfo=VIET_NAM)
END = START + datetime.timedelta(days=730)


def read(content):
    """The task's root, with names without their space."""
    root = ElementTree.fromstring(content)
    for one in root.iter():
        assert one.tag.startswith(SPACE)
        one.tag = one.tag.removeprefix(SPACE)
    return root


def tags(element):
    return [child.tag for child in element]


def holds(on, day):
    """Whether a trigger's days hold `day`, as [MS-TSCH] 2.5.3.9 describes them."""
    if calendar.month_name[day.month] not in tags(on.find("Months")):
        return False
    if on.tag == "ScheduleByMonth":
        return str(day.day) in [one.text for one in on.findall("DaysOfMonth/Day")]
    if calendar.day_name[day.weekday()] not in tags(on.find("DaysOfWeek")):
        return False
    last = calendar.monthrange(day.year, day.month)[1]
    weeks = [one.text for one in on.findall("Weeks/Week")]
    return str((day.day + 6) // 7) in weeks or (day.day + 7 > last and "Last" in weeks)


def instants(content):
    """All times of the task's triggers between START and END."""
    found = set()
    days = [START.date() + datetime.timedelta(days=number) for number in range((END - START).days)]
    for trigger in read(content).findall("Triggers/CalendarTrigger"):
        begin = datetime.datetime.fromisoformat(trigger.find("StartBoundary").text)
        assert begin.utcoffset() == datetime.timedelta(hours=7) and begin < START
        on = trigger[-1]
        found |= {datetime.datetime.combine(day, begin.timetz()) for day in days if holds(on, day)}
    return found


@given(st.one_of(expressions(), st.sampled_from(sorted(RULES))))
def test_triggers_hold_at_the_times_of_the_cron_expression(rule):
    one = made(rule=rule)
    try:
        content = task(one)
    except BothDays:
        return
    assert instants(content) == {time for each in one.expressions for time in cron_times(each, START, END)}


def test_elements_stand_in_the_order_of_the_schema():
    """[MS-TSCH] 2.5; what a trigger is made of is a sequence there, and the others stand as Windows itself writes them."""
    content = task(made(rule="0 7 1,31 2,5 5"))
    assert content.startswith(b"\xff\xfe"), "UTF-16 with its mark"
    root = read(content)
    assert (root.tag, root.get("version")) == ("Task", "1.2")
    assert tags(root) == ["RegistrationInfo", "Triggers", "Settings", "Actions"]
    by_month, by_week = root.find("Triggers")
    assert tags(by_month) == ["Enabled", "StartBoundary", "Repetition", "ScheduleByMonth"]
    assert tags(by_week) == ["Enabled", "StartBoundary", "Repetition", "ScheduleByMonthDayOfWeek"]
    assert [one.text for one in by_week.find("Repetition")] == ["PT1H", "PT3H30M"], "asked again three times"
    assert tags(by_month[-1]) == ["DaysOfMonth", "Months"]
    assert tags(by_week[-1]) == ["Weeks", "DaysOfWeek", "Months"]
    assert tags(by_week[-1].find("DaysOfWeek")) == ["Friday"]
    assert tags(root.find("Actions/Exec")) == ["Command", "Arguments"]
    assert {one.tag: one.text for one in root.find("Settings")} | {"ExecutionTimeLimit": ""} == {
        "MultipleInstancesPolicy": "IgnoreNew",
        "DisallowStartIfOnBatteries": "false",
        "StopIfGoingOnBatteries": "false",
        "StartWhenAvailable": "true",
        "ExecutionTimeLimit": "",
    }, "without these, Windows starts nothing on a laptop that is not plugged in, and makes up for nothing"


def split(line):
    """The words of a command line as programs of Windows take it apart (CommandLineToArgvW)."""
    words, word, quoted, slashes, begun = [], "", False, 0, False
    for sign in [*line, " "]:
        if sign == "\\":
            slashes += 1
            continue
        if sign == '"':
            word += "\\" * (slashes // 2)
            if slashes % 2:
                word += '"'
            else:
                quoted, begun = not quoted, True
        else:
            word += "\\" * slashes
            if sign in " \t" and not quoted:
                if word or begun:
                    words.append(word)
                word, begun = "", False
            else:
                word += sign
        slashes = 0
    return words


@given(paths.filter(lambda path: path.count("%") < 2 and "$(" not in path))
@example(f"{STRANGE.replace('%d', '')}\\")
def test_words_read_back_as_they_were(path):
    one = made(place=Path("/srv") / path)
    action = read(task(one)).find("Actions/Exec")
    assert (action.find("Command").text, *split(action.find("Arguments").text)) == one.command


def test_what_a_task_can_not_say_is_told():
    with pytest.raises(BothDays, match=r"“0 7 \*/2 \* 1” wants a day of the month and a day of the week at once"):
        task(made(rule="0 7 */2 * 1"))
    assert len(read(task(made(rule="0,30 * * * *"))).find("Triggers")) == 48
    with pytest.raises(TooManyTimes, match=r"49 times are more than a task of Windows can have \(48\)"):
        task(made(rule="*/7 1-5,9,12 * * 1-5".replace("*/7", "0-6")))
    with pytest.raises(Unwritable, match="for a variable"):
        task(made(place=Path("/srv/%TEMP%")))
    with pytest.raises(Unwritable, match="for a variable"):
        task(made(place=Path("/srv/$(Arg0)")))
    assert task(made(place=Path("/srv") / STRANGE.replace("%d", "")))
