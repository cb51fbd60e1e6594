"""What a folder, a store or a portal is to hold, and how it gets there.

All of it is looked at in each run: what a run that failed or was killed has left there, or somebody took away, is made
good by the next.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from helpers.catalog import Catalogue
from helpers.delivery.handing.result import DONE, FAILED, NOTHING, Result
from helpers.delivery.handing.withdrawn_page import withdrawn_page
from helpers.delivery.handout.chosen import chosen, files_of
from helpers.delivery.handout.contents import among, content
from helpers.delivery.handout.portal import SCRIPTS, issue_folder, portal_pages, was_right
from helpers.delivery.handout.ready import Ready, issued
from helpers.delivery.ledger.file import Ledger
from helpers.delivery.ledger.issues import Issue
from helpers.delivery.ledger.receipts import (
    DEFERRED,
    ISSUE,
    RECALL,
    SENT,
    Item,
    begin_message,
    given,
    holdings,
    note_message,
)
from helpers.delivery.secrets import Secret
from helpers.delivery.settings.deliveries import Place
from helpers.delivery.targets import OpenedTarget, Patience, Sending, TargetFault, open_target
from helpers.reporting.faults import Fault, Words
from helpers.reporting.files import sha256
from helpers.reporting.index import INDEX
from helpers.words import N_

_NOTICE = "da-thu-hoi.html"  # «đã thu hồi», withdrawn


class Stock(NamedTuple):
    """What there is to hand out: the folder of reports, what of it is ready, the data behind it, all issues that there
    ever were, and the plans of the data that are not ready: they failed, were not made again, or were changed by hand."""

    out: Path
    ready: list[Ready]
    catalogue: Catalogue
    issues: list[Issue]
    behind: set[str]

    def seen_by(self, has: dict[str, Item]) -> list[Ready]:
        """What is ready, and of plans that are not, what someone has who has these items: that stays the last for them."""
        kept = [
            issued(issue)
            for issue in self.issues
            if issue.place in self.behind and issue.place in has and issue.number == has[issue.place].number
        ]
        return [*self.ready, *kept]


def fill_place(
    ledger: Ledger, run: int, place: Place, stock: Stock, secret: Secret | None, patience: Patience | None = None
) -> Result:
    """Bring a place up to date. What can not be done is told, and tried again by the next run."""
    has, told = holdings(ledger, place.name), given(ledger, place.name, RECALL)
    standing = [one for one in chosen(stock.seen_by(has), place.choice) if not one.issue.withdrawn]
    wanted = [one for one in standing if one.place not in stock.behind]
    new = [Item(one.place, one.issue.number, ISSUE, files_of(one, place.choice)) for one in wanted]
    new = [item for item in new if has.get(item.place) != item]
    ever = {(item.place, item.number): item for item in [*given(ledger, place.name, ISSUE, certain=False), *new]}
    issues = [issue for issue in stock.issues if (issue.place, issue.number) in ever]
    gone = [Item(issue.place, issue.number, RECALL, {}) for issue in issues if issue.withdrawn]
    gone = [item for item in gone if item not in told]
    message = f"{run}:{place.name}"
    if new or gone:
        begin_message(ledger, message, run, place.name, [*new, *gone])
    try:
        with open_target(place.target, secret, patience) as target:
            if place.portal:
                sent = _fill_portal(target, place, wanted, issues, stock, standing)
            else:
                sent = _fill_folder(target, place, wanted, issues, stock)
    except Fault as error:
        if new or gone:
            note_message(ledger, message, DEFERRED, str(error))
        words = Words(N_("{name}: {reason}"), {"name": place.name, "reason": error.words})
        return Result(place.name, FAILED, error.words if isinstance(error, TargetFault) else words)
    if new or gone:
        note_message(ledger, message, SENT)
    if not (sent or gone):
        words = N_("{name}: all of it stands there already") if ever else N_("{name}: there is nothing for it yet")
        return Result(place.name, NOTHING, Words(words, {"name": place.name}))
    words = N_("{name}: files sent: {count}; issues withdrawn: {gone}")
    return Result(place.name, DONE, Words(words, {"name": place.name, "count": sent, "gone": len(gone)}))


def _fill_folder(target: OpenedTarget, place: Place, wanted: list[Ready], issues: list[Issue], stock: Stock) -> int:
    """In a folder, each plan has its last issue, or the notice that this was withdrawn. `issues`: all that it ever had."""
    files = {
        f"{one.place}/{path}": _file(stock.out / one.place / path, digest)
        for one in wanted
        for path, digest in files_of(one, place.choice).items()
    }
    last = {issue.place: issue for issue in issues}
    bare = [issue for plan, issue in last.items() if issue.withdrawn and plan not in {one.place for one in wanted}]
    for issue in bare:
        language = next((one for one in place.choice.languages if one in issue.facts), next(iter(issue.facts)))
        files[f"{issue.place}/{_NOTICE}"] = _sending(partial(withdrawn_page, issue, language))
    target.remove(*(issue.place for issue in bare), keep=files)
    sent = target.send(files).sent
    target.remove(*(one.place for one in wanted), keep=files)
    return len(sent)


def _fill_portal(
    target: OpenedTarget,
    place: Place,
    wanted: list[Ready],
    issues: list[Issue],
    stock: Stock,
    standing: list[Ready],
) -> int:
    """In a portal, each issue has a folder, where a withdrawn one leaves a notice for those who come by its address.
    `standing`: what its page lists, which is all that is `wanted`, and what stands there of plans that are not ready."""
    files: dict[str, Sending] = {}
    for one in wanted:
        chosen_files = files_of(one, place.choice)
        for path, digest in chosen_files.items():
            page = among(one, path.partition("/")[0], chosen_files)
            files[f"{issue_folder(one.issue)}/{path}"] = _file(stock.out / one.place / path, digest, page)
    withdrawn = [issue for issue in issues if issue.withdrawn]
    last = {one.place: one for one in standing}
    for issue in withdrawn:
        folder = issue_folder(issue)
        for path in issue.files:
            if path.endswith(".html"):
                language, up = path.partition("/")[0], "../" * f"{folder}/{path}".count("/")
                now = last.get(issue.place)
                newer = f"{up}{issue_folder(now.issue)}/{path}" if now and path in files_of(now, place.choice) else ""
                files[f"{folder}/{path}"] = _sending(
                    partial(
                        withdrawn_page,
                        issue,
                        language,
                        was_right(issue, issues),
                        newer,
                        f"{up}{INDEX}#ngon-ngu={language}",
                    )
                )
    pages = portal_pages(standing, issues, place.choice, stock.catalogue)
    files |= {path: _sending(partial(bytes, page)) for path, page in pages.items()}
    sent = target.publish(files, [INDEX]).sent
    target.remove(SCRIPTS, *map(issue_folder, withdrawn), keep=files)
    return len(sent)


def _file(file: Path, digest: str, *page: Callable[[str], str]) -> Sending:
    """A file that leaves. Its content is made again when it is sent: of a thousand reports, memory could not hold all."""
    if file.suffix in (".html", ".ipynb"):
        return _sending(partial(content, file, digest, *page))
    return Sending(digest, partial(content, file, digest))


def _sending(made: Callable[[], bytes]) -> Sending:
    return Sending(sha256(made()), made)
