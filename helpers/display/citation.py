"""How a report names its sources: by the document's number, date and issuer."""

from collections.abc import Iterable

import pandas as pd

from helpers.measures.missing import known
from helpers.words import gettext, write_date


def cite(source: pd.Series, language: str) -> str:
    """One source in short: `Kế hoạch số 166/KH-UBND, 17/03/2022, Ủy ban nhân dân tỉnh Bắc Kạn`; what has no number by
    its title in quotation marks, so that it can stand in a sentence."""
    parts = [_document(source["number"], language) if known(source["number"]) else _quoted(source["title"])]
    if known(source["date"]):
        parts.append(write_date(source["date"], language))
    parts.append(source["issuer"])
    return ", ".join(parts)


def _quoted(title: str) -> str:
    return "“" + title.replace("“", "‘").replace("”", "’") + "”"


def _document(number: str, language: str) -> str:
    """A document's number with the kind of document that its letters stand for (Decree 30/2020/NĐ-CP, Appendix III)."""
    _ = gettext(language)
    kinds = {
        "/KH-": _("Plan {number}"),
        "/QĐ-": _("Decision {number}"),
        "/NĐ-": _("Decree {number}"),
        "/QH": _("Resolution {number}"),
    }
    return next((kind for letters, kind in kinds.items() if letters in number), "{number}").format(number=number)


def source_line(dossier, source_ids: Iterable[object]) -> str:
    """The line under a table or picture that names where its figures come from; empty if they come from nowhere."""
    _ = gettext(dossier.language)
    distinct = dict.fromkeys(one for one in source_ids if known(one) and one)
    cited = [cite(dossier.sources.loc[one], dossier.language) for one in distinct]
    return _("Source: {sources}.").format(sources="; ".join(cited)) if cited else ""
