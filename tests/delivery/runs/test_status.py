"""How things stand, for people in either language and for programs; and what the exit status tells."""

import json
import time

import pytest

from helpers.delivery.ledger import Ledger
from helpers.words.user import VARIABLE
from tests.delivery.runs.office import LANG_SON, SOC_TRANG, folder


def told(office):
    asked = office.run("status", LANG_SON, "--json")
    return asked.exit_code, json.loads(asked.stdout)


def test_without_a_run_there_is_nothing_to_tell(office):
    asked = office.run("status")
    assert asked.exit_code == 2
    assert "start one with: giamngheo run" in asked.stderr
    assert not office.out.exists()


def test_a_ledger_without_a_run_tells_nothing_either(office):
    """One was killed before it had begun."""
    office.out.mkdir()
    with Ledger(office.out):
        pass
    asked = office.run("status")
    assert (asked.exit_code, asked.stdout) == (2, "")
    assert "start one with: giamngheo run" in asked.stderr


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Last run: 2, giamngheo run", "status 0", "proved", "issue 1; share", "share  has it"]),
        ("vi", ["2, giamngheo run", "bản phát hành số 1; share"]),
    ],
)
def test_people_read_it_in_their_language(finished, monkeypatch, language, words):
    assert finished.hand().exit_code == 0
    monkeypatch.setenv(VARIABLE, language)
    asked = finished.run("status", LANG_SON)
    assert asked.exit_code == 0
    assert [word for word in words if word not in asked.stdout] == []
    assert ("proved" in asked.stdout) == (language == "en")


def test_programs_read_all_of_it(finished):
    assert finished.hand().exit_code == 0
    status, all_of_it = told(finished)
    assert status == 0
    assert all_of_it["run"]["command"] == "giamngheo run"
    assert all_of_it["run"]["status"] == 0
    vi, en = all_of_it["reports"]
    assert (vi["report"], vi["state"], vi["issue"], vi["holders"]) == ("2023/lang-son/vi", "made", 1, ["share"])
    assert len(vi["data"]) == 64
    assert (en["report"], en["holders"]) == ("2023/lang-son/en", []), "the share gets no English"
    (share,) = all_of_it["recipients"]
    assert (share["recipient"], share["state"]) == ("share", "sent")


def test_a_run_at_work_is_said_to_be_so(finished):
    begun = finished.start("run", LANG_SON)
    while not (finished.out / ".running.json").exists():
        time.sleep(0.01)
    asked = finished.run("status", LANG_SON)
    begun.communicate(timeout=60)
    assert asked.exit_code == 0
    assert "is at work" in asked.stdout
    assert "is at work" not in finished.run("status", LANG_SON).stdout


def test_who_gets_nothing_any_more_keeps_nobody_waiting(finished):
    finished.deliver_to(folder("away", finished.folder / "not" / "there"), folder("share", finished.share))
    assert finished.hand().exit_code == 1
    assert told(finished)[0] == 1
    finished.deliver_to(folder("share", finished.share))
    assert finished.hand().exit_code == 0
    status, all_of_it = told(finished)
    assert status == 0
    assert {one["recipient"]: one["former"] for one in all_of_it["recipients"]} == {"away": True, "share": False}
    assert "gets nothing any more" in finished.run("status", LANG_SON).stdout


def test_who_is_to_get_nothing_yet_keeps_nobody_waiting(finished):
    finished.deliver_to(folder("share", finished.share), folder("later", finished.folder).replace('["20"]', '["94"]'))
    assert finished.hand().exit_code == 0
    status, all_of_it = told(finished)
    assert status == 0
    assert {one["recipient"]: one["state"] for one in all_of_it["recipients"]} == {"later": "", "share": "sent"}
    assert "later  nothing yet" in finished.run("status", LANG_SON).stdout


def test_what_failed_and_who_waits_make_it_1(finished):
    finished.spoil()
    finished.deliver_to(folder("share", finished.share / "not" / "there"))
    assert finished.hand().exit_code == 3
    status, all_of_it = told(finished)
    assert status == 1
    assert {one["state"] for one in all_of_it["reports"]} == {"failed"}
    assert all("balances.csv" in one["why"] and "sáu" in one["why"] for one in all_of_it["reports"])
    asked = finished.run("status", LANG_SON)
    assert asked.exit_code == 1
    assert asked.stdout.count("FAILED") == 2


def test_a_report_whose_data_are_again_what_they_were_stands(finished):
    finished.spoil()
    assert finished.hand().exit_code == 3
    finished.correct("6.03")
    assert finished.hand().exit_code == 0
    status, all_of_it = told(finished)
    assert status == 0
    assert {one["state"] for one in all_of_it["reports"]} == {"made"}


def test_what_is_not_as_the_data_have_it_waits_for_the_next_run(finished):
    assert finished.hand().exit_code == 0
    finished.correct("6.13")
    status, all_of_it = told(finished)
    assert status == 1
    assert {one["state"] for one in all_of_it["reports"]} == {"behind"}
    assert finished.run("status", LANG_SON).stdout.count("NOT UP TO DATE") == 2
    assert finished.run("render", LANG_SON).exit_code == 0
    status, all_of_it = told(finished)
    assert status == 0
    assert {one["at"] for one in all_of_it["reports"]} == {""}, "no run has made it"


def test_a_report_changed_by_hand_is_not_said_to_be_proved(finished):
    page = finished.out / "2023/lang-son/vi/report.html"
    page.write_text(page.read_text(encoding="utf-8") + "x", encoding="utf-8")
    asked = finished.run("status", LANG_SON)
    assert asked.exit_code == 1
    assert "NOT UP TO DATE" in asked.stdout
    assert "report.html was changed after it was made" in asked.stdout


def test_a_report_that_no_run_made_is_said_to_be_none(finished):
    asked = finished.run("status", SOC_TRANG)
    assert asked.exit_code == 1
    assert asked.stdout.count("not made by a run") == 2
