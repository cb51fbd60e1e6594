"""`run --due`: once for each time of its schedule, whatever happens to the clock."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from helpers.delivery.schedule.times import ZONE
from tests.delivery.mail.letters import mailbox
from tests.delivery.mail.mail_server import serving
from tests.delivery.runs.office import LANG_SON, SOC_TRANG, folder, mail, reader, spoil_soc_trang

MONTHLY = ("--due", "0 7 1 * *")


@pytest.fixture
def clock(monkeypatch):
    """Sets the clock of the run, in Viet Nam's time."""
    import helpers.cli.running

    class Clock(datetime):
        time = datetime(2025, 1, 1, tzinfo=ZoneInfo(ZONE))

        @classmethod
        def now(cls, tz=None):
            return cls.time.astimezone(tz)

    monkeypatch.setattr(helpers.cli.running, "datetime", Clock)

    def set_to(text):
        Clock.time = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE))

    return set_to


def ran(office, clock, text, *words, provinces=(LANG_SON,)):
    """Whether a run was made at this time."""
    clock(text)
    before = runs(office)
    asked = office.run("run", *provinces, *(words or MONTHLY))
    assert asked.exit_code == 0, asked.output
    return runs(office) - before == 1


def runs(office):
    ((count,),) = office.ask("select count(*) from runs")
    return count


def times(office):
    return [at for (at,) in office.ask("select at from due order by rowid")]


def test_every_hour_is_asked_and_every_month_runs_once(finished, clock):
    asked = ["2025-03-01T07:00", "2025-03-01T08:00", "2025-03-31T23:59", "2025-04-01T06:59", "2025-04-01T07:00"]
    assert [ran(finished, clock, one) for one in asked] == [True, False, False, False, True]
    assert times(finished) == ["2025-03-01T07:00:00+07:00", "2025-04-01T07:00:00+07:00"]


def test_a_machine_that_was_off_makes_up_for_it_once(finished, clock):
    asked = ["2025-03-01T07:00", "2025-06-17T15:42", "2025-06-17T16:42"]
    assert [ran(finished, clock, one) for one in asked] == [True, True, False]
    assert times(finished)[-1] == "2025-06-01T07:00:00+07:00"


def test_a_clock_set_back_runs_nothing_again(finished, clock):
    asked = ["2025-04-01T07:00", "2025-03-31T23:00", "2025-04-01T06:30", "2025-04-01T07:00", "2025-05-01T07:00"]
    assert [ran(finished, clock, one) for one in asked] == [True, True, False, False, True]
    assert times(finished)[1] == "2025-03-01T07:00:00+07:00", "March had not been run"
    assert len(set(times(finished))) == 3


def test_a_clock_that_was_ahead_keeps_no_month_from_its_run(finished, clock):
    asked = ["2025-03-01T07:00", "2035-03-01T07:00", "2025-03-02T07:00", "2025-04-01T07:00", "2025-05-01T07:00"]
    assert [ran(finished, clock, one) for one in asked] == [True, True, False, True, True]


def test_schedules_of_other_provinces_and_times_are_others(finished, clock):
    assert ran(finished, clock, "2025-03-01T07:00")
    assert ran(finished, clock, "2025-03-01T07:00", "--due", "0 6 1 * *", "--due", "0 7 15 * *")
    assert not ran(finished, clock, "2025-03-01T08:00", "--due", "0 6 1 * *", "--due", "0 7 15 * *")
    assert ran(finished, clock, "2025-03-01T08:00", *MONTHLY, "--deliveries", finished.deliveries)


def test_what_fails_is_tried_again_three_times(finished, clock, postbox):
    """And what stays the same is told to the operator once."""
    spoil_soc_trang(finished)
    clock("2025-03-01T07:00")
    with serving(postbox) as port:
        finished.deliver_to(mail(port, operator="truc@tinh.example"), reader("anh"))
        words = ("run", SOC_TRANG, *MONTHLY, "--deliveries", finished.deliveries)
        before = runs(finished)
        assert [finished.run(*words).exit_code for _ in range(6)] == [1, 3, 3, 3, 0, 0]
        assert runs(finished) == before + 4
        assert [mailbox(one, "To")[1] for one in postbox.taken] == ["anh@tinh.example", "truc@tinh.example"]
        clock("2025-04-01T07:00")
        assert finished.run(*words).exit_code == 3
    assert [mailbox(one, "To")[1] for one in postbox.taken[2:]] == ["truc@tinh.example"], (
        "another month is another time"
    )


def test_a_target_that_was_down_gets_it_an_hour_later(finished, clock):
    away = finished.folder / "not" / "there"
    finished.deliver_to(folder("share", away))
    words = ("run", LANG_SON, *MONTHLY, "--deliveries", finished.deliveries)
    clock("2025-03-01T07:00")
    assert finished.run(*words).exit_code == 1
    away.mkdir(parents=True)
    clock("2025-03-01T08:00")
    assert finished.run(*words).exit_code == 0
    assert (away / "2023/lang-son/vi/report.html").is_file()
    before = runs(finished)
    assert finished.run(*words).exit_code == 0
    assert runs(finished) == before


def test_what_was_before_the_schedule_was_set_is_not_made_up_for(finished, clock):
    since = ("--since", "2025-03-10T02:30Z")
    asked = ["2025-03-10T09:31", "2025-03-31T23:00", "2025-04-01T07:00"]
    assert [ran(finished, clock, one, *MONTHLY, *since) for one in asked] == [False, False, True]


def test_a_run_that_was_killed_is_made_up_for_by_the_next(finished, clock, monkeypatch):
    import helpers.cli.running

    class Killed(BaseException):
        pass

    def kill(*_):
        raise Killed

    clock("2025-03-01T07:00")
    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr(helpers.cli.running, "stock_of", kill)
        finished.run("run", LANG_SON, *MONTHLY)
    assert ran(finished, clock, "2025-03-01T08:00")
    assert not ran(finished, clock, "2025-03-01T09:00")


def test_a_wrong_expression_is_told(finished):
    asked = finished.run("run", LANG_SON, "--due", "monthly-ish")
    assert asked.exit_code == 2
    assert "monthly-ish" in asked.stderr
    assert "Traceback" not in asked.output
