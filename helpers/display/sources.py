"""The list of sources at the end of a report."""

import re
from collections.abc import Iterable, Iterator, Mapping

from helpers.display.blocks import Block, Items, Paragraph, Shown, Stack, Title
from helpers.display.citation import cite
from helpers.measures.missing import known
from helpers.measures.records import records
from helpers.words import gettext, write_date


def sources_list(dossier, shown: Mapping[int, object] | None = None) -> Stack:
    """The documents and pages that the report cites, with number, date, issuer and address, and up to when they were
    published.

    `shown` is what the report's cells show, in their order (`Out` in a notebook): the list holds the sources that the
    tables, pictures and sentences since the last title name, and no other. Without it, all of the dossier.
    """
    sources = _in_order(dossier)
    if shown is not None and (told := _texts_of_report(shown.values())):
        sources = [source for source in sources if _named(source, told, dossier.language)]
    return Stack(
        _published_up_to(sources, dossier.language),
        Items([_entry(source, dossier) for source in sources], True, _parts(sources, dossier.language)),
    )


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
    return records(dossier.sources.sort_values(["date", "source_id"], na_position="last"))


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


def _parts(sources: list[dict], language: str) -> Shown:
    _ = gettext(language)
    heads = [_("No."), _("Document number"), _("Date"), _("Issuer"), _("Title"), _("Where it was read"), _("Address")]
    rows = [
        [
            str(number),
            source["number"] if known(source["number"]) else "",
            write_date(source["date"], language) if known(source["date"]) else "",
            *(source[part] if known(source[part]) else "" for part in ("issuer", "title", "read_in", "url", "note")),
        ]
        for number, source in enumerate(sources, 1)
    ]
    return Shown(_("Sources"), [*heads, _("Note")], rows)


def _texts_of_report(shown: Iterable[object]) -> str:
    """All texts of the blocks from the last title on: a notebook that is run again keeps what it showed before."""
    blocks: list[Block] = []
    for value in shown:
        if isinstance(value, Title):
            blocks.clear()
        if isinstance(value, Block):
            blocks.append(value)
    return "\n".join(text for block in blocks for text in _texts(block.data()))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            if name != "svg":
                yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def _named(source: dict, told: str, language: str) -> bool:
    """Whether a text names the source: by its number, or as it is cited."""
    if known(source["number"]):
        return re.search(rf"(?<!\w){re.escape(source['number'])}(?!\w)", told) is not None
    return cite(source, language) in told


def _published_up_to(sources: list[dict], language: str) -> Paragraph | None:
    """Until when the sources were published, as far as they are dated, and how many are not."""
    _ = gettext(language)
    dates = [source["date"] for source in sources if known(source["date"])]
    if not dates:
        return None
    # A date that ends at its month or year may mean its last day.
    last = max(dates, key=lambda date: date.ljust(len("2022-03-17"), "~"))
    undated = len(sources) - len(dates)
    pattern = {
        (True, 0): _("Figures published up to {date}."),
        (True, 1): _("Figures published up to {date}; 1 source bears no date."),
        (True, 2): _("Figures published up to {date}; {count} sources bear no date."),
        (False, 0): _("Figures published up to the year {date}."),
        (False, 1): _("Figures published up to the year {date}; 1 source bears no date."),
        (False, 2): _("Figures published up to the year {date}; {count} sources bear no date."),
    }[len(last) > len("2022"), min(undated, 2)]
    return Paragraph(pattern.format(date=write_date(last, language), count=undated))
