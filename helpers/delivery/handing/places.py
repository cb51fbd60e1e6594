"""What a folder, a store or a portal is to hold, and how it gets there."""

from pathlib import Path
from typing import NamedTuple

from helpers.catalog import Catalogue
from helpers.delivery.handing.result import DONE, FAILED, NOTHING, Result
from helpers.delivery.handing.withdrawn_page import withdrawn_page
from helpers.delivery.handout.chosen import chosen, files_of
from helpers.delivery.handout.contents import content, leaves_as_it_stands
from helpers.delivery.handout.portal import issue_folder, portal_pages
from helpers.delivery.handout.ready import Ready
from helpers.delivery.ledger.file import Ledger
from helpers.delivery.ledger.issues import Issue, all_issues
from helpers.delivery.ledger.receipts import (
    DEFERRED,
    ISSUE,
    RECALL,
    SENT,
    Item,
    begin_message,
    holdings,
    note_message,
)
from helpers.delivery.secrets import Secret
from helpers.delivery.settings.deliveries import Place
from helpers.delivery.targets import OpenedTarget, Patience, Sending, open_target
from helpers.reporting.faults import Fault, Words
from helpers.reporting.files import sha256
from helpers.reporting.index import INDEX
from helpers.words import N_

_NOTICE = "da-thu-hoi.html"  # «đã thu hồi», withdrawn


class Stock(NamedTuple):
    """What there is to hand out: the folder of reports, what of it is ready, and the data behind it."""

    out: Path
    ready: list[Ready]
    catalogue: Catalogue


def fill_place(
    ledger: Ledger, run: int, place: Place, stock: Stock, secret: Secret | None, patience: Patience | None = None
) -> Result:
    """Bring a place up to date. What can not be done is told, and tried again by the next run."""
    wanted = [one for one in chosen(stock.ready, place.choice) if not one.issue.withdrawn]
    has = holdings(ledger, place.name)
    new = [Item(one.place, one.issue.number, ISSUE, files_of(one, place.choice)) for one in wanted]
    new = [item for item in new if has.get((item.place, ISSUE)) != item]
    withdrawn = [one for one in all_issues(ledger) if one.withdrawn and _holds(has, one)]
    gone = [Item(one.place, one.number, RECALL, {}) for one in withdrawn]
    message = f"{run}:{place.name}"
    if new or gone:
        begin_message(ledger, message, run, place.name, [*new, *gone])
    try:
        with open_target(place.target, secret, patience) as target:
            fill = _fill_portal if place.portal else _fill_folder
            sent = fill(target, place, wanted, has, withdrawn, stock, ledger)
    except Fault as error:
        if new or gone:
            note_message(ledger, message, DEFERRED, str(error))
        return Result(place.name, FAILED, Words(N_("{name}: {reason}"), {"name": place.name, "reason": error.words}))
    if new or gone:
        note_message(ledger, message, SENT)
    if not (sent or gone):
        return Result(place.name, NOTHING, Words(N_("{name}: all of it stands there already"), {"name": place.name}))
    told = N_("{name}: files sent: {count}; issues withdrawn: {gone}")
    return Result(place.name, DONE, Words(told, {"name": place.name, "count": sent, "gone": len(gone)}))


def _fill_folder(
    target: OpenedTarget, place: Place, wanted: list[Ready], has: dict, withdrawn: list[Issue], stock: Stock, _: Ledger
) -> int:
    files: dict[str, Sending] = {}
    for issue in withdrawn:
        target.remove(issue.place)
        files[f"{issue.place}/{_NOTICE}"] = _sending(withdrawn_page(issue, next(iter(issue.facts))))
    for one in wanted:
        chosen_files = files_of(one, place.choice)
        files |= {f"{one.place}/{path}": _file(stock, one, path, digest) for path, digest in chosen_files.items()}
        files.pop(f"{one.place}/{_NOTICE}", None)
    sent = len(target.send(files).sent)
    for one in wanted:
        held = has.get((one.place, ISSUE))
        for path in held.files.keys() - files_of(one, place.choice).keys() if held else ():
            target.remove(f"{one.place}/{path}")
        if (one.place, RECALL) in has:
            target.remove(f"{one.place}/{_NOTICE}")
    return sent


def _fill_portal(
    target: OpenedTarget,
    place: Place,
    wanted: list[Ready],
    _: dict,
    withdrawn: list[Issue],
    stock: Stock,
    ledger: Ledger,
) -> int:
    files = {
        f"{issue_folder(one.issue)}/{path}": _file(stock, one, path, digest, linked=True)
        for one in wanted
        for path, digest in files_of(one, place.choice).items()
    }
    pages = portal_pages(wanted, all_issues(ledger), place.choice, stock.catalogue)
    files |= {path: _sending(page) for path, page in pages.items()}
    sent = len(target.publish(files, [INDEX]).sent)
    for issue in withdrawn:
        target.remove(issue_folder(issue))
        up = "../" * (issue.place.count("/") + 2)
        notices = {
            f"{issue_folder(issue)}/{path}": _sending(withdrawn_page(issue, path.partition("/")[0], f"{up}{INDEX}"))
            for path in issue.files
            if path.endswith(".html")
        }
        target.send(notices)
    return sent


def _file(stock: Stock, one: Ready, path: str, digest: str, linked: bool = False) -> Sending:
    file = stock.out / one.place / path
    if leaves_as_it_stands(path, linked):
        return Sending(digest, lambda: content(file, digest, linked))
    return _sending(content(file, digest, linked))


def _sending(made: bytes) -> Sending:
    return Sending(sha256(made), lambda: made)


def _holds(has: dict[tuple[str, str], Item], issue: Issue) -> bool:
    """Whether the place has just this issue, and has not been told that it is withdrawn."""
    held, told = has.get((issue.place, ISSUE)), has.get((issue.place, RECALL))
    return held is not None and held.number == issue.number and not (told and told.number == issue.number)
