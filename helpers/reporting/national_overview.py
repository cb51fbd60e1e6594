"""The overview of all provinces."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from helpers import catalog
from helpers.catalog import Catalogue, DataProblems, Excerpt, Excerpts
from helpers.catalog.nation import national_years, year_problems
from helpers.reporting.formats import FORMATS, ROOT
from helpers.reporting.job import Job
from helpers.words import gettext, user_language

OVERVIEW = ROOT / "notebooks" / "national_overview.ipynb"


@dataclass(frozen=True, kw_only=True)
class NationalOverview(Job):
    """The overview of the end of `year`; empty for the year for which most provinces have figures."""

    year: str = ""
    notebook: Path = OVERVIEW

    @property
    def parameters(self) -> dict[str, str]:
        return {"year": self.year, "language": self.language}

    @property
    def place(self) -> str:
        """`national/<language>`."""
        return f"national/{self.language}"

    @property
    def title(self) -> str:
        _ = gettext(user_language())
        name = _("National overview")
        return f"{name} {self.year}".rstrip()

    def excerpt(self, excerpts: Excerpts) -> Excerpt:
        return excerpts.of_nation()

    def expected(self, catalogue: Catalogue) -> dict:
        from helpers import display, measures  # only where reports are made: who plans a run need not wait for them

        nation = catalog.nation_of(catalogue, self.language, self.year)
        figures = measures.completed_figures(measures.closing_figures(nation.balances, nation.kept))
        covered = measures.data_coverage(figures, nation.provinces, nation.years)
        year = measures.overview_year(covered, nation.year)
        ending = measures.at_end_of(measures.yearly_series(figures).points, year)
        ranked = measures.province_ranking(ending, nation.provinces)
        country = measures.printed_of_country(nation.national_balances)
        return display.national_facts(covered, ranked, country, year, nation)


def national_overviews(
    catalogue: Catalogue, year: str | None, languages: Iterable[str], out: Path, formats: Iterable[str] = FORMATS
) -> list[Job]:
    """The overview in each language; none where no province has a figure. Raises DataProblems for a year without any."""
    if not national_years(catalogue):
        return []
    if problems := year_problems(catalogue, year or ""):
        raise DataProblems(problems)
    return [
        NationalOverview(
            year=(year or "").strip(),
            language=language,
            data=catalogue.folder.resolve(),
            out=out.resolve(),
            formats=tuple(formats),
        )
        for language in languages
    ]
