"""Which letters are due, and what became of those that were sent."""

import hashlib
import json
import posixpath
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote

from helpers.delivery.handing.places import Stock
from helpers.delivery.handing.result import DONE, FAILED, NOTHING, OPEN, Result
from helpers.delivery.handout.changes import changes
from helpers.delivery.handout.chosen import chosen, files_of
from helpers.delivery.handout.contents import Changed, content
from helpers.delivery.handout.portal import issue_folder
from helpers.delivery.handout.ready import Ready
from helpers.delivery.ledger.file import Ledger
from helpers.delivery.ledger.issues import Issue
from helpers.delivery.ledger.receipts import (
    BEGUN,
    DEFERRED,
    ISSUE,
    RECALL,
    REFUSED,
    SENT,
    Item,
    begin_message,
    given,
    holdings,
    state_of,
)
from helpers.delivery.mail import Attachment, Finished, Letter, Recalled, Server, State
from helpers.delivery.settings.deliveries import Reader
from helpers.reporting.faults import Words
from helpers.reporting.index_words import overview_name
from helpers.words import LANGUAGES, N_, gettext

_Read = Callable[[str, str], bytes]
_TYPES = {  # as every machine has them, whatever it knows of types
    ".pdf": "application/pdf",
    ".html": "text/html",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ipynb": "application/x-ipynb+json",
}
_STATES = {
    State.SENT: DONE,
    State.REFUSED: FAILED,
    State.DEFERRED: FAILED,
    State.HANDED: OPEN,
    State.UNCERTAIN: OPEN,
}


@dataclass(frozen=True)
class Due:
    """A letter that its reader is to get, and what of it is to be accounted for."""

    reader: Reader
    letter: Letter
    items: tuple[Item, ...]


def recipient(reader: Reader) -> str:
    """What the ledger calls a reader: at another address, they have got nothing yet."""
    return f"{reader.name} <{reader.mailbox.address}>"


def due_letters(
    ledger: Ledger, readers: Iterable[Reader], stock: Stock, server: Server
) -> tuple[list[Due], list[Result]]:
    """One letter for each reader who lacks something: issues that tell what the one they have does not, further files,
    and notices of what was withdrawn of that which they have. And how it stands with those for whom there is none."""
    issues = {(issue.place, issue.number): issue for issue in stock.issues}
    read = cache(lambda path, digest: content(stock.out / path, digest))  # for many readers, each file once
    due, others = [], []
    for reader in readers:
        name = {"name": reader.name}
        try:
            if one := _due(ledger, reader, stock, server, issues, read):
                due.append(one)
            else:
                has = holdings(ledger, recipient(reader))
                words = N_("{name}: has it all") if has else N_("{name}: there is nothing for it yet")
                others.append(Result(reader.name, NOTHING, Words(words, name)))
        except Changed as error:
            others.append(Result(reader.name, FAILED, Words(N_("{name}: {reason}"), name | {"reason": error.words})))
    return due, others


def results(ledger: Ledger, due: list[Due]) -> list[Result]:
    """How it stands with each letter, after it was handed to the server or could not be."""
    told = []
    for one in due:
        state, why = state_of(ledger, one.letter.message_id)
        details = {"name": one.reader.name, "why": why}
        words = {
            SENT: N_("{name}: {why}"),
            REFUSED: N_("{name}: {why}. Correct the address, or leave it out"),
            BEGUN: N_("{name}: nothing was sent; the next run tries again"),
            DEFERRED: N_("{name}: {why}; the next run tries again"),
        }.get(
            state,
            N_("{name}: {why}. Ask whether it arrived, then: giamngheo deliver --arrived {name}, or --lost {name}"),
        )
        told.append(Result(one.reader.name, _STATES.get(state, FAILED), Words(words, details)))
    return told


def begin_letters(ledger: Ledger, run: int, due: list[Due]) -> list[Letter]:
    """Account for the letters before anything of them leaves; those that were refused as they are stay behind."""
    due = [one for one in due if state_of(ledger, one.letter.message_id)[0] != REFUSED]
    for one in due:
        begin_message(ledger, one.letter.message_id, run, recipient(one.reader), one.items)
    return [one.letter for one in due]


def _due(
    ledger: Ledger,
    reader: Reader,
    stock: Stock,
    server: Server,
    issues: dict[tuple[str, int], Issue],
    read: _Read,
) -> Due | None:
    has = holdings(ledger, recipient(reader))
    items, finished, recalled = [], [], []
    for one in chosen(stock.seen_by(has), reader.choice):
        files = files_of(one, reader.choice)
        held = has.get(one.place)
        before = issues[held.place, held.number] if held else None
        if one.place in stock.behind or one.issue.withdrawn or not _lacks(one, files, held, before):
            continue
        items.append(Item(one.place, one.issue.number, ISSUE, files))
        finished += [
            _finished(one, language, files, before if _is_in(language, held) else None, read, server, reader.language)
            for language in reader.choice.languages
            if _is_in(language, items[-1])
        ]
    told = {(item.place, item.number) for item in given(ledger, recipient(reader), RECALL)}
    for item in given(ledger, recipient(reader), ISSUE):
        issue = issues[item.place, item.number]
        if issue.withdrawn and (item.place, item.number) not in told:
            told.add((item.place, item.number))
            items.append(Item(item.place, item.number, RECALL, {}))
            recalled += [_recalled(issue, language) for language in LANGUAGES if _is_in(language, item)]
    if not items:
        return None
    letter = Letter(
        reader.mailbox, reader.language, _message_id(reader, items, server), tuple(finished), tuple(recalled)
    )
    return Due(reader, letter, tuple(items))


def _lacks(one: Ready, files: dict[str, str], held: Item | None, before: Issue | None) -> bool:
    """Whether the issue tells or holds what the one that they have does not; its looks alone are no reason to write."""
    if held is None or before.withdrawn or not files.keys() <= held.files.keys():
        return True
    languages = {path.partition("/")[0] for path in files}
    return any(changes(before.facts[language], one.issue.facts[language], language) for language in languages)


def _is_in(language: str, item: Item | None) -> bool:
    """Whether the item holds a file in the language."""
    return item is not None and any(path.startswith(f"{language}/") for path in item.files)


def _finished(
    one: Ready, language: str, files: dict[str, str], before: Issue | None, read: _Read, server: Server, spoken: str
) -> Finished:
    """`before`: the issue that the reader has in this language."""
    facts = one.issue.facts[language]
    paths = [path for path in files if path.startswith(f"{language}/")]
    page = next((path for path in one.issue.files if path.startswith(f"{language}/") and path.endswith(".html")), "")
    base = server.link.rstrip("/")
    return Finished(
        facts.get("province") or overview_name(language),
        facts.get("year", ""),
        language,
        one.issue.number,
        tuple(changes(before.facts[language], facts, spoken)) if before else (),
        tuple(_attachment(one, path, language, read) for path in paths),
        f"{base}/{quote(f'{issue_folder(one.issue)}/{page}')}" if base and page else "",
        before.number if before else 0,
        bool(before and before.withdrawn),
    )


def _recalled(issue: Issue, language: str) -> Recalled:
    facts = issue.facts[language]
    name = facts.get("province") or overview_name(language)
    return Recalled(name, facts.get("year", ""), language, issue.number, issue.reason)


def _attachment(one: Ready, path: str, language: str, read: _Read) -> Attachment:
    """A file under a name that tells the issue where there are several: who holds two sees which is the later one."""
    _ = gettext(language)
    facts, number = one.issue.facts[language], one.issue.number
    name = facts.get("province") or overview_name(language)
    called = _("Poverty reduction report, {province} {year}").format(province=name, year=facts.get("year", ""))
    if number > 1:
        called = f"{called}, {_('issue {number}').format(number=number)}"
    ending = posixpath.splitext(path)[1]
    return Attachment(f"{called}{ending}", read(f"{one.place}/{path}", one.issue.files[path]), _TYPES[ending])


def _message_id(reader: Reader, items: list[Item], server: Server) -> str:
    """The same for the same content and reader, so that programs can drop a second copy."""
    told = [recipient(reader), *([one.place, one.number, one.kind, one.files] for one in items)]
    digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]
    return f"<{digest}@{server.sender.address.rpartition('@')[2]}>"
