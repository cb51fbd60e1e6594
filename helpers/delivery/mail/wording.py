"""What a letter says, before it is plain text or HTML."""

from collections.abc import Collection
from dataclasses import dataclass

from helpers.delivery.mail.letter import Attachment, Finished, Letter, Recalled
from helpers.delivery.mail.mailbox import Mailbox
from helpers.numbers import write_count
from helpers.words import gettext, ngettext

_NAMED = 3  # reports that a subject names; of more it tells the number


@dataclass(frozen=True)
class Told:
    """What is said of one report. `changes` stand under `about_changes`; `link` under `about_link`, if there is one."""

    title: str
    about_changes: str
    changes: tuple[str, ...]
    files: tuple[str, ...]
    about_link: str
    link: str


@dataclass(frozen=True)
class Wording:
    """All texts of a message in its language."""

    subject: str
    greeting: str
    opening: str
    reports: tuple[Told, ...]
    about_recalled: str
    recalled: tuple[str, ...]
    closing: str


def wording(letter: Letter, sender: Mailbox, link: str, left_out: Collection[Attachment]) -> Wording:
    """The texts of `letter`. `link`: where all reports can be had; `left_out`: the files that do not fit."""
    _ = gettext(letter.language)
    return Wording(
        subject=_subject(letter),
        greeting=_("Dear {name},").format(name=letter.recipient.name or letter.recipient.address),
        opening=_opening(letter),
        reports=tuple(_told(report, letter, sender, link, left_out) for report in letter.reports),
        about_recalled=_("These issues are recalled; please do not use them any more:") if letter.recalled else "",
        recalled=tuple(f"{_title(one, letter.language)}: {one.reason}" for one in letter.recalled),
        closing=_("This message was sent automatically. For questions: {sender}").format(sender=_sender(sender)),
    )


def _opening(letter: Letter) -> str:
    _ = gettext(letter.language)
    if not letter.reports:
        return ""
    if all(report.before for report in letter.reports):
        return _("These poverty-reduction reports are issued anew:")
    return _("These poverty-reduction reports are finished:")


def _subject(letter: Letter) -> str:
    _ = gettext(letter.language)
    parts = []
    if letter.reports:
        corrected = any(report.changes for report in letter.reports)
        text = _("Poverty-reduction reports: {reports}")
        text = _("Poverty-reduction reports, corrected: {reports}") if corrected else text
        parts.append(text.format(reports=_named(letter.reports, letter.language)))
    if letter.recalled:
        parts.append(_("Recalled: {reports}").format(reports=_named(letter.recalled, letter.language)))
    return " · ".join(parts)


def _named(reports: tuple[Finished | Recalled, ...], language: str) -> str:
    n_ = ngettext(language)
    if len(reports) <= _NAMED:
        return "; ".join(_title(one, language) for one in reports)
    return n_("{count} report", "{count} reports", len(reports)).format(count=write_count(len(reports), language))


def _title(one: Finished | Recalled, language: str) -> str:
    """Which issue of which report; in which language it is, where that is not the letter's."""
    _ = gettext(language)
    title = _("{province} {year}, issue {issue}").format(
        province=one.province, year=one.year, issue=write_count(one.issue, language)
    )
    if one.language == language:
        return title
    named = _("in English") if one.language == "en" else _("in Vietnamese")
    return f"{title} ({named})"


def _told(report: Finished, letter: Letter, sender: Mailbox, link: str, left_out: Collection[Attachment]) -> Told:
    _ = gettext(letter.language)
    about_changes = _("No figure has changed since issue {number}.")
    if report.issue == 1:
        about_changes = _("First issue.")
    elif not report.before:
        about_changes = _("You have had no earlier issue of it.")
    elif report.changes:
        about_changes = _("Changed since issue {number}:")
    elif report.confirms:
        about_changes = _("Issue {number} was recalled in error. What it says is right, and stands here again.")
    attached = [file for file in report.files if file not in left_out]
    missing = [file for file in report.files if file in left_out]
    files = []
    if attached:
        files.append(_("Attached: {files}").format(files=_listed(attached, letter.language)))
    if missing:
        too_large = _("Not attached, as the message would be too large: {files}.")
        files.append(too_large.format(files=_listed(missing, letter.language)))
    link = report.link or (link if missing else "")
    if missing and not link:
        files.append(_("Ask {sender} for them.").format(sender=_sender(sender)))
    about_link = _("To be had here:") if missing else _("To be read here:")
    return Told(
        title=_title(report, letter.language),
        about_changes=about_changes.format(number=write_count(report.before, letter.language)),
        changes=report.changes,
        files=tuple(files),
        about_link=about_link if link else "",
        link=link,
    )


def _listed(files: list[Attachment], language: str) -> str:
    return ", ".join(f"{file.name} ({write_count(max(1, round(file.size / 1000)), language)} kB)" for file in files)


def _sender(sender: Mailbox) -> str:
    return f"{sender.name}, {sender.address}" if sender.name else sender.address
