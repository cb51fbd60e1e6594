"""A folder of finished reports that a test may change as runs do."""

import json
import shutil
from dataclasses import asdict, replace

from helpers.delivery.handing.places import Stock
from helpers.delivery.handout.ready import ready_reports
from helpers.delivery.ledger.issues import all_issues
from helpers.reporting.files import sha256
from helpers.reporting.record import RECORD, read_record, read_records
from helpers.words import LANGUAGES

LANG_SON, BAC_KAN, EXAMPLE = "2023/lang-son", "2022/bac-kan", "2023/vi-du-so-lieu-gia-dinh"


class Outbox:
    """Plans copied out of the finished reports of all tests."""

    def __init__(self, rendered, out, catalogue):
        self._rendered, self.out, self._catalogue = rendered, out, catalogue
        self.held = set()

    def add(self, *places):
        """These plans are there, in both languages."""
        for place in places:
            shutil.copytree(self._rendered.out / place, self.out / place, dirs_exist_ok=True)
        return self

    def page(self, place, language):
        return next((self.out / place / language).glob("*.html"))

    def correct(self, place, **figures):
        """The reports of a plan are made again with these key figures, by language; with none, in other looks alone."""
        for language in LANGUAGES:
            folder = self.out / place / language
            record = read_record(folder)
            changed = record.facts["figures"] | figures.get(language, {})
            file = folder / "report.pdf"
            file.write_bytes(file.read_bytes() + json.dumps(changed).encode())
            named = {"sha256": sha256(file.read_bytes()), "bytes": file.stat().st_size}
            record = replace(
                record, facts=record.facts | {"figures": changed}, files=record.files | {"report.pdf": named}
            )
            (folder / RECORD).write_text(json.dumps(asdict(record)), encoding="utf-8")

    def stock(self, ledger):
        """What of it is ready."""
        ready, self.damaged = ready_reports(ledger, self.out, list(read_records(self.out)), self.held)
        behind = {path.parent.parent.relative_to(self.out).as_posix() for path in self.out.rglob(RECORD)}
        return Stock(self.out, ready, self._catalogue, all_issues(ledger), behind - {one.place for one in ready})
