"""`giamngheo run`."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from helpers.cli.accounting import Account, accounted
from helpers.cli.alone import alone_in
from helpers.cli.handing_out import exit_status, hand_out, open_deliveries, stock_of, trouble
from helpers.cli.progress import Progress
from helpers.cli.rendering import Wanted, read_wanted, refresh
from helpers.delivery.crate import Made, write_crate
from helpers.delivery.ledger import LEDGER, Ledger, now
from helpers.delivery.ledger.runs import failed, last_run, made, times_had
from helpers.delivery.schedule.times import due_since
from helpers.reporting.files import sha256
from helpers.reporting.formats import FORMATS
from helpers.reporting.origin import LOADED
from helpers.reporting.record import read_record, read_records
from helpers.words import LANGUAGES, gettext, user_language


def run_all(*, provinces, data, out, deliveries, due, quiet, as_json, **how) -> None:
    """Make what has changed, prove it and deliver it, with an account of all."""
    wanted = read_wanted(provinces, None, False, LANGUAGES, FORMATS, data, out)
    inputs = _fingerprints(data)
    plan = open_deliveries(deliveries, wanted.catalogue)
    with alone_in(wanted.out):
        times, time = _due(wanted.out, due)
        if due and not time:
            return
        before = _killed(wanted.out)
        with accounted(wanted.out) as account:
            account.times, account.due = times, time
            if before:
                account.log.tell("killed", before)
            with Progress(quiet, as_json) as progress:
                refresh(wanted, progress, force=False, **how)
            _note_reports(account, progress)
            account.status = progress.end()
            stopped = account.status not in (0, 1)
            if stopped:
                account.due = ""
            else:
                stock = stock_of(account, wanted.out, wanted.data, wanted.catalogue)
                late, served = trouble(hand_out(account, plan, stock, quiet))
                wrong = sum(bool(one.failure) for one in progress.outcomes)
                account.status = exit_status(wrong + late, len(wanted.jobs) - wrong + served)
            _write_crate(account, wanted, inputs)
    sys.exit(account.status)


def _due(out: Path, expressions: tuple[str, ...]) -> tuple[str, str]:
    """The schedule that is asked for, and its time that a run is to be made for now; empty if there is none."""
    if not expressions:
        return "", ""
    times = "; ".join(expressions)
    had: list[str] = []
    if (out / LEDGER).exists():
        with Ledger(out) as ledger:
            had = times_had(ledger, times)
    time = due_since(expressions, map(datetime.fromisoformat, had), datetime.now(UTC))
    return times, time.isoformat() if time else ""


def _killed(out: Path) -> str:
    """That the run before did not come to its end, if so. The lock is ours, so it runs no more."""
    if not (out / LEDGER).exists():
        return ""
    with Ledger(out) as ledger:
        before = last_run(ledger)
    if before is None or before["ended"]:
        return ""
    _ = gettext(user_language())
    return _("run {run} of {began} was ended from outside; this one goes on from there").format(**before)


def _note_reports(account: Account, progress: Progress) -> None:
    """Account for each report that was due: made from which data, or why not."""
    _ = gettext(user_language())
    for outcome in progress.outcomes:
        place = outcome.job.place
        if outcome.failure:
            failed(account.ledger, account.run, place, outcome.failure)
            account.log.tell("failed", f"{outcome.job}: {outcome.failure}", report=place)
        elif record := read_record(outcome.job.folder):
            data = sha256(json.dumps(record.origin["data"], sort_keys=True).encode())
            made(account.ledger, account.run, place, data)
            told = _("{report}: made and proved").format(report=outcome.job)
            account.log.tell("made", told, report=place, data=data, reasons=outcome.reasons)


def _write_crate(account: Account, wanted: Wanted, inputs: dict[str, str]) -> None:
    code = sha256(json.dumps(LOADED, sort_keys=True).encode())
    records = (record.listed() for record in read_records(wanted.out))
    write_crate(wanted.out, records, Made(account.run, account.began, now(), code, inputs), user_language())


def _fingerprints(data: Path) -> dict[str, str]:
    """The sha256 of the description and of every table in the data folder."""
    files = sorted(path for path in data.rglob("*") if path.suffix in (".csv", ".json") and path.is_file())
    return {path.relative_to(data).as_posix(): sha256(path.read_bytes()) for path in files}
