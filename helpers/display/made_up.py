"""Whether a report carries the mark of made-up figures."""

from helpers.words.made_up import mark


def mark_of(dossier) -> str:
    """The mark of the dossier's province; empty for a real one."""
    return mark(dossier.language) if dossier.province["made_up"] else ""
