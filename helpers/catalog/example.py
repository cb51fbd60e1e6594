"""How the example province, whose figures are all made up, is kept apart from real ones by name."""

from helpers.places import slug

EXAMPLE = "example/"  # the folder, inside the data folder, of the files that hold its rows
_SAID = "so-lieu-gia-dinh"  # «số liệu giả định», made-up figures


def folder_name(name_vi: str, made_up: bool) -> str:
    """A province as a folder name: `bac-kan`; that of the example says what it is: `vi-du-so-lieu-gia-dinh`."""
    return f"{slug(name_vi)}-{_SAID}" if made_up else slug(name_vi)


def file_stem(made_up: bool) -> str:
    """What the files of a report are called, without ending: `report`; those of the example say what they hold."""
    return f"report-{_SAID}" if made_up else "report"
