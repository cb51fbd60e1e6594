"""`giamngheo status`."""

import json
import sqlite3
import sys
from collections.abc import Collection, Iterable

import click

from helpers.cli.accounting import data_of, local_time
from helpers.cli.alone import at_work
from helpers.cli.ending import end
from helpers.cli.rendering import read_wanted
from helpers.delivery.ledger import LEDGER, Ledger, NoLedger
from helpers.delivery.ledger.issues import latest_issues
from helpers.delivery.ledger.receipts import (
    BEGUN,
    DEFERRED,
    HANDED,
    LOST,
    REFUSED,
    SENT,
    UNCERTAIN,
    VOID,
    holders,
    last_of_messages,
)
from helpers.delivery.ledger.runs import last_of_reports, last_recipients, last_run
from helpers.reporting.batch import Batch
from helpers.reporting.formats import FORMATS
from helpers.reporting.job import Job
from helpers.words import LANGUAGES, gettext, user_language

_ENDED, _STOPPED, _KILLED, _RUNNING = "ended", "stopped", "killed", "running"
_BEHIND = "behind"
_FINGERPRINT = 10  # characters of a sha256 that tell data apart for people


def show_standing(*, provinces, data, out, as_json) -> None:
    """What the ledger of the folder `out` knows, of the reports asked for."""
    _ = gettext(user_language())
    none = [_("{folder}: no run has kept an account here yet; start one with: giamngheo run").format(folder=out)]
    if not (out / LEDGER).exists():
        end(none, 2)
    wanted = read_wanted(provinces, None, False, LANGUAGES, FORMATS, data, out)
    try:
        with Ledger(out) as ledger:
            told = _told(ledger, Batch(wanted.jobs, wanted.data, wanted.out), at_work(out))
    except NoLedger as error:
        end([str(error)], 2)
    if told["run"] is None:  # `run --due` had looked, and it was not time yet
        end(none, 2)
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_lines(told)))
    waiting = [one for one in told["recipients"] if one["state"] not in ("", SENT, VOID) and not one["former"]]
    failing = [one for one in told["reports"] if one["state"] != "made"]
    sys.exit(int(bool(waiting or failing or told["run"]["state"] in (_KILLED, _STOPPED))))


def _told(ledger: Ledger, batch: Batch, busy: bool) -> dict:
    reports, issues = last_of_reports(ledger), latest_issues(ledger)
    listed = []
    for job in batch.jobs:
        plan, _slash, language = job.place.rpartition("/")
        issue = issues.get(plan)
        one = {"report": job.place, "made_up": job.made_up, **_report(job, reports.get(job.place), batch.reasons[job])}
        if issue and any(path.startswith(f"{language}/") for path in issue.files):
            one |= {
                "issue": issue.number,
                "withdrawn": issue.withdrawn,
                "holders": sorted(holders(ledger, plan, issue.number, language)),
            }
        listed.append(one)
    run = last_run(ledger)
    return {
        "run": _run(run, busy) if run else None,
        "reports": listed,
        "recipients": _recipients(ledger),
    }


def _report(job: Job, told: sqlite3.Row | None, reasons: Collection[str]) -> dict:
    """A report as runs have left it, and as it is now: `behind` where its data, code or files are others since."""
    if told is None:
        return {"state": "", "at": "", "data": "", "why": ""}
    if told["state"] == "made" and reasons:
        return {"state": _BEHIND, "at": told["at"], "data": told["data"], "why": "; ".join(reasons)}
    data = data_of(job) if told["state"] == "made" else ""
    return {"state": told["state"], "at": told["at"] if data == told["data"] else "", "data": data, "why": told["why"]}


def _run(run: sqlite3.Row, busy: bool) -> dict:
    """The last run, with how it stands."""
    state = _ENDED if run["status"] in (0, 1, 3) else _STOPPED
    if run["ended"] is None:
        state = _RUNNING if busy else _KILLED
    names = ("run", "command", "host", "process", "began", "ended", "status")
    return {name: run[name] for name in names} | {"state": state, "told": json.loads(run["told"] or "[]")}


def _recipients(ledger: Ledger) -> list[dict]:
    """Those that something goes to, and those that were handed something formerly."""
    now = last_recipients(ledger)
    last = {row["recipient"]: row for row in last_of_messages(ledger)}
    nothing = {"state": "", "since": "", "why": ""}
    return [
        {"recipient": name, **{key: last[name][key] if name in last else nothing[key] for key in nothing}}
        | {"former": name not in now}
        for name in sorted({*now, *last})
    ]


def _lines(told: dict) -> Iterable[str]:
    _ = gettext(user_language())
    run = told["run"]
    ending = {
        _RUNNING: _("is at work"),
        _KILLED: _("was ended from outside"),
    }.get(run["state"], _("status {status}").format(status=run["status"]))
    yield _("Last run: {run}, {command}, {began}, {ending}").format(
        run=run["run"], command=run["command"], began=local_time(run["began"], "%H:%M %Z"), ending=ending
    )
    if run["state"] == _STOPPED:  # what else was told stands below, with what it is about
        yield from (f"  {line}" for line in run["told"])
    yield ""
    states = {"made": _("proved"), "failed": _("FAILED"), _BEHIND: _("NOT UP TO DATE"), "": _("not made by a run")}
    for one in told["reports"]:
        more = [local_time(one["at"]), one["why"].partition("\n")[0]]
        if one["data"]:
            more.insert(1, _("data {fingerprint}").format(fingerprint=one["data"][:_FINGERPRINT]))
        if "issue" in one:
            number = _("issue {number}").format(number=one["issue"])
            more.append(_("{issue}, WITHDRAWN").format(issue=number) if one["withdrawn"] else number)
            more.append(", ".join(one["holders"]) or ("" if one["made_up"] else _("not delivered")))
        yield f"{one['report']:<40} {states[one['state']]}  {'; '.join(filter(None, more))}"
    if told["recipients"]:
        yield ""
    handed = {
        SENT: _("has it"),
        BEGUN: _("not sent"),
        LOST: _("LOST"),
        REFUSED: _("REFUSED"),
        DEFERRED: _("put off"),
        HANDED: _("OPEN"),
        UNCERTAIN: _("OPEN"),
        VOID: _("nothing to send any more"),
    }
    for one in told["recipients"]:
        state = f"{handed[one['state']]} ({local_time(one['since'])})" if one["state"] else _("nothing yet")
        former = _("gets nothing any more") if one["former"] else ""
        yield "  ".join(filter(None, (one["recipient"], state, one["why"], former)))
