"""`giamngheo run`."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from helpers.cli.accounting import Account, accounted, data_of
from helpers.cli.alone import alone_in
from helpers.cli.ending import Ended, end, stop_on
from helpers.cli.handing_out import (
    exit_status,
    hand_out,
    open_deliveries,
    stock_of,
    tell_operator,
    trouble,
    waiting,
)
from helpers.cli.progress import Progress
from helpers.cli.rendering import Wanted, read_wanted, refresh
from helpers.delivery.crate import Made, write_crate
from helpers.delivery.ledger import Ledger, NoLedger, now
from helpers.delivery.ledger.runs import failed, last_of_reports, made, times_had
from helpers.delivery.schedule.times import NoTimes, due_since, times
from helpers.delivery.settings import read_operator
from helpers.reporting.files import sha256
from helpers.reporting.formats import FORMATS
from helpers.reporting.origin import LOADED
from helpers.reporting.record import read_records
from helpers.words import LANGUAGES, gettext, user_language

_TRIES = 4  # runs for one time of a schedule, until all goes well in one
_READINGS = 5


def run_all(*, provinces, data, out, deliveries, due, since, quiet, as_json, **how) -> None:
    """Make what has changed, prove it and deliver it, with an account of all."""
    stop_on(list(_no_times(due)), 2)
    out = out.resolve()
    schedule = "; ".join([*due, *sorted(provinces), *map(str, [deliveries] if deliveries else [])])
    with alone_in(out):
        time = _due(out, due, since, schedule)
        if due and not time:
            return
        with accounted(out, schedule, time) as account:
            try:
                wanted, inputs = _read(provinces, data, out)
                plan = open_deliveries(deliveries, wanted.catalogue)
            except Ended as stopped:
                tell_operator(account, *read_operator(deliveries), stopped.lines)
                raise
            with Progress(quiet, as_json) as progress:
                try:
                    refresh(wanted, progress, force=False, **how)
                finally:
                    _note_reports(account, progress)
            account.status = progress.end()
            if account.status in (0, 1):  # not stopped
                stock = stock_of(account, wanted, quiet)
                results = hand_out(account, plan, stock, quiet, as_json)
                late, served = trouble(results)
                wrong = [f"{one.job}: {one.failure}" for one in progress.outcomes if one.failure]
                account.status = exit_status(len(wrong) + late, len(wanted.jobs) - len(wrong) + served)
                tell_operator(account, plan.mail, plan.operator, [*wrong, *waiting(results)])
            _write_crate(account, wanted, progress, inputs)
    sys.exit(account.status)


def _no_times(expressions: tuple[str, ...]) -> Iterator[str]:
    for expression in expressions:
        try:
            times(expression)
        except NoTimes as error:
            yield str(error)


def _due(out: Path, expressions: tuple[str, ...], since: datetime | None, schedule: str) -> str:
    """The time of the schedule that a run is to be made for now; empty if there is none."""
    if not expressions:
        return ""
    try:
        with Ledger(out) as ledger:
            had = [datetime.fromisoformat(time) for time in times_had(ledger, schedule, _TRIES)]
    except NoLedger as error:
        end([str(error)], 2)
    time = due_since(expressions, [*had, since] if since else had, datetime.now(UTC))
    return time.isoformat() if time else ""


def _note_reports(account: Account, progress: Progress) -> None:
    """Account for each report that was due: made from which data, or why not. And for each that stood, if the account
    tells of it otherwise: a run that was killed had made it, or its data are again what they were."""
    _ = gettext(user_language())
    for outcome in progress.outcomes:
        place = outcome.job.place
        if outcome.failure:
            failed(account.ledger, account.run, place, outcome.failure)
            account.log.tell("failed", f"{outcome.job}: {outcome.failure}", report=place)
        elif data := data_of(outcome.job):
            made(account.ledger, account.run, place, data)
            told = _("{report}: made and proved").format(report=outcome.job)
            account.log.tell("made", told, report=place, data=data, reasons=outcome.reasons)
    known = last_of_reports(account.ledger)
    for job in progress.standing:
        data, last = data_of(job), known.get(job.place)
        if data and (last is None or (last["state"], last["data"]) != ("made", data)):
            made(account.ledger, account.run, job.place, data)
            account.log.tell("stands", _("{report}: stands proved").format(report=job), report=job.place, data=data)


def _write_crate(account: Account, wanted: Wanted, progress: Progress, inputs: dict[str, str]) -> None:
    code = sha256(json.dumps(LOADED, sort_keys=True).encode())
    proved = {job.place for job in progress.standing}
    proved |= {outcome.job.place for outcome in progress.outcomes if not outcome.failure}
    records = (record.listed() for record in read_records(wanted.out) if record.folder in proved)
    licenses = json.loads(wanted.data.package).get("licenses", ())
    write_crate(wanted.out, records, Made(account.run, account.began, now(), code, inputs, licenses), user_language())


def _read(provinces: tuple[str, ...], data: Path, out: Path) -> tuple[Wanted, dict[str, str]]:
    """What is to be made, and the sha256 of the files it was read from. Read again where a file changed meanwhile: the
    crate would name another, and of a correction of several files only some might be there."""
    for _again in range(_READINGS):
        inputs = _fingerprints(data)
        wanted = read_wanted(provinces, None, False, LANGUAGES, FORMATS, data, out)
        if inputs == _fingerprints(data):
            break
    return wanted, inputs


def _fingerprints(data: Path) -> dict[str, str]:
    """The sha256 of the description and of every table in the data folder."""
    files = sorted(path for path in data.rglob("*") if path.suffix in (".csv", ".json") and path.is_file())
    return {path.relative_to(data).as_posix(): sha256(path.read_bytes()) for path in files}
