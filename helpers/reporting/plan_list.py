"""The reports of a folder as a reader looks for them: by region, province and plan, with what each tells first."""

import posixpath
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import quote

from helpers.catalog import Catalogue
from helpers.places import sort_key
from helpers.reporting.record import Record
from helpers.words import LANGUAGES
from helpers.words.place_name import place_name

EXAMPLE = "example"
_FIRST = (".html", ".pdf", ".xlsx", ".ipynb")  # what readers want most; other endings follow by name


class File(NamedTuple):
    """A file of a report: its name, its address in the folder of all reports, and its name where it is saved alone."""

    name: str
    address: str
    download: str


@dataclass
class Version:
    """A report in one language: its sentence, its rates, and its files by ending."""

    sentence: str
    figures: dict[str, str]
    rate: dict[str, str]
    files: list[tuple[str, list[File]]]


@dataclass
class Entry:
    """A plan and its reports by language. `code`: of the province; `names`: of it by language; `now`: of the province it
    became part of.

    `find`: what it is found by, field by field; `rank`: its place in dictionary order.
    """

    code: str
    names: dict[str, str]
    year: str
    years: list[int]
    number: str
    region: str
    now: dict[str, str]
    find: list[str]
    made_up: bool
    of_districts: bool
    status: str = ""
    rank: int = 0
    versions: dict[str, Version] = field(default_factory=dict)


@dataclass
class PlanList:
    """`overview`: versions by language, and its year. `regions`: (id, names by language, entries), the example last.

    `years`: all that plans cover, the latest first; `statuses`: all that a main target has.
    """

    overview: dict[str, Version]
    overview_year: str
    regions: list[tuple[str, dict[str, str], list[Entry]]]
    years: list[int]
    statuses: set[str]


def plan_list(records: list[Record], catalogue: Catalogue) -> PlanList:
    """The records of a folder, put together by plan; within a region in dictionary order and by year."""
    plans = catalogue.tables["plans"].set_index("plan_id")
    about = _Abouts(catalogue)
    overview, year, entries = {}, "", {}
    for record in records:
        language = record.parameters["language"]
        if "province" not in record.parameters:
            overview[language], year = _version(record), record.facts["year"]
            continue
        plan = record.about["plan"]
        if plan not in entries:
            entries[plan] = about.entry(record.parameters["province"], plan, plans.loc[plan])
        entries[plan].status = record.facts.get("status", "") or entries[plan].status
        entries[plan].versions[language] = _version(record)
    listed = sorted(entries.values(), key=lambda one: (sort_key(one.names["vi"]), one.years, one.year))
    for rank, entry in enumerate(listed):
        entry.rank = rank
    names = about.regions | {EXAMPLE: {}}
    grouped = [(region, names[region], [one for one in listed if one.region == region]) for region in names]
    return PlanList(
        overview,
        year,
        [group for group in grouped if group[2]],
        sorted({year for entry in listed for year in entry.years}, reverse=True),
        {entry.status for entry in listed} - {""},
    )


class _Abouts:
    """What the data say of provinces and plans beside their reports."""

    def __init__(self, catalogue: Catalogue):
        tables = catalogue.tables
        regions = tables["regions"].sort_values("position")
        self.regions = {row["region_id"]: _names(row) for row in regions.to_dict("records")}
        self._provinces = tables["provinces"].set_index("province_code").to_dict("index")
        members = tables["provinces"].groupby("successor_code").size()
        self._merged = set(members[members > 1].index)
        self._numbers = tables["sources"].drop_duplicates("source_id").set_index("source_id")["number"]
        targets = tables["targets"]
        whole = set(targets.loc[targets["scope"].ne("district"), "plan_id"])
        self._of_districts = set(targets["plan_id"]) - whole

    def entry(self, code: str, plan_id: str, plan) -> Entry:
        """The entry of a plan, yet without its reports."""
        province = self._provinces[code]
        names, made_up = _names(province), bool(province["made_up"])
        merged = province["successor_code"] in self._merged
        now = _names(province, "successor_name") if merged else {}
        number = self._numbers.get(plan["source_id"]) or ""
        region = self.regions[province["region_id"]]
        full = [place_name(name, province["type"], language) for language, name in names.items()]
        year = plan["year"].replace("-", "\N{EN DASH}")
        years = list(range(int(plan["year_from"]), int(plan["year_to"]) + 1))
        return Entry(
            code,
            names,
            year,
            years,
            number,
            EXAMPLE if made_up else province["region_id"],
            now,
            [*full, *now.values(), *([] if made_up else region.values()), year, *map(str, years), number],
            made_up,
            plan_id in self._of_districts,
        )


def _names(row: dict, column: str = "name") -> dict[str, str]:
    return {language: row[f"{column}_{language}"] for language in LANGUAGES}


def _version(record: Record) -> Version:
    facts = record.facts
    figures = facts.get("figures", {})
    return Version(facts.get("headline") or facts["story"], figures, _rate(figures), _files(record))


def _rate(figures: dict[str, str]) -> dict[str, str]:
    """`start`, `outcome` and `end` (planned) of the rate, or of the households where no rate is known; `unit` says which."""
    for unit in ("rate", "households"):
        found = {row: figures[f"{row}.{unit}"] for row in ("start", "end", "outcome") if f"{row}.{unit}" in figures}
        if found:
            return found | {"unit": unit}
    return {}


def _files(record: Record) -> list[tuple[str, list[File]]]:
    by_ending: dict[str, list[File]] = {}
    for name in sorted(record.files):
        if "/" not in name:  # of a folder within, the workbook has all
            file = File(name, quote(f"{record.folder}/{name}"), record.download(name))
            by_ending.setdefault(posixpath.splitext(name)[1], []).append(file)
    first = [ending for ending in _FIRST if ending in by_ending]
    return [(ending, by_ending[ending]) for ending in [*first, *sorted(by_ending.keys() - set(first))]]
