"""How a report names its sources: by the document's number, date and issuer."""

from collections.abc import Iterable

import pandas as pd

from helpers.measures.missing import known
from helpers.words import gettext, write_date


def cite(source: pd.Series, language: str) -> str:
    """One source in short: `166/KH-UBND, 17/03/2022, UBND tỉnh Bắc Kạn`."""
    parts = [source["number"] if known(source["number"]) else source["title"]]
    if known(source["date"]):
        parts.append(write_date(source["date"], language))
    parts.append(source["issuer"])
    return ", ".join(parts)


def source_line(dossier, source_ids: Iterable[object]) -> str:
    """The line under a table or picture that names where its figures come from; empty if they come from nowhere."""
    _ = gettext(dossier.language)
    distinct = dict.fromkeys(one for one in source_ids if known(one) and one)
    cited = [cite(dossier.sources.loc[one], dossier.language) for one in distinct]
    return _("Source: {sources}.").format(sources="; ".join(cited)) if cited else ""
