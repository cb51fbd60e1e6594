"""Write down how the report looks now."""

import tempfile
from pathlib import Path

from helpers import catalog
from helpers.reporting.formats import ROOT
from helpers.reporting.jobs import jobs
from tests.reporting.looks.seen import PAGES, REPORT, STRUCTURE, pages, structure, written
from tests.reports import Report, render_all


def main() -> None:
    province, year, language = REPORT
    with tempfile.TemporaryDirectory() as out:
        (outcome,) = render_all(jobs(catalog.read(ROOT / "data"), [province], year, [language], Path(out)))
        report = Report(outcome)
        STRUCTURE.write_text("\n".join(structure(report.page)) + "\n", encoding="utf-8", newline="\n")
        PAGES.write_text(written(pages(report.file("pdf").read_bytes())), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
