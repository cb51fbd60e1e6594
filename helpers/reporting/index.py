"""The page that lists the reports of a folder, in both languages, for a browser without a network."""

from pathlib import Path

from helpers.catalog import Catalogue
from helpers.reporting.files import write_whole
from helpers.reporting.index_words import page_words, script_words, statuses
from helpers.reporting.last_run import LAST_RUN
from helpers.reporting.plan_list import plan_list
from helpers.reporting.record import Record
from helpers.reporting.templating import TEMPLATES, template
from helpers.words import LANGUAGES, OWN_NAMES

INDEX = "index.html"


def write_index(out: Path, records: list[Record], catalogue: Catalogue) -> None:
    """`out`/index.html from the records of its reports."""
    write_whole(out / INDEX, index_page(records, catalogue))


def index_page(records: list[Record], catalogue: Catalogue, last_run: str = LAST_RUN) -> str:
    """The list of the reports of these records: the national overview first, then plans by region, the example last and
    marked as made up. A plan whose targets are all for districts is marked.

    The page searches and filters itself, and shows beside what stands in it only what the script `last_run` tells. The
    same reports give the same bytes.
    """
    listed = plan_list(records, catalogue)
    return template("index.html.j2").render(
        listed=listed,
        languages=LANGUAGES,
        own_name=OWN_NAMES,
        words=page_words(),
        told=script_words(),
        statuses=statuses(listed.statuses),
        last_run=last_run,
        styles=[_text("giamngheo/report.css"), _text("portal.css")],
        script=_text("portal.js"),
    )


def _text(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")
