"""Which reports a run is to make."""

from collections.abc import Iterable
from pathlib import Path

from helpers.catalog import Catalogue
from helpers.reporting.formats import FORMATS
from helpers.reporting.job import Job
from helpers.reporting.national_overview import national_overviews
from helpers.reporting.province_report import province_reports


def jobs(
    catalogue: Catalogue,
    provinces: Iterable[str],
    year: str | None,
    languages: Iterable[str],
    out: Path,
    formats: Iterable[str] = FORMATS,
    national: bool = False,
) -> list[Job]:
    """The reports of `provinces` and `year`, see `province_reports`; if neither is named, the national overview first.

    `national` asks for the overview alone, of the end of `year`. Raises DataProblems with everything that is asked for
    and does not exist.
    """
    if national:
        return national_overviews(catalogue, year, languages, out, formats)
    overview = [] if provinces or year else national_overviews(catalogue, None, languages, out, formats)
    return [*overview, *province_reports(catalogue, provinces, year, languages, out, formats)]
