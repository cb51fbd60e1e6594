"""The two bodies of a message, which say the same: plain text, and HTML for those who read that."""

from collections.abc import Iterator
from pathlib import Path

from helpers.delivery.mail.wording import Wording
from helpers.reporting.templating import template

_TEMPLATES = Path(__file__).parent / "templates"


def plain(words: Wording) -> str:
    """As text of any width, which mail programs wrap themselves."""
    return "\n".join(_lines(words)) + "\n"


def html(words: Wording, language: str) -> str:
    """As a page that sets no colour, so that it is dark where the program is; all that others wrote is escaped."""
    return template("letter.html.j2", _TEMPLATES).render(words=words, language=language)


def _lines(words: Wording) -> Iterator[str]:
    yield words.greeting
    if words.opening:
        yield from ("", words.opening)
    for number, report in enumerate(words.reports, 1):
        yield from ("", f"{number}. {report.title}", f"   {report.about_changes}")
        yield from (f"   - {change}" for change in report.changes)
        yield from (f"   {line}" for line in report.files)
        if report.link:
            yield f"   {report.about_link} {report.link}"
    if words.recalled:
        yield from ("", words.about_recalled)
        yield from (f"- {line}" for line in words.recalled)
    yield from ("", words.closing)
