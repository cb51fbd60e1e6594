"""The head of the report."""

from helpers.display.blocks import Title
from helpers.display.citation import cite
from helpers.display.made_up import mark_of
from helpers.display.naming import place_name, report_title
from helpers.measures.missing import known
from helpers.words import first_day, gettext, write_date


def title(dossier) -> Title:
    """Title, plan and standard. The national header of administrative documents (Decree 30/2020/NĐ-CP, Appendix I)
    stands above it only where data/issuers.csv names the body that issues this province's reports; the mark of made-up
    figures only where the province is the example."""
    _ = gettext(dossier.language)
    language = dossier.language
    plan = dossier.sources.loc[dossier.plan["source_id"]]
    # Of a plan known only from a page about it, the plan's own title says what the page's would not.
    if plan["kind"] == "plan":
        lines = [_("Based on {plan}").format(plan=cite(plan, language))]
    else:
        lines = [_("Plan: {title}").format(title=dossier.plan["title"])]
    if known(plan["read_in"]):
        lines.append(_("Plan read in: {place}").format(place=plan["read_in"]))
    law = cite(dossier.sources.loc[dossier.standard["source_id"]], language)
    first = dossier.standard["data_year_from"]
    lines.append(_("Poverty standard: {law}; figures from {year} on").format(law=law, year=first))
    if dossier.province["merged"]:
        lines.append(
            _("Territory: the province as it was until {date}; since then part of the new {successor}").format(
                date=write_date(dossier.province["valid_to"], language),
                successor=place_name(dossier.province["successor_name"], dossier.province["successor_type"], language),
            )
        )
    date = as_of(dossier)
    words = page_words(dossier)
    issuer = None
    if dossier.issuer is not None:
        issuer = {"parent": dossier.issuer["parent"], "body": dossier.issuer["body"]}
        # The day is for the hand that signs: a report made from the same data must be the same file.
        words["dateline"] = _("{place}, day … month … year …").format(place=dossier.issuer["place"])
    return Title(
        report_title(dossier), lines, language, first_day(date).isoformat(), issuer, words, mark=mark_of(dossier)
    )


def page_words(dossier) -> dict:
    """What stands around the text of every report in its language."""
    _ = gettext(dossier.language)
    return {
        "nation": _("SOCIALIST REPUBLIC OF VIET NAM"),
        "motto": _("Independence - Freedom - Happiness"),
        "dateline": "",
        "contents": _("Contents"),
        "page": _("Page {page}/{pages}"),
        "notes": _("Notes: at the end of this table, p. {page}"),
    }


def as_of(dossier) -> str:
    """The ISO date of the latest source in the dossier: the file's date, so that equal input gives equal output."""
    return max((date for date in dossier.sources["date"] if known(date)), key=first_day)
