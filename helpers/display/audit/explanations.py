"""Why a printed figure is not the computed one: the rules of the audit as sentences."""

from helpers.display.audit.checks import check_name
from helpers.display.audit.figures import cell_name, column_name, source_label, written
from helpers.display.naming import in_sentence, sentence
from helpers.measures.audit.rounding import places
from helpers.measures.missing import known
from helpers.words import gettext


def explanation(finding: dict, tables: dict, language: str, *, in_data: bool = False) -> str:
    """The sentence, or sentences, that a reader needs to judge the finding.

    Other figures that may be the wrong one are named by what they are of, or, for who keeps the data, `in_data` by
    file, line and column.
    """
    if finding["rule"] == "none":
        return _unexplained(finding, tables, language, in_data)
    details = finding["details"]
    said = _sentences(finding, language)[finding["rule"]]
    places = {
        "source": source_label(details.get("source_id"), tables, language),
        "other": written(finding["computed"], language),
        "households": written(details.get("households"), language),
        "denominators": written(details.get("denominators"), language),
        "limits": written(details.get("limits"), language),
        "before": written(details.get("before"), language),
        "year": details.get("year") or "",
        "status": _status(details.get("status"), language),
        "other_status": _status(details.get("other_status"), language),
        "from_standard": _standard(details.get("from"), tables),
        "to_standard": _standard(details.get("to"), tables),
    }
    told = [_implied(finding, language), said.format(**places)]
    if "{source}" not in said and known(details.get("source_id")) and details["source_id"] != finding["source_id"]:
        told.append(_other_source(details["source_id"], tables, language))
    return " ".join(filter(None, told))


def _implied(finding: dict, language: str) -> str:
    """What a number of households that no source prints follows from."""
    _ = gettext(language)
    if finding["check"] != "years.households" or finding["details"]["printed"]:
        return ""
    return _("{printed} {figure} are printed with their rate: that implies {computed} households in all.").format(
        printed=written(finding["printed"], language),
        figure=column_name(finding["column"], language),
        computed=written(finding["computed"], language),
    )


def _other_source(source_id: str, tables: dict, language: str) -> str:
    _ = gettext(language)
    return _("The other source: {source}.").format(source=source_label(source_id, tables, language))


def rule_name(rule: str, language: str) -> str:
    """A rule in two or three words, for headings and counts."""
    _ = gettext(language)
    return {
        "assigned_rate": _("assigned rate"),
        "printed_minus_printed": _("difference of printed figures"),
        "sum_of_printed": _("each rounded on its own"),
        "truncation": _("decimals cut off"),
        "double_rounding": _("rounded twice"),
        "fewer_decimals": _("fewer decimals"),
        "other_denominator": _("other number of households"),
        "groups_overlap": _("groups overlap"),
        "stated_loosely": _("stated as “over” or “about”"),
        "preliminary": _("not final"),
        "restated_base": _("restated base"),
        "known_difference": _("printed so"),
        "one_decimal": _("one decimal"),
        "yearly_average": _("average over years"),
        "households_jump": _("jump in households"),
        "other_standard": _("other standard"),
        "other_boundaries": _("other territory"),
        "none": _("none"),
    }[rule]


def _sentences(finding: dict, language: str) -> dict[str, str]:
    _ = gettext(language)
    follows = finding["check"].startswith("plan_text")
    return {
        "assigned_rate": _("The reduction is assigned to the district and the number of households follows from it."),
        "printed_minus_printed": _("It is one printed figure less another, both rounded before."),
        "sum_of_printed": _("Each of the rates was rounded on its own, which leaves this difference."),
        "truncation": _("A figure that it is made of shows fewer decimals: they were cut off, not rounded.")
        if finding["check"] in ("balance.multidimensional_sum", "outcome.fall")
        else _("Decimals were cut off, not rounded."),
        "double_rounding": _("It was rounded twice: first to more decimals, then to these."),
        "fewer_decimals": _("It is the figure of {source}, rounded to fewer decimals.")
        if _coarser(finding)
        else _("It is the figure that {source} gives rounded to fewer decimals."),
        "other_denominator": _other_denominator(finding, language),
        "groups_overlap": _("A household can belong to several groups, so “other” can be anything in {limits}."),
        "stated_loosely": _(
            "The source states a figure as “over”, “under” or “about”; they do not contradict each other."
        ),
        "preliminary": _("Its status is “{status}”, that of {other} is “{other_status}” ({source})."),
        "restated_base": _(
            "{source} gives {other} for the end of the year before: this figure starts from another, restated base. The list of poor households is reviewed month by month, so the two need not be equal."
        )
        if not follows
        else _("The plan counts from another start than {source}, from which {other} would follow."),
        "known_difference": _("The document itself prints it so."),
        "one_decimal": _("Right, but printed with fewer decimals than the rates beside it."),
        "yearly_average": _("The text asks for an average over years, which a single year need not reach."),
        "households_jump": _(
            "At the end of {year} there were {before} households: more change than births and removals bring. The denominators may count different things."
        ),
        "other_standard": _(
            "Earlier figures were measured by the {from_standard}, these by the {to_standard}; the two are not comparable."
        ),
        "other_boundaries": _(
            "Earlier figures are of the territory before 1 July 2025, these of the territory since then; the two are not comparable."
        ),
    }


def _coarser(finding: dict) -> bool:
    """Whether the finding's figure is the one with fewer decimals of two prints of a rate."""
    return finding["rule"] == "fewer_decimals" and places(finding["printed"]) < places(finding["computed"])


def _other_denominator(finding: dict, language: str) -> str:
    _ = gettext(language)
    elsewhere = finding["details"].get("households")
    if finding["check"].startswith("plan_text"):
        return (
            _("It is a share of another number of households: {denominators}, not {households} ({source}).")
            if elsewhere
            else _("The plan counts on another number of households than the published rate ({source}).")
        )
    return (
        _("It is a share of {households} households, a number printed for another time; {denominators} would give it.")
        if elsewhere
        else _("The rates of the row are shares of {denominators} households, not of the number printed beside them.")
    )


def _unexplained(finding: dict, tables: dict, language: str, in_data: bool) -> str:
    _ = gettext(language)
    broken = finding["details"].get("broken", ())
    said = [_("No rule of rounding, status or denominator explains it.")]
    names = dict.fromkeys(check_name(one["check"], language) for one in broken)
    said.append(_("These checks fail: {checks}.").format(checks="; ".join(names)))
    if finding["check"] == "sources.agree":
        said.append(_other_source(finding["details"]["source_id"], tables, language))
    if finding["details"].get("denominators"):
        interval = written(finding["details"]["denominators"], language)
        said.append(_("{denominators} households would give the printed rate.").format(denominators=interval))
    total = finding["details"].get("total")
    if total is not None:
        said.append(
            _(
                "{source} gives {households} households in all: the other counts and rates fit that, this one does not."
            ).format(source=source_label(total[1], tables, language), households=written(total[0], language))
        )
    for count, rate, interval in finding["details"].get("intervals", ()):
        said.append(
            _("{count} and {rate} give {denominators} households.").format(
                count=sentence(column_name(count, language)),
                rate=column_name(rate, language),
                denominators=written(interval, language),
            )
        )
    others = finding["cells"][1:]
    if others:
        named = [
            f"{cell.file}:{cell.row} {cell.column}" if in_data else cell_name(cell, finding, tables, language)
            for cell in others
        ]
        listed = named[:_SHOWN]
        more = _(" and {count} more").format(count=len(others) - _SHOWN) if len(others) > _SHOWN else ""
        said.append(_("The wrong figure may also be: {cells}.").format(cells="; ".join(listed) + more))
    return " ".join(said)


_SHOWN = 3


def _status(status: str | None, language: str) -> str:
    _ = gettext(language)
    return {
        "plan": _("plan"),
        "estimate": _("estimate"),
        "preliminary": _("preliminary"),
        "approved": _("approved"),
        "published": _("published"),
        None: "",
    }[status]


def _standard(standard_id: str | None, tables: dict) -> str:
    standards = tables["standards"]
    found = standards.loc[standards["standard_id"] == standard_id, "name"]
    return in_sentence(str(found.iloc[0])) if len(found) else str(standard_id or "")
