"""The file of the ledger: written whole or not at all, and refused in words."""

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from helpers.delivery.ledger import LEDGER, Ledger, NoLedger
from helpers.delivery.ledger.issues import latest_issues
from helpers.delivery.ledger.receipts import state_of
from helpers.delivery.ledger.runs import begin_run, failed, last_of_reports, last_run
from helpers.reporting.formats import ROOT


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_process_that_is_killed_leaves_nothing_half_written(tmp_path):
    command = [sys.executable, "-m", "tests.delivery.ledger.killed", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, timeout=60)
    assert done.returncode == -9
    with Ledger(tmp_path) as ledger:
        assert latest_issues(ledger)["2023/lang-son"].number == 1
        assert state_of(ledger, "<whole@x>") == ("begun", "")
        assert state_of(ledger, "<half@x>") == ("", "")
        assert [row["message"] for row in ledger.read("select message from items")] == ["<whole@x>"]
        assert len(ledger.read("select * from messages")) == 1
        assert last_run(ledger)["ended"] is None


def test_what_is_written_is_on_the_disk_before_what_it_tells_of_begins(ledger):
    """A power cut can not be played; SQLite keeps what it said was written in no other mode (sqlite.org/pragma.html)."""
    assert ledger.read("pragma synchronous")[0][0] >= 2


def test_what_fails_within_is_taken_back(ledger):
    with pytest.raises(ZeroDivisionError), ledger.at_once():
        failed(ledger, 1, "2023/lang-son/vi", "x")
        assert last_of_reports(ledger)
        raise ZeroDivisionError
    assert last_of_reports(ledger) == {}
    assert begin_run(ledger, "giamngheo run", "x", 3) == 2


def test_what_leads_to_nothing_is_not_written(ledger):
    with pytest.raises(NoLedger, match="FOREIGN KEY"):
        ledger.write("insert into events values ('<none@x>', '', '', 'sent')")


def test_a_ledger_of_another_version_is_refused_in_words(tmp_path):
    with sqlite3.connect(tmp_path / LEDGER) as base:
        base.execute("pragma user_version = 7")
    with pytest.raises(NoLedger, match="written by another version of the project \\(7\\); use that one") as told:
        Ledger(tmp_path)
    assert "phiên bản khác" in told.value.words.say("vi")


def test_what_is_no_ledger_is_refused_in_words(tmp_path):
    (tmp_path / LEDGER).write_text("số liệu" * 500, encoding="utf-8")
    with pytest.raises(NoLedger, match="not a database"):
        Ledger(tmp_path)
    with pytest.raises(NoLedger, match="unable to open"):
        Ledger(tmp_path / "nowhere")


def test_two_may_open_a_new_one_at_once(tmp_path):
    def opened(number):
        with Ledger(tmp_path) as ledger:
            return begin_run(ledger, "giamngheo status", "x", number)

    with ThreadPoolExecutor(8) as threads:
        assert sorted(threads.map(opened, range(8))) == list(range(1, 9))
