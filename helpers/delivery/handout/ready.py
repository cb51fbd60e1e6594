"""The finished reports of a folder that may leave it, by plan, with all languages of a plan together."""

import csv
import io
import json
import posixpath
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from helpers.delivery.ledger.file import Ledger
from helpers.delivery.ledger.issues import Issue, open_issue
from helpers.reporting.record import Record, damage

_FACTS = ("province", "year", "headline", "story", "status", "figures")
_PACKAGE = "data/datapackage.json"


@dataclass(frozen=True)
class Ready:
    """The reports of one plan, or the overviews, by language, and the issue that they are."""

    place: str
    records: dict[str, Record]
    issue: Issue

    @property
    def code(self) -> str:
        """The code of the province; empty for the overview."""
        return next(iter(self.records.values())).parameters.get("province", "")

    @property
    def year(self) -> str:
        """The label of the plan, or the year of the overview."""
        record = next(iter(self.records.values()))
        return record.parameters["year"] or record.facts.get("year", "")


def issued(issue: Issue) -> Ready:
    """An issue as it was ready, whatever has become of its files since."""
    return Ready(issue.place, {language: Record(**record) for language, record in issue.records.items()}, issue)


def ready_reports(
    ledger: Ledger, out: Path, records: Iterable[Record], held: Collection[str]
) -> tuple[list[Ready], dict[str, list[str]]]:
    """What may leave the folder `out`, with its issues; and of what may not, by folder, what was changed by hand.

    `held`: folders of reports that are not as the data now have them, because they failed or were not made. A plan of
    which one language is held stays behind in all: an issue holds the same figures in each.
    """
    plans: dict[str, dict[str, Record]] = {}
    for record in records:
        plans.setdefault(posixpath.dirname(record.folder), {})[record.parameters["language"]] = record
    ready, damaged, behind = [], {}, {posixpath.dirname(folder) for folder in held}
    for place, by_language in sorted(plans.items()):
        told = {
            record.folder: faults for record in by_language.values() if (faults := damage(out / record.folder, record))
        }
        damaged |= told
        if told or place in behind:
            continue
        files = {
            f"{language}/{name}": file["sha256"]
            for language, record in by_language.items()
            for name, file in record.files.items()
        }
        facts = {language: _told(record, out) for language, record in by_language.items()}
        records = {language: asdict(record) for language, record in by_language.items()}
        ready.append(Ready(place, by_language, open_issue(ledger, place, files, facts, records)))
    return ready, damaged


def _told(record: Record, out: Path) -> dict:
    """What a report tells: on what, its figures as printed, its status, its message, and the cells of its tables."""
    facts = {"code": record.parameters.get("province", "")}
    facts |= {name: record.facts[name] for name in _FACTS if name in record.facts}
    return facts | {"tables": _tables(out / record.folder) if _PACKAGE in record.files else {}}


def _tables(folder: Path) -> dict[str, list[list[str]]]:
    """The cells of a report's tables by title."""
    package = json.loads((folder / _PACKAGE).read_text(encoding="utf-8"))
    texts = {
        one["title"]: (folder / _PACKAGE).with_name(one["path"]).read_text(encoding="utf-8-sig")
        for one in package["resources"]
    }
    return {title: list(csv.reader(io.StringIO(text))) for title, text in texts.items()}
