"""What was handed to whom, in the ledger: a message is begun before anything of it leaves, and what became of it follows.

A message that was `handed` over and of which nothing more is known is as `uncertain` as one that the server took without
a reply: it may have arrived or not. It is taken as arrived, for nothing is to arrive twice, and told to the operator until
they say which.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from helpers.delivery.ledger.file import Ledger, now

BEGUN, HANDED, SENT, REFUSED = "begun", "handed", "sent", "refused"
DEFERRED, UNCERTAIN, LOST, VOID = "deferred", "uncertain", "lost", "void"
ISSUE, RECALL = "issue", "recall"
_HAS = (HANDED, SENT, UNCERTAIN)  # the states in which a recipient is taken to have what a message holds


@dataclass(frozen=True)
class Item:
    """One issue in a message, or the notice of its recall. `files`: sha256 by language and name."""

    place: str
    number: int
    kind: str
    files: dict[str, str]


def begin_message(ledger: Ledger, message: str, run: int, recipient: str, items: Iterable[Item]) -> None:
    """A message with these items is about to be handed to the recipient, perhaps not for the first time."""
    with ledger.at_once():
        known = ledger.read("select 1 from messages where message = ?", message)
        if not known:
            ledger.write("insert into messages values (?, ?, ?, ?)", message, run, recipient, now())
        for item in items if not known else ():
            content = json.dumps(item.files, sort_keys=True)
            ledger.write(
                "insert into items values (?, ?, ?, ?, ?)", message, item.place, item.number, item.kind, content
            )
        note_message(ledger, message, BEGUN)


def note_message(ledger: Ledger, message: str, state: str, why: str = "") -> None:
    """What became of a message."""
    ledger.write("insert into events (message, at, state, why) values (?, ?, ?, ?)", message, now(), state, why)


def defer(ledger: Ledger, messages: Iterable[str], why: str) -> None:
    """Of these messages, those of which nothing has left could not be sent: why."""
    for message in messages:
        if state_of(ledger, message)[0] == BEGUN:
            note_message(ledger, message, DEFERRED, why)


def void(ledger: Ledger, recipients: Collection[str]) -> None:
    """What could not be sent to these is needed no more: it was withdrawn, or they have what came after it."""
    for row in last_of_messages(ledger):
        if row["recipient"] in recipients and row["state"] in (BEGUN, DEFERRED, REFUSED, LOST):
            note_message(ledger, row["message"], VOID)


def given(ledger: Ledger, recipient: str, kind: str, certain: bool = True) -> list[Item]:
    """The items of this kind that were handed to the recipient, in their order; where not `certain`, also those whose
    handing over was begun and may have been left half done."""
    rows = ledger.read(
        "select items.*, state from items join standing using (message) where recipient = ? and kind = ? order by items.rowid",
        recipient,
        kind,
    )
    return [
        Item(row["place"], row["number"], row["kind"], json.loads(row["content"]))
        for row in rows
        if not certain or row["state"] in _HAS
    ]


def holdings(ledger: Ledger, recipient: str) -> dict[str, Item]:
    """The latest issue of each plan that the recipient has, by place."""
    return {item.place: item for item in given(ledger, recipient, ISSUE)}


def holders(ledger: Ledger, place: str, number: int, language: str = "") -> set[str]:
    """Who was handed this issue, in this language if one is named, and no notice of its recall."""
    rows = ledger.read(
        "select recipient, kind, content from items join standing using (message) where place = ? and number = ? and state in (?, ?, ?)",
        place,
        number,
        *_HAS,
    )
    told = {row["recipient"] for row in rows if row["kind"] == RECALL}
    given_it = (row for row in rows if row["kind"] == ISSUE)
    return {
        row["recipient"]
        for row in given_it
        if not language or any(path.startswith(f"{language}/") for path in json.loads(row["content"]))
    } - told


def uncertain_messages(ledger: Ledger) -> list[sqlite3.Row]:
    """The messages of which it is not known whether they arrived: `message`, `recipient`, `at`, `since`."""
    return ledger.read("select * from standing where state in (?, ?) order by at", HANDED, UNCERTAIN)


def state_of(ledger: Ledger, message: str) -> tuple[str, str]:
    """What became of a message last, and why; empty where it was never begun."""
    rows = ledger.read("select state, why from standing where message = ?", message)
    return (rows[0]["state"], rows[0]["why"]) if rows else ("", "")


def last_of_messages(ledger: Ledger) -> list[sqlite3.Row]:
    """The last message to each recipient: `recipient`, `at`, `state`, `since`, `why`, `run`."""
    return ledger.read(
        "select * from standing where message in (select message from messages where rowid in "
        "(select max(rowid) from messages group by recipient)) order by recipient"
    )
