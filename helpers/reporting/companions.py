"""Links in the page of a report to what stands beside it: the other language, the PDF, the workbook, and the list of all.

They are written when a run has put everything in its place, so that none leads to what the run was not asked for or
could not make, and an earlier page learns of a language that was added or is gone. What a page was proved by is left alone.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from helpers.numbers import write_count
from helpers.reporting.files import sha256, write_whole
from helpers.reporting.index import INDEX
from helpers.reporting.record import RECORD, Record
from helpers.reporting.templating import template
from helpers.words import LANGUAGES, OWN_NAMES, gettext

_BODY = "<body>\n"
_LINKS = re.compile(rf'(?<={_BODY})<nav\b[^>]*"companions".*?</nav>\n', re.DOTALL)


def linked(out: Path, record: Record) -> Record:
    """The record of a report below `out`, in whose page the links are now those to what is there.

    The same folder gives the same bytes; where the links are right already, nothing is written. A page that is not the
    one that was recorded is left as it is.
    """
    folder, name = out / record.folder, _named(record, ".html")
    page = folder / name
    if not name or not page.is_file():
        return record
    content = page.read_bytes()
    if sha256(content) != record.files[name]["sha256"]:
        return record
    text = content.decode()
    work, language = record.folder.rpartition("/")[0], record.parameters["language"]
    told = with_links(
        text, record, [one for one in LANGUAGES if one != language and (out / work / one / name).is_file()]
    )
    if told == text:
        return record
    file = {"sha256": sha256(told.encode()), "bytes": len(told.encode())}
    record = replace(record, files=record.files | {name: file})
    write_whole(page, told)
    write_whole(folder / RECORD, record.text().decode())
    return record


def with_links(page: str, record: Record, others: Iterable[str], issue: int = 0) -> str:
    """The page of a report where the files of the record stand beside it, and its pages in these other languages.
    `issue`: its number, where several can be met; 0 where there is but one."""
    return without_links(page).replace(_BODY, _BODY + _links(record, others, issue), 1)


def without_links(page: str) -> str:
    """The page of a report for where none of its companions stands."""
    return _LINKS.sub("", page, count=1)


def _links(record: Record, others: Iterable[str], issue: int = 0) -> str:
    """What stands between the beginning of the page and its text."""
    language, page = record.parameters["language"], _named(record, ".html")
    _ = gettext(language)
    up = "../" * (record.folder.count("/") + 1)
    nav = template("companions.html.j2").render(
        about=_("Other forms of this report"),
        issue=_("Issue {number}").format(number=write_count(issue, language)) if issue else "",
        languages=[(other, OWN_NAMES[other], quote(f"../{other}/{page}")) for other in others],
        files=[
            (label, quote(name), record.download(name))
            for label, ending in (("PDF", ".pdf"), ("Excel", ".xlsx"))
            if (name := _named(record, ending))
        ],
        all_reports=(
            _("All reports, each in its latest issue") if issue else _("All reports"),
            f"{up}{INDEX}#ngon-ngu={language}",
        ),
    )
    return nav + "\n"


def _named(record: Record, ending: str) -> str:
    return next((name for name in sorted(record.files) if "/" not in name and name.endswith(ending)), "")
