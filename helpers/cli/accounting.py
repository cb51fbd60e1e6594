"""A run with its account: the ledger and the log of the folder, from its beginning to its exit status."""

import json
import os
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from helpers.cli.ending import Ended, end
from helpers.delivery.ledger import Ledger, NoLedger, now
from helpers.delivery.ledger.runs import begin_run, end_run, last_run
from helpers.delivery.log import Log
from helpers.reporting.faults import of_system
from helpers.reporting.files import sha256
from helpers.reporting.job import Job
from helpers.reporting.record import read_record
from helpers.words import gettext, user_language


@dataclass
class Account:
    """What a run on the folder `out` writes to, and the `status` that it will end with."""

    out: Path
    ledger: Ledger
    log: Log
    run: int
    began: str
    status: int = 0


@contextmanager
def accounted(out: Path, times: str = "", due: str = "") -> Iterator[Account]:
    """An account of one run in the folder `out`, which is ours alone meanwhile. `due`: the time of the schedule `times`
    that it is made for, if it is for one. A run that is killed is left without an end, which is how the next one knows,
    and says. What stops the command in words, Ctrl-C, and a disk that is full are ends, each with its status. Ends the
    command with status 2 where no account can be kept."""
    command = click.get_current_context().command_path
    try:
        ledger = Ledger(out)
    except NoLedger as error:
        end([str(error)], 2)
    with ledger:
        try:
            account = _begin(ledger, out, command, times, due)
        except (NoLedger, OSError) as error:
            end([_said(error, out)], 2)
        try:
            yield account
            _end(account)
        except KeyboardInterrupt:
            account.status = 128 + signal.SIGINT
            _end(account)
        except Ended as stopped:
            account.status = stopped.code
            _end(account, "; ".join(stopped.lines))
            raise
        except (NoLedger, OSError) as error:
            account.status = 1
            with suppress(NoLedger, OSError):  # what could not be written may be just this
                _end(account, _said(error, out))
            end([_said(error, out)], 1)


def local_time(written: str, clock: str = "%H:%M") -> str:
    """A time of the ledger as this machine's clocks show it; empty where there is none."""
    return datetime.fromisoformat(written).astimezone().strftime(f"%Y-%m-%d {clock}") if written else ""


def data_of(job: Job) -> str:
    """The fingerprint of the data that the report in the folder of this job was made from; empty if there is none."""
    record = read_record(job.folder)
    return sha256(json.dumps(record.origin["data"], sort_keys=True).encode()) if record else ""


def _begin(ledger: Ledger, out: Path, command: str, times: str, due: str) -> Account:
    _ = gettext(user_language())
    before = last_run(ledger)
    run = begin_run(ledger, command, socket.gethostname(), os.getpid(), times, due)
    account = Account(out, ledger, Log(out, run), run, now())
    account.log.tell("begin", _("{command} begins").format(command=command), command=command)
    if before is not None and before["ended"] is None:  # the lock is ours, so it runs no more
        told = _("run {run} of {began} was ended from outside; this one goes on from there")
        told = told.format(run=before["run"], began=local_time(before["began"]))
        account.log.tell("killed", told, killed=before["run"])
        click.echo(told, err=True)
    return account


def _end(account: Account, why: str = "") -> None:
    _ = gettext(user_language())
    status = account.status
    end_run(account.ledger, account.run, status)
    told = _("ends with status {status}").format(status=status)
    account.log.tell("end", f"{told}: {why}" if why else told, status=status)


def _said(error: NoLedger | OSError, out: Path) -> str:
    return f"{error.filename or out}: {of_system(error)}." if isinstance(error, OSError) else str(error)
