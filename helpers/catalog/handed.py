"""Tables that have been read already, handed to a notebook's process so that it does not read them again.

So all reports of a run are made from one reading of the data, whatever is written to the folder meanwhile.
"""

import pickle
from dataclasses import replace
from pathlib import Path

from helpers.catalog.catalogue import Catalogue

_taken: dict[Path, Catalogue] = {}


def hand_over(catalogue: Catalogue, file: Path) -> None:
    """Write `catalogue` to `file`, for `take` in another process of this user."""
    file.write_bytes(pickle.dumps(replace(catalogue)))  # its tables alone


def take(given: Catalogue | str, folder: str) -> None:
    """From now on `open_catalogue` of this process gives this catalogue, or that in this file, for `folder`."""
    _taken[Path(folder).resolve()] = given if isinstance(given, Catalogue) else pickle.loads(Path(given).read_bytes())


def taken(folder: Path) -> Catalogue | None:
    """The catalogue that was handed over for `folder`, if one was."""
    return _taken.get(folder.resolve())
