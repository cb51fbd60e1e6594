"""The list of sources at the end of a report."""

from collections.abc import Iterable

from helpers.display.blocks import Items
from helpers.display.citation import cite
from helpers.measures.missing import known
from helpers.words import gettext


def sources_list(dossier) -> Items:
    """Every document and page that the report's figures stand in, with its number, date, issuer and address."""
    return Items([_entry(source, dossier) for source in _in_order(dossier)], numbered=True)


def source_number(dossier, source_id: str) -> int:
    """The number of a source in the list at the end."""
    return 1 + [source["source_id"] for source in _in_order(dossier)].index(source_id)


def numbered_sources(dossier, source_ids: Iterable[object]) -> str:
    """The line under a picture that rests on many sources: their numbers in the list at the end; empty for none."""
    _ = gettext(dossier.language)
    numbers = sorted({source_number(dossier, one) for one in source_ids if known(one) and one})
    listed = ", ".join(f"[{number}]" for number in numbers)
    return _("Sources, by their numbers in the list at the end: {numbers}.").format(numbers=listed) if numbers else ""


def _in_order(dossier) -> list[dict]:
    return dossier.sources.sort_values(["date", "source_id"], na_position="last").to_dict("records")


def _entry(source: dict, dossier) -> str:
    _ = gettext(dossier.language)
    parts = [cite(source, dossier.language)]
    if known(source["number"]):
        parts.append(source["title"])
    if known(source["read_in"]):
        parts.append(_("Read in: {place}").format(place=source["read_in"]))
    if known(source["url"]):
        parts.append(source["url"])
    if known(source["note"]):
        parts.append(source["note"])
    return ". ".join(part.rstrip(".") for part in parts) + "."
