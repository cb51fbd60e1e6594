"""`giamngheo deliver` and `giamngheo recall`."""

import sys

import click

from helpers.cli.accounting import Account, accounted
from helpers.cli.alone import alone_in
from helpers.cli.ending import open_data, stop_on
from helpers.cli.handing_out import exit_status, hand_out, open_deliveries, stock_of, trouble
from helpers.cli.rendering import Wanted, read_wanted
from helpers.delivery.handing.everyone import settle, write_letters
from helpers.delivery.ledger.issues import issues_of, withdraw
from helpers.delivery.settings import Deliveries
from helpers.reporting.formats import FORMATS
from helpers.words import LANGUAGES, gettext, user_language


def deliver_ready(*, data, out, deliveries, letters, arrived, lost, quiet) -> None:
    """Hand out what is ready, or write the letters; before that, settle what was open."""
    folder, catalogue = open_data(data)
    plan, wanted = open_deliveries(deliveries, catalogue), Wanted([], folder, catalogue, out.resolve())
    _check_names(plan, arrived, lost)
    with alone_in(wanted.out), accounted(wanted.out) as account:
        for name, came in ((arrived, True), (lost, False)):
            _settle(account, plan, name, came)
        stock = stock_of(account, wanted, quiet)
        if letters is not None:
            for path in write_letters(account.ledger, plan, stock, letters):
                click.echo(path)
        else:
            account.status = exit_status(*trouble(hand_out(account, plan, stock, quiet)))
    sys.exit(account.status)


def recall_issue(*, province, year, number, reason, data, out, deliveries, quiet) -> None:
    """Withdraw an issue, and tell those who have it."""
    _ = gettext(user_language())
    wanted = read_wanted((province,), year, False, LANGUAGES, FORMATS, data, out)
    plan = open_deliveries(deliveries, wanted.catalogue)
    place = wanted.jobs[0].place.rpartition("/")[0]
    with alone_in(wanted.out), accounted(wanted.out) as account:
        issues = issues_of(account.ledger, place)
        issue = next((one for one in reversed(issues) if number in (None, one.number)), None)
        if issue is None:
            numbers = ", ".join(str(one.number) for one in issues) or "\N{EM DASH}"
            account.status = 2
            click.echo(
                _("{place}: there is no such issue; there are: {numbers}").format(place=place, numbers=numbers),
                err=True,
            )
        else:
            withdraw(account.ledger, issue, reason)
            told = _("{place}: issue {number} is withdrawn: {reason}").format(
                place=place, number=issue.number, reason=reason
            )
            account.log.tell("recall", told, place=place, number=issue.number)
            click.echo(told)
            stock = stock_of(account, wanted, quiet)
            account.status = exit_status(*trouble(hand_out(account, plan, stock, quiet)))
    sys.exit(account.status)


def _check_names(plan: Deliveries, *names: str | None) -> None:
    """End the command with status 2 if one of the names given is no reader's: nothing would be settled."""
    _ = gettext(user_language())
    known = [reader.name for reader in plan.readers]
    told = _("{name}: no one of this name gets mail; there are: {names}")
    unknown = [name for name in names if name is not None and name not in known]
    stop_on([told.format(name=name, names=", ".join(known) or "\N{EM DASH}") for name in unknown], 2)


def _settle(account: Account, plan: Deliveries, name: str | None, arrived: bool) -> None:
    """Note what became of the messages to `name` that were open, if a name is given."""
    if name is None:
        return
    _ = gettext(user_language())
    count = settle(account.ledger, plan, name, arrived)
    told = _("{name}: messages settled: {count}").format(name=name, count=count)
    account.log.tell("settled", told, recipient=name, arrived=arrived)
    click.echo(told, err=True)
