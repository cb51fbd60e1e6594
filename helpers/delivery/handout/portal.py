"""The list of reports as readers outside get it: issues in folders that never change, and a page that leads to the last."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise

from helpers.catalog import Catalogue
from helpers.delivery.handout.chosen import files_of
from helpers.delivery.handout.contents import listed
from helpers.delivery.handout.ready import Ready
from helpers.delivery.ledger.issues import Issue
from helpers.delivery.settings.deliveries import Choice
from helpers.reporting.files import sha256
from helpers.reporting.index import INDEX, index_page
from helpers.reporting.index_words import overview_name
from helpers.reporting.last_run import as_script, differences
from helpers.words import LANGUAGES

SCRIPTS = "changes"  # the folder of the script beside the page
_MOST = 30  # corrected and withdrawn issues that the page tells of


def issue_folder(issue: Issue) -> str:
    """Where an issue stands in a portal. It is as deep as the folder it was made in, so that its links hold."""
    return f"{issue.place}-{issue.number}"


def portal_pages(
    ready: Iterable[Ready], issues: Iterable[Issue], choice: Choice, catalogue: Catalogue
) -> dict[str, bytes]:
    """The page of the portal, and the script beside it that tells which of `issues`, those that the portal was ever
    given, were corrected or withdrawn.

    Failures are not for readers. The script's name tells its content, so that a page never meets that of another time.
    """
    ready = [one for one in ready if not one.issue.withdrawn]
    pages = {
        (one.place, one.issue.number, path.partition("/")[0]): f"{issue_folder(one.issue)}/{path}"
        for one in ready
        for path in files_of(one, choice)
        if path.endswith(".html")
    }
    told = sorted(_told(list(issues), choice, pages), key=lambda one: one["at"], reverse=True)[:_MOST]
    script = as_script({"changed": told[0]["at"] if told else "", "checked": "", "reports": told}).encode()
    name = f"{SCRIPTS}/{sha256(script)[:12]}.js"
    records = [
        replace(record, folder=f"{issue_folder(one.issue)}/{language}")
        for one in ready
        for language, whole in one.records.items()
        if (record := listed(whole, files_of(one, choice))).files
    ]
    return {name: script, INDEX: index_page(records, catalogue, name).encode()}


def _told(issues: list[Issue], choice: Choice, pages: dict[tuple[str, int, str], str]) -> Iterable[dict]:
    """The issues that tell something else than the one before that stands, and those that were withdrawn for good."""
    for issue in issues:
        if issue.withdrawn and not was_right(issue, issues):
            yield from _entry(
                "withdrawn",
                issue,
                issue.withdrawn,
                choice,
                lambda _language, one=issue: {"page": "", "reason": one.reason},
            )
    for before, after in pairwise(issue for issue in issues if not issue.withdrawn):
        if before.place == after.place and before.facts != after.facts:

            def more(language: str, before: Issue = before, after: Issue = after) -> dict:
                figures = differences(before.facts.get(language, {}), after.facts[language])
                return {"page": pages.get((after.place, after.number, language), ""), "figures": figures}

            yield from _entry("again", after, after.at, choice, more)


def was_right(issue: Issue, issues: Iterable[Issue]) -> bool:
    """Whether a later one that stands tells what this one told: its withdrawal was an error."""
    alike = (one for one in issues if one.place == issue.place and one.number > issue.number)
    return any(one.facts == issue.facts and not one.withdrawn for one in alike)


def _entry(kind: str, issue: Issue, at: str, choice: Choice, more: Callable[[str], dict]) -> Iterable[dict]:
    """What the page tells of an issue, if it is in a language that the portal has."""
    versions = {
        language: {"kind": kind, "language": language, **more(language)}
        for language in issue.facts
        if language in choice.languages
    }
    if not versions:
        return
    facts = issue.facts[next(iter(versions))]
    names = {
        language: issue.facts.get(language, facts).get("province") or overview_name(language) for language in LANGUAGES
    }
    year = facts.get("year", "").replace("-", "\N{EN DASH}")
    yield {"kind": kind, "name": names, "year": year, "at": at, "number": issue.number, "versions": versions}
