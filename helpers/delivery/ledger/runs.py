"""Runs in the ledger, and what came of each report in them."""

import sqlite3

from helpers.delivery.ledger.file import Ledger, now


def begin_run(ledger: Ledger, command: str, host: str, process: int) -> int:
    """A run has begun: its number."""
    return ledger.write(
        "insert into runs (command, host, process, began) values (?, ?, ?, ?)", command, host, process, now()
    )


def end_run(ledger: Ledger, run: int, status: int, times: str = "", due: str = "") -> None:
    """The run has ended by itself, with this exit status. `due`: the time of the schedule `times` that it was made for; a
    run that is killed was made for none, and the next one makes up for it."""
    with ledger.at_once():
        ledger.write("update runs set ended = ?, status = ? where run = ?", now(), status, run)
        if due:
            ledger.write("insert into due values (?, ?, ?)", times, due, run)


def times_had(ledger: Ledger, times: str) -> list[str]:
    """The times of this schedule that runs were made for."""
    return [row["at"] for row in ledger.read("select at from due where times = ?", times)]


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
