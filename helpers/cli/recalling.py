"""`giamngheo recall`."""

import sys

import click

from helpers.cli.accounting import Account, accounted
from helpers.cli.alone import alone_in
from helpers.cli.ending import end, open_data
from helpers.cli.handing_out import exit_status, hand_out, open_deliveries, stock_of, trouble
from helpers.cli.rendering import Wanted
from helpers.delivery.ledger import Ledger
from helpers.delivery.ledger.issues import Issue, issues_of, latest_issues, release, withdraw
from helpers.delivery.ledger.receipts import holders
from helpers.places import fold
from helpers.reporting.index_words import overview_name
from helpers.words import gettext, user_language

_NATIONAL = "national"


def recall_issue(*, province, year, number, reason, undo, data, out, deliveries, quiet) -> None:
    """Withdraw an issue and tell those who have it, or hand out again what was withdrawn."""
    folder, catalogue = open_data(data)
    plan, wanted = open_deliveries(deliveries, catalogue), Wanted([], folder, catalogue, out.resolve())
    with alone_in(wanted.out), accounted(wanted.out) as account:
        issue = _asked_for(account.ledger, province, year, number)
        withdrawn = set()
        if undo:
            _release(account, issue)
        else:
            withdrawn = _withdraw(account, issue, reason)
        late, served = trouble(hand_out(account, plan, stock_of(account, wanted, quiet), quiet))
        left = {name for number in sorted(withdrawn) for name in _not_told(account, issue, number)}
        account.status = exit_status(late + len(left), served)
    sys.exit(account.status)


def _asked_for(ledger: Ledger, province: str, year: str | None, number: int | None) -> Issue:
    """The issue, told by the ledger alone: a plan that was taken out of the data, or whose data can not be read, may be
    just what is to be recalled. Ends the command with status 2 if there is none."""
    _ = gettext(user_language())
    last_ones = latest_issues(ledger).values()
    found = [last for last in last_ones if _is_meant(last, province, year)]
    if len(found) != 1:
        told = _("{asked}: there are several; name the year of one: {known}")
        told = told if found else _("{asked}: there is no issue of it; there are issues of: {known}")
        known = ", ".join(sorted(map(_title, found or last_ones))) or "\N{EM DASH}"
        end([told.format(asked=" ".join(filter(None, (province, year))), known=known)], 2)
    issues = issues_of(ledger, found[0].place)
    chosen = [issue for issue in issues if number in (None, issue.number)]
    if not chosen:
        told = _("{plan}: there is no issue {number}; there are: {numbers}")
        numbers = ", ".join(str(issue.number) for issue in issues)
        end([told.format(plan=_title(issues[0]), number=number, numbers=numbers)], 2)
    return chosen[-1]


def _is_meant(issue: Issue, province: str, year: str | None) -> bool:
    if issue.place == _NATIONAL:
        return province == _NATIONAL
    for facts in issue.facts.values():
        if year in (None, facts.get("year")) and fold(province) in (facts["code"], fold(facts["province"])):
            return True
    return False


def _title(issue: Issue) -> str:
    """As all commands call a report: in Vietnamese, whatever language it is in."""
    facts = issue.facts.get("vi") or next(iter(issue.facts.values()))
    return f"{facts.get('province') or overview_name(user_language())} {facts.get('year', '')}".rstrip()


def _withdraw(account: Account, issue: Issue, reason: str) -> set[int]:
    """The numbers of all that are withdrawn with it."""
    _ = gettext(user_language())
    if issue.withdrawn:
        told = _("{plan}: issue {number} is withdrawn already: {reason}")
        end([told.format(plan=_title(issue), number=issue.number, reason=issue.reason)], 2)
    with_it = withdraw(account.ledger, issue, reason)
    for number in sorted(with_it):
        told = _("{plan}: issue {number} is withdrawn: {reason}")
        said = told.format(plan=_title(issue), number=number, reason=reason)
        account.log.tell("recall", said, place=issue.place, number=number)
        click.echo(said)
    return with_it


def _release(account: Account, issue: Issue) -> None:
    _ = gettext(user_language())
    last = issues_of(account.ledger, issue.place)[-1]
    if issue != last or not last.withdrawn:
        told = _("{plan}: only the last issue can go out again, if it is withdrawn; issue {number} is the last")
        end([told.format(plan=_title(issue), number=last.number)], 2)
    again = release(account.ledger, issue)
    told = _("{plan}: what issue {number} held goes out again as issue {again}")
    said = told.format(plan=_title(issue), number=issue.number, again=again.number)
    account.log.tell("release", said, place=issue.place, number=again.number)
    click.echo(said)


def _not_told(account: Account, issue: Issue, number: int) -> set[str]:
    """Who has the issue of this number and was not reached: the file names them no more, or at another address."""
    _ = gettext(user_language())
    left = holders(account.ledger, issue.place, number)
    for name in sorted(left):
        told = _("{name}: has issue {number} of {plan} and was not told. Tell them in another way")
        said = told.format(name=name, number=number, plan=_title(issue))
        account.log.tell("untold", said, recipient=name, place=issue.place, number=number)
        click.echo(said, err=True)
    return left
