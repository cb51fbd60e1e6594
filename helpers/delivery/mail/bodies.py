"""The two bodies of a message, which say the same: plain text, and HTML for those who read that."""

from collections.abc import Iterator
from functools import cache

import jinja2

from helpers.delivery.mail.wording import Wording


def plain(words: Wording) -> str:
    """As text of any width, which mail programs wrap themselves."""
    return "\n".join(_lines(words)) + "\n"


def html(words: Wording, language: str) -> str:
    """As a page that sets no colour, so that it is dark where the program is; all that others wrote is escaped."""
    return _template().render(words=words, language=language)


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


@cache
def _template() -> jinja2.Template:
    loader = jinja2.PackageLoader("helpers.delivery.mail", "templates")
    environment = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("letter.html.j2")
