"""What commands that deliver share: the file of deliveries, and handing out what is ready."""

import json
import posixpath
import socket
from collections.abc import Collection
from pathlib import Path

import click

from helpers import catalog
from helpers.cli.accounting import Account
from helpers.cli.ending import end
from helpers.cli.rendering import Wanted
from helpers.delivery.handing.everyone import deliver, recipients
from helpers.delivery.handing.places import Stock
from helpers.delivery.handing.result import DONE, FAILED, NOTHING, OPEN, Result
from helpers.delivery.handout.ready import ready_reports
from helpers.delivery.ledger.issues import all_issues
from helpers.delivery.ledger.runs import is_news, note_recipients
from helpers.delivery.mail import Mailbox, Server, notify
from helpers.delivery.secrets import MAIL, secret_of
from helpers.delivery.settings import BadDeliveries, Deliveries, read_deliveries
from helpers.reporting.batch import Batch
from helpers.reporting.faults import Fault
from helpers.reporting.formats import FORMATS
from helpers.reporting.jobs import jobs
from helpers.reporting.record import read_records
from helpers.words import LANGUAGES, gettext, user_language


def open_deliveries(file: Path | None, catalogue: catalog.Catalogue) -> Deliveries:
    """What the file says; nothing goes to anyone where none is named. Ends the command with status 2 if it is wrong."""
    if file is None:
        return Deliveries()
    try:
        return read_deliveries(file, catalogue)
    except BadDeliveries as error:
        end([problem.say(user_language()) for problem in error.problems], 2)


def stock_of(account: Account, wanted: Wanted, quiet: bool) -> Stock:
    """What of the folder of reports may leave it. What stays behind is told: it is not as the data now have it, or was
    changed by hand."""
    _ = gettext(user_language())
    out, catalogue = wanted.out, wanted.catalogue
    all_jobs = jobs(catalogue, (), None, LANGUAGES, out, FORMATS)
    places = {job.place for job in all_jobs}
    held = {job.place for job in Batch(all_jobs, wanted.data, out).due}
    records = [record.listed() for record in read_records(out) if record.folder in places]
    ready, damaged = ready_reports(account.ledger, out, records, held)
    told = _("{report}: not delivered, as it is not up to date")
    behind = {record.folder: told.format(report=record.folder) for record in records if record.folder in held}
    behind |= {folder: f"{folder}: {'; '.join(faults)}" for folder, faults in damaged.items()}
    word = _("held")
    for folder, why in sorted(behind.items()):
        account.log.tell("held", why, report=folder)
        if not quiet:
            click.echo(f"{word:<6}  {why}", err=True)
    behind = {posixpath.dirname(place) for place in places} - {one.place for one in ready}
    return Stock(out, ready, catalogue, all_issues(account.ledger), behind)


def hand_out(
    account: Account, deliveries: Deliveries, stock: Stock, quiet: bool, as_json: bool = False
) -> list[Result]:
    """Deliver, and tell of each recipient as it comes."""
    _ = gettext(user_language())
    if names := recipients(deliveries):
        note_recipients(account.ledger, account.run, names)
    words = {DONE: _("sent"), NOTHING: _("same"), OPEN: _("OPEN"), FAILED: _("FAILED")}
    told = []
    for result in deliver(account.ledger, account.run, deliveries, stock, secret_of):
        told.append(result)
        said = result.words.say(user_language())
        account.log.tell("delivery", said, recipient=result.name, state=result.state)
        if as_json:
            line = {"event": "delivery", "recipient": result.name, "state": result.state, "text": said}
            click.echo(json.dumps(line, ensure_ascii=False))
        elif not quiet or result.state in (FAILED, OPEN):
            click.echo(f"{words[result.state]:<6}  {said}", err=True)
    return told


def tell_operator(account: Account, server: Server | None, operator: Mailbox | None, lines: list[str]) -> None:
    """Send the operator what did not go well, if there is one, and it is not what the run told that this one tries again
    for. That this fails is told in the log alone."""
    if not lines or not is_news(account.ledger, account.run, lines) or not (server and operator):
        return
    _ = gettext(user_language())
    secret = secret_of(MAIL)
    where = _("On {host}, in {folder}. The log beside the reports tells all of it, and so does: giamngheo status")
    lines = [*lines, "", where.format(host=socket.gethostname(), folder=account.out)]
    subject = _("Poverty-reduction reports: run {run} needs a look").format(run=account.run)
    try:
        notify(operator, subject, lines, server, secret.reveal() if secret else "")
    except Fault as error:
        account.log.tell("operator", str(error))


def exit_status(failed: int, done: int) -> int:
    """0: all went well. 1: some did. 3: there was something to do, and nothing of it could be done."""
    return 0 if not failed else 1 if done else 3


def waiting(results: Collection[Result]) -> list[str]:
    """What a person or the next run has to see to, in words."""
    return [one.words.say(user_language()) for one in results if one.state in (FAILED, OPEN)]


def trouble(results: Collection[Result]) -> tuple[int, int]:
    """To how many recipients something could not be handed over, and to how many it could."""
    states = [result.state for result in results]
    return states.count(FAILED) + states.count(OPEN), states.count(DONE)
