"""Issues in the ledger: each state of a plan's reports that was ready to be handed out, numbered by plan."""

import json
from dataclasses import dataclass, field, replace

from helpers.delivery.ledger.file import Ledger, now


@dataclass(frozen=True)
class Issue:
    """The reports of one plan in all languages, as they stood.

    `place`: their folder without the language. `files`: sha256 by language and name, `vi/report.pdf`. `facts`: what each
    language's report tells, by language. `withdrawn`: when it was, empty if it was not; `reason`: why, in the operator's
    words. `records`: what lists of reports need, by language.
    """

    place: str
    number: int
    at: str
    files: dict[str, str]
    facts: dict[str, dict]
    withdrawn: str = ""
    reason: str = ""
    records: dict[str, dict] = field(default_factory=dict)


def issues_of(ledger: Ledger, place: str) -> list[Issue]:
    """All issues of a plan, in their order."""
    return [_read(row) for row in ledger.read("select * from issues where place = ? order by number", place)]


def latest_issues(ledger: Ledger) -> dict[str, Issue]:
    """The last issue of every plan, by its place."""
    rows = ledger.read("select *, max(number) from issues group by place order by place")
    return {row["place"]: _read(row) for row in rows}


def open_issue(
    ledger: Ledger, place: str, files: dict[str, str], facts: dict[str, dict], records: dict[str, dict]
) -> Issue:
    """The last issue of the plan if it holds just these files, also if it is withdrawn; else a new one.

    One that tells what a withdrawn one told is withdrawn with it: a new version of the program that makes all reports
    again must not hand out the same figures.
    """
    with ledger.at_once():
        last = next(reversed(issues_of(ledger, place)), None)
        if last and last.files == files:
            return last
        same = last if last and last.facts == facts else None
        issue = Issue(place, last.number + 1 if last else 1, now(), files, facts, records=records)
        if same:
            issue = replace(issue, withdrawn=same.withdrawn, reason=same.reason)
        _add(ledger, issue)
    return issue


def withdraw(ledger: Ledger, issue: Issue, reason: str) -> set[int]:
    """The issue is no longer to be read, nor are those that differ from it in their looks alone: why. The numbers of all
    of them."""
    withdrawn = set()
    with ledger.at_once():
        for one in issues_of(ledger, issue.place):
            if one.facts == issue.facts and not one.withdrawn:
                withdrawn.add(one.number)
                ledger.write(
                    "update issues set withdrawn = ?, reason = ? where place = ? and number = ?",
                    now(),
                    reason,
                    one.place,
                    one.number,
                )
    return withdrawn


def release(ledger: Ledger, issue: Issue) -> Issue:
    """What the last issue of a plan held, which was withdrawn, as a new one: it was right."""
    again = replace(issue, number=issue.number + 1, at=now(), withdrawn="", reason="")
    _add(ledger, again)
    return again


def all_issues(ledger: Ledger) -> list[Issue]:
    """Of all plans, by place and number."""
    return [_read(row) for row in ledger.read("select * from issues order by place, number")]


def _add(ledger: Ledger, issue: Issue) -> None:
    told = {"files": issue.files, "facts": issue.facts, "records": issue.records}
    content = json.dumps(told, ensure_ascii=False)
    row = (issue.place, issue.number, issue.at, content, issue.withdrawn or None, issue.reason or None)
    ledger.write("insert into issues values (?, ?, ?, ?, ?, ?)", *row)


def _read(row) -> Issue:
    content = json.loads(row["content"])
    return Issue(
        row["place"],
        row["number"],
        row["at"],
        content["files"],
        content["facts"],
        row["withdrawn"] or "",
        row["reason"] or "",
        content["records"],
    )
