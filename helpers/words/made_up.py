"""The words that every page of the example province's reports carries, so that no figure of it is taken for real."""

from helpers.words.catalogue import LANGUAGES, gettext


def mark(language: str) -> str:
    """The mark of every page: made-up figures, the example province."""
    _ = gettext(language)
    return _("MADE-UP FIGURES — example province, not real data")


def title_mark(language: str) -> str:
    """What the title of a report adds to itself."""
    _ = gettext(language)
    return _("made-up figures")


def marks() -> list[str]:
    """The mark in every language: what no report of a real province may say."""
    return [mark(language) for language in LANGUAGES]
