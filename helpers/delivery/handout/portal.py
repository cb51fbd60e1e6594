"""The list of reports as readers outside get it: issues in folders that never change, and a page that leads to the last."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from helpers.catalog import Catalogue
from helpers.delivery.handout.chosen import files_of
from helpers.delivery.handout.ready import Ready
from helpers.delivery.ledger.issues import Issue
from helpers.delivery.settings.deliveries import Choice
from helpers.reporting.files import sha256
from helpers.reporting.index import INDEX, index_page
from helpers.reporting.index_words import overview_name
from helpers.reporting.last_run import as_script, differences
from helpers.reporting.record import Record
from helpers.words import LANGUAGES

_MOST = 30  # corrected and withdrawn issues that the page tells of


def issue_folder(issue: Issue) -> str:
    """Where an issue stands in a portal. It is as deep as the folder it was made in, so that its links hold."""
    return f"{issue.place}-{issue.number}"


def portal_pages(
    ready: Iterable[Ready], issues: Iterable[Issue], choice: Choice, catalogue: Catalogue
) -> dict[str, bytes]:
    """The page of the portal, and the script beside it that tells which of all `issues` were corrected or withdrawn.

    Failures are not for readers. The script's name tells its content, so that a page never meets that of another time.
    """
    ready = list(ready)
    shown = {(one.place, one.issue.number) for one in ready}
    told = sorted(_told(list(issues), shown), key=lambda one: one["at"])[-_MOST:]
    script = as_script({"changed": told[-1]["at"] if told else "", "checked": "", "reports": told}).encode()
    name = f"issues-{sha256(script)[:12]}.js"
    records = [
        replace(record, folder=f"{issue_folder(one.issue)}/{language}", files=files)
        for one in ready
        for language, record in one.records.items()
        if (files := _listed(one, language, record, choice))
    ]
    return {name: script, INDEX: index_page(records, catalogue, name).encode()}


def _listed(one: Ready, language: str, record: Record, choice: Choice) -> dict[str, dict]:
    """The files of a report that the portal gets."""
    paths = files_of(one, choice)
    return {name: file for name, file in record.files.items() if f"{language}/{name}" in paths}


def _told(issues: list[Issue], shown: set[tuple[str, int]]) -> Iterable[dict]:
    """The issues that correct an earlier one, and those that were withdrawn."""
    for issue in issues:
        if issue.withdrawn:
            yield _entry("withdrawn", issue, issue.withdrawn, lambda _language, reason=issue.reason: {"reason": reason})
    for before, after in pairwise(issues):
        if before.place == after.place and not after.withdrawn:
            old, new, page = before.facts, after.facts, (after.place, after.number) in shown
            yield _entry(
                "again",
                after,
                after.at,
                lambda language, old=old, new=new: {"figures": differences(old.get(language, {}), new[language])},
                page,
            )


def _entry(kind: str, issue: Issue, at: str, more, shown: bool = False) -> dict:
    facts = next(iter(issue.facts.values()))
    versions = {
        language: {
            "kind": kind,
            "language": language,
            "page": next((f"{issue_folder(issue)}/{path}" for path in _pages(issue, language) if shown), ""),
            **more(language),
        }
        for language in issue.facts
    }
    names = {
        language: (issue.facts.get(language) or facts).get("province") or overview_name(language)
        for language in LANGUAGES
    }
    year = facts.get("year", "").replace("-", "\N{EN DASH}")
    return {"kind": kind, "name": names, "year": year, "at": at, "number": issue.number, "versions": versions}


def _pages(issue: Issue, language: str) -> list[str]:
    return [path for path in issue.files if path.startswith(f"{language}/") and path.endswith(".html")]
