"""A run with its account: the ledger and the log of the folder, from its beginning to its exit status."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from helpers.cli.ending import end
from helpers.delivery.ledger import Ledger, NoLedger, now
from helpers.delivery.ledger.runs import begin_run, end_run
from helpers.delivery.log import Log
from helpers.words import gettext, user_language


@dataclass
class Account:
    """What a run writes to. `due`: the time of the schedule `times` it is made for; `status`: what it will end with."""

    ledger: Ledger
    log: Log
    run: int
    began: str
    times: str = ""
    due: str = ""
    status: int = 0


@contextmanager
def accounted(out: Path) -> Iterator[Account]:
    """An account of one run in the folder `out`, which is ours alone meanwhile. A run that is killed is left without an
    end, which is how the next one knows. Ends the command with status 2 where no account can be kept."""
    _ = gettext(user_language())
    command = click.get_current_context().command_path
    try:
        ledger = Ledger(out)
    except NoLedger as error:
        end([str(error)], 2)
    with ledger:
        try:
            run = begin_run(ledger, command, socket.gethostname(), os.getpid())
            account = Account(ledger, Log(out, run), run, now())
            account.log.tell("begin", _("{command} begins").format(command=command), command=command)
            yield account
            end_run(ledger, run, account.status, account.times, account.due)
            account.log.tell("end", _("ends with status {status}").format(status=account.status), status=account.status)
        except NoLedger as error:
            end([str(error)], 1)
