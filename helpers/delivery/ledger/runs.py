"""Runs in the ledger, and what came of each report in them."""

import json
import sqlite3
from collections.abc import Collection

from helpers.delivery.ledger.file import Ledger, now


def begin_run(ledger: Ledger, command: str, host: str, process: int, times: str = "", due: str = "") -> int:
    """A run has begun: its number. `due`: the time of the schedule `times` that it is made for, if it is for one."""
    with ledger.at_once():
        statement = "insert into runs (command, host, process, began) values (?, ?, ?, ?)"
        run = ledger.write(statement, command, host, process, now())
        if due:
            ledger.write("insert into due values (?, ?, ?)", times, due, run)
    return run


def end_run(ledger: Ledger, run: int, status: int) -> None:
    """The run has ended by itself, with this exit status."""
    ledger.write("update runs set ended = ?, status = ? where run = ?", now(), status, run)


def times_had(ledger: Ledger, times: str, tries: int) -> list[str]:
    """The times of this schedule that are done with: all went well in a run for it, or it was tried so many times."""
    rows = ledger.read(
        "select at from due join runs using (run) where times = ? group by at having sum(status = 0) > 0 or count(*) >= ?",
        times,
        tries,
    )
    return [row["at"] for row in rows]


def is_news(ledger: Ledger, run: int, lines: Collection[str]) -> bool:
    """Note what the operator is told of this run. Whether a run before it, for the same time of a schedule, told
    something else or nothing."""
    told = json.dumps(sorted(lines), ensure_ascii=False)  # reports end in any order
    ledger.write("update runs set told = ? where run = ?", told, run)
    before = ledger.read(
        "select told from due join runs using (run) where run < ? and (times, at) in "
        "(select times, at from due where run = ?) order by run desc limit 1",
        run,
        run,
    )
    return [row["told"] for row in before] != [told]


def note_recipients(ledger: Ledger, run: int, names: Collection[str]) -> None:
    """To whom this run delivers, as messages call them."""
    ledger.write("update runs set recipients = ? where run = ?", json.dumps(list(names), ensure_ascii=False), run)


def last_recipients(ledger: Ledger) -> list[str]:
    """To whom the last run that was to deliver did so."""
    rows = ledger.read("select recipients from runs where recipients is not null order by run desc limit 1")
    return json.loads(rows[0]["recipients"]) if rows else []


def last_run(ledger: Ledger) -> sqlite3.Row | None:
    """The latest run: `run`, `command`, `host`, `process`, `began`, `ended`, `status`; the last two None while it runs,
    and where it was killed."""
    return next(iter(ledger.read("select * from runs order by run desc limit 1")), None)


def made(ledger: Ledger, run: int, folder: str, data: str) -> None:
    """A report was made, proved and put in its folder, from the data with this fingerprint."""
    _report(ledger, run, folder, "made", data, "")


def failed(ledger: Ledger, run: int, folder: str, why: str) -> None:
    """A report could not be made, or was not proved: why."""
    _report(ledger, run, folder, "failed", "", why)


def last_of_reports(ledger: Ledger) -> dict[str, sqlite3.Row]:
    """The last thing that happened to each report, by folder: `at`, `state` (made, failed), `data`, `why`, `run`."""
    rows = ledger.read(
        "select * from reports where rowid in (select max(rowid) from reports group by folder) order by folder"
    )
    return {row["folder"]: row for row in rows}


def _report(ledger: Ledger, run: int, folder: str, state: str, data: str, why: str) -> None:
    ledger.write("insert into reports values (?, ?, ?, ?, ?, ?)", run, folder, now(), state, data, why)
