"""The grid of the 63 provinces: where its tiles stand, and what it is."""

from helpers.measures.records import records
from helpers.words import gettext

KEYS_AT = (9, 1)  # where the grid leaves room for the meaning of its shades


def placed(nation) -> list[dict]:
    """The provinces that have a place in the grid."""
    return records(nation.provinces.dropna(subset=["tile_row", "tile_column"]))


def grid_note(language: str) -> str:
    """What a grid of tiles is and is not."""
    _ = gettext(language)
    return _(
        "A schematic grid, not a map: each tile stands for a whole province with all its districts, island districts included."
    )
