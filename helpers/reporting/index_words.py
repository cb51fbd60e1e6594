"""The words of the page that lists the reports, each in both languages, as the page holds both at once."""

from helpers.words import LANGUAGES, gettext
from helpers.words.made_up import mark
from helpers.words.verdicts import STATUSES, status_name


def page_words() -> dict[str, dict[str, str]]:
    """What stands in the page itself, by name and language."""
    return _by_name(_page)


def script_words() -> dict[str, dict[str, dict[str, str]]]:
    """What the page's script writes, by language: its own `words`, and the names of `figures` and of `statuses`."""
    return {
        language: {
            "words": _script(language),
            "figures": figure_names(language),
            "statuses": status_names(language),
        }
        for language in LANGUAGES
    }


def _name(status: str, language: str) -> str:
    """A verdict in words. There may be none on the main target of a plan that has an outcome: it may set none."""
    _ = gettext(language)
    return _("no verdict") if status == "not_measured" else status_name(status, language)


def statuses(known: set[str]) -> dict[str, dict[str, str]]:
    """The names by language of the statuses that are `known`, in their order."""
    return {
        status: {language: _begun(_name(status, language)) for language in LANGUAGES}
        for status in STATUSES
        if status in known
    }


def overview_name(language: str) -> str:
    """What the list calls the overview of all provinces."""
    _ = gettext(language)
    return _("National overview")


def _by_name(words) -> dict[str, dict[str, str]]:
    told = {language: words(language) for language in LANGUAGES}
    return {name: {language: told[language][name] for language in LANGUAGES} for name in told["en"]}


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _page(language: str) -> dict[str, str]:
    _ = gettext(language)
    return {
        "title": _("Poverty-reduction reports"),
        "lead": _("One report for each plan of a province. Every file opens without a network."),
        "overview": overview_name(language),
        "read": _("Read"),
        "notebook": _("Notebook"),
        "only_other": _("Only in another language:"),
        "rate": _("Poverty rate, whole country"),
        "households": _("Poor households, whole country"),
        "with_figure": _("Provinces with final figures"),
        "list": _("Reports by province"),
        "find": _("Find"),
        "find_hint": _("Province or its code, region, year or plan number; accents are optional"),
        "year": _("Year"),
        "all_years": _("All years"),
        "region": _("Region"),
        "all_regions": _("All regions"),
        "group": _("Group by"),
        "by_result": _("Result"),
        "by_name": _("Name, A to Z"),
        "result": _("Result of the main target"),
        "all_results": _("All results"),
        "reset": _("Show all"),
        "none": _("No report fits. Try fewer words, or another year."),
        "example": _("Example province"),
        "of_districts": _("District targets only"),
        "now": _("now part of the new {province}"),
        "planned": _("planned {figure}"),
        "only_planned": _("planned; no outcome yet"),
        "only_start": _("start of the plan"),
        "to": _("to"),
        "count": _("{figure} households"),
        "mark": mark(language),
    }


def _script(language: str) -> dict[str, str]:
    _ = gettext(language)
    return {
        "shown": _("Reports shown: {shown} of {all}"),
        "all_by_name": _("All, A to Z"),
        "no_result": _("Without a result"),
        "last_changed": _("Last changes: {time}"),
        "checked": _("Checked last: {time}"),
        "never_changed": _("No change has been recorded yet"),
        "new": _("New"),
        "figures": _("Figures changed"),
        "again": _("Made again, key figures unchanged"),
        "removed": _("No longer listed"),
        "failed": _("Failed"),
        "withdrawn": _("Withdrawn, not to be used"),
        "number": _("issue {number}"),
        "stands": _("The earlier report still stands."),
        "no_report": _("There is no report of it now."),
        "status": _("result"),
    }


def status_names(language: str) -> dict[str, str]:
    """What the verdicts on a plan's main target are called."""
    return {status: _name(status, language) for status in STATUSES}


def figure_names(language: str) -> dict[str, str]:
    """What the key figures of a report are called where they stand alone, by their name in its facts."""
    _ = gettext(language)
    return {
        "start.households": _("poor households at the start"),
        "start.rate": _("poverty rate at the start (%)"),
        "reduction.households": _("planned reduction, households"),
        "reduction.rate": _("planned reduction (percentage points)"),
        "end.households": _("planned poor households at the end"),
        "end.rate": _("planned poverty rate at the end (%)"),
        "outcome.households": _("poor households, outcome"),
        "outcome.rate": _("poverty rate, outcome (%)"),
        "provinces": _("provinces"),
        "with_figure": _("provinces with final figures"),
        "with_both": _("provinces with both number and rate"),
        "provisional": _("provinces with provisional figures only"),
        "country.poor_households": _("poor households, whole country"),
        "country.near_poor_households": _("near-poor households, whole country"),
        "country.poverty_rate": _("poverty rate, whole country (%)"),
        "country.near_poor_rate": _("near-poor rate, whole country (%)"),
        "country.multidimensional_rate": _("poor and near-poor rate, whole country (%)"),
        "highest": _("highest rate of a province (%)"),
        "lowest": _("lowest rate of a province (%)"),
    }
