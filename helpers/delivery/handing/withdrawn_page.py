"""The page that stands where a withdrawn report stood."""

from datetime import datetime
from pathlib import Path

from helpers.delivery.ledger.issues import Issue
from helpers.reporting.index_words import overview_name
from helpers.reporting.templating import template
from helpers.words import gettext, write_date

_TEMPLATES = Path(__file__).parents[1] / "templates"


def withdrawn_page(issue: Issue, language: str, right: bool = False, newer: str = "", address: str = "") -> bytes:
    """What a reader finds, in the language of the report. `right`: it was withdrawn in error. `newer`: the address of the
    issue to be read in its place, and `address` that of the list of all reports, where there are such."""
    _ = gettext(language)
    facts = issue.facts[language]
    title = " ".join(filter(None, (facts.get("province") or overview_name(language), facts.get("year"))))
    told = _("Issue {number} of this report was withdrawn on {date}. Do not use its figures.")
    if right:
        told = _(
            "Issue {number} of this report was withdrawn in error. What it said is right, and stands in a later issue."
        )
    page = template("withdrawn.html.j2", _TEMPLATES).render(
        language=language,
        title=title,
        told=told.format(
            number=issue.number, date=write_date(datetime.fromisoformat(issue.withdrawn).astimezone().date(), language)
        ),
        reason=_("Reason: {reason}").format(reason=issue.reason) if issue.reason and not right else "",
        newer=newer,
        newer_issue=_("The issue to read now"),
        address=address,
        all_reports=_("All reports"),
    )
    return page.encode()
