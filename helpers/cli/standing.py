"""`giamngheo status`."""

import json
import sys
from collections.abc import Iterable
from datetime import datetime

import click

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
    holders,
    last_of_messages,
)
from helpers.delivery.ledger.runs import last_of_reports, last_run
from helpers.reporting.formats import FORMATS
from helpers.words import LANGUAGES, gettext, user_language

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
            told = _told(ledger, [job.place for job in wanted.jobs])
    except NoLedger as error:
        end([str(error)], 2)
    if told["run"] is None:  # `run --due` had looked, and it was not time yet
        end(none, 2)
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_lines(told)))
    waiting = [one for one in told["recipients"] if one["state"] != SENT]
    failing = [one for one in told["reports"] if one["state"] != "made"]
    sys.exit(int(bool(waiting or failing or told["run"]["ended"] is None)))


def _told(ledger: Ledger, places: list[str]) -> dict:
    reports, issues = last_of_reports(ledger), latest_issues(ledger)
    listed = []
    for place in places:
        plan, _slash, language = place.rpartition("/")
        report, issue = reports.get(place), issues.get(plan)
        one = {"report": place, "state": report["state"] if report else "", "at": report["at"] if report else ""}
        one |= {"data": report["data"] if report else "", "why": report["why"] if report else ""}
        if issue and any(path.startswith(f"{language}/") for path in issue.files):
            one |= {
                "issue": issue.number,
                "withdrawn": issue.withdrawn,
                "holders": sorted(holders(ledger, plan, issue.number)),
            }
        listed.append(one)
    messages = [
        {name: row[name] for name in ("recipient", "state", "since", "why")} for row in last_of_messages(ledger)
    ]
    run = last_run(ledger)
    return {"run": dict(run) if run else None, "reports": listed, "recipients": messages}


def _lines(told: dict) -> Iterable[str]:
    _ = gettext(user_language())
    run = told["run"]
    ending = _("status {status}").format(status=run["status"]) if run["ended"] else _("has not ended, or was killed")
    yield _("Last run: {run}, {command}, {began}, {ending}").format(
        run=run["run"], command=run["command"], began=_time(run["began"]), ending=ending
    )
    yield ""
    states = {"made": _("proved"), "failed": _("FAILED"), "": _("not made by a run")}
    for one in told["reports"]:
        more = [_time(one["at"]), one["why"].partition("\n")[0]]
        if one["data"]:
            more.insert(1, _("data {fingerprint}").format(fingerprint=one["data"][:_FINGERPRINT]))
        if "issue" in one:
            number = _("issue {number}").format(number=one["issue"])
            more.append(_("{issue}, WITHDRAWN").format(issue=number) if one["withdrawn"] else number)
            more.append(", ".join(one["holders"]) or _("not delivered"))
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
    }
    for one in told["recipients"]:
        state = handed.get(one["state"], one["state"])
        yield "  ".join(filter(None, (one["recipient"], f"{state} ({_time(one['since'])})", one["why"])))


def _time(written: str) -> str:
    """In the time of this machine."""
    return datetime.fromisoformat(written).astimezone().strftime("%Y-%m-%d %H:%M") if written else ""
