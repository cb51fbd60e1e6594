"""What has been run, made, issued and handed out, in one SQLite file beside the reports.

Every line is there before what it tells of is left to itself, and stays: nothing is ever taken out. SQLite writes a line
whole or not at all, whenever the process is ended.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from helpers.reporting.faults import Fault
from helpers.words import N_

LEDGER = ".ledger.sqlite3"
_VERSION = 1
_TABLES = """
create table runs (
    run integer primary key, command text not null, host text not null, process integer not null,
    began text not null, ended text, status integer, told text, recipients text
);
create table due (times text not null, at text not null, run integer not null references runs);
create table reports (
    run integer not null references runs, folder text not null, at text not null,
    state text not null check (state in ('made', 'failed')), data text not null, why text not null
);
create index reports_by_folder on reports (folder);
create table issues (
    place text not null, number integer not null, at text not null, content text not null,
    withdrawn text, reason text, primary key (place, number)
);
create table messages (
    message text primary key, run integer not null references runs, recipient text not null, at text not null
);
create index messages_by_recipient on messages (recipient);
create table items (
    message text not null references messages, place text not null, number integer not null,
    kind text not null check (kind in ('issue', 'recall')), content text not null
);
create index items_by_message on items (message);
create table events (
    message text not null references messages, at text not null, why text not null,
    state text not null check (state in ('begun', 'handed', 'sent', 'refused', 'deferred', 'uncertain', 'lost', 'void'))
);
create index events_by_message on events (message);
create view standing as
    select messages.*, events.state, events.why, events.at as since from messages join events using (message)
    where events.rowid = (select max(rowid) from events as later where later.message = messages.message);
"""


class NoLedger(Fault):
    """The ledger can not be read or written: why."""


class Ledger:
    """The ledger of the folder `out`; a context that lets go of it. Times are UTC, as ISO 8601. Raises NoLedger."""

    def __init__(self, out: Path):
        self._path = out / LEDGER
        with self._told():
            self._base = sqlite3.connect(self._path, timeout=30, isolation_level=None)
            self._base.row_factory = sqlite3.Row
        try:
            self._open()
        except BaseException:
            self._base.close()
            raise

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_error: object) -> None:
        self._base.close()

    def write(self, statement: str, *values: object) -> int:
        """Carry out one statement that writes; the number of the row that it put in."""
        with self._told():
            return self._base.execute(statement, values).lastrowid

    def read(self, statement: str, *values: object) -> list[sqlite3.Row]:
        """The rows of one statement that reads."""
        with self._told():
            return self._base.execute(statement, values).fetchall()

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """All that is written within stands in the ledger, or none of it."""
        self.write("begin immediate")
        try:
            yield
            self.write("commit")
        except BaseException:
            if self._base.in_transaction:  # a full disk has ended it already
                self.write("rollback")
            raise

    def _open(self) -> None:
        self.write("pragma synchronous = full")
        self.write("pragma foreign_keys = on")
        if not self._version():
            with self.at_once():  # another process may be opening it just now
                for statement in () if self._version() else (*_TABLES.split(";"), f"pragma user_version = {_VERSION}"):
                    self.write(statement)
        if self._version() != _VERSION:
            text = N_("{path}: written by another version of the project ({version}); use that one")
            raise NoLedger(text, path=self._path, version=self._version())

    def _version(self) -> int:
        return self.read("pragma user_version")[0][0]

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise NoLedger(N_("{path}: {reason}"), path=self._path, reason=error) from None


def now() -> str:
    """The time, as it is written."""
    return datetime.now(UTC).isoformat(timespec="seconds")
