"""`giamngheo deliver`."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from helpers.cli.accounting import Account, accounted
from helpers.cli.alone import alone_in
from helpers.cli.ending import open_data, stop_on
from helpers.cli.handing_out import exit_status, hand_out, open_deliveries, stock_of, trouble
from helpers.cli.rendering import Wanted
from helpers.delivery.handing.everyone import settle, write_letters
from helpers.delivery.ledger import LEDGER
from helpers.delivery.settings import Deliveries
from helpers.words import gettext, user_language


def deliver_ready(*, data, out, deliveries, letters, arrived, lost, quiet) -> None:
    """Hand out what is ready, or write the letters; before that, settle what was open."""
    folder, catalogue = open_data(data)
    plan, wanted = open_deliveries(deliveries, catalogue), Wanted([], folder, catalogue, out.resolve())
    _check_names(plan, arrived, lost)
    with alone_in(wanted.out), _kept(wanted.out, letters is not None) as folder, accounted(folder) as account:
        for name, came in ((arrived, True), (lost, False)):
            _settle(account, plan, name, came)
        stock = stock_of(account, wanted, quiet)
        if letters is not None:
            for path in write_letters(account.ledger, plan, stock, letters):
                click.echo(path)
        else:
            account.status = exit_status(*trouble(hand_out(account, plan, stock, quiet)))
    sys.exit(account.status)


@contextmanager
def _kept(out: Path, dry_run: bool) -> Iterator[Path]:
    """The folder that the account is kept in: of a dry run, nothing is to stay, not even a number."""
    if not dry_run:
        yield out
        return
    with TemporaryDirectory(prefix="giamngheo-") as scratch:
        if (out / LEDGER).exists():
            shutil.copyfile(out / LEDGER, Path(scratch) / LEDGER)
        yield Path(scratch)


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
