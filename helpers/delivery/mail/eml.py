"""Messages as files to open and look at, in the place of sending them."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from helpers.delivery.mail.letter import Letter
from helpers.delivery.mail.message import compose
from helpers.delivery.mail.server import Server

_UNUSUAL = re.compile(r"[^\w.@+-]")


def write_eml(letters: Iterable[Letter], server: Server, folder: Path) -> list[Path]:
    """An `.eml` for each letter in `folder`, named by its recipient's address; all of them, or none.

    One of the same name from an earlier run is replaced. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    partials: dict[Path, Path] = {}
    try:
        for letter in letters:
            path = _free(folder, _UNUSUAL.sub("_", letter.recipient.address), partials)
            partials[path] = path.with_name(f".{path.name}.partial")
            partials[path].write_bytes(compose(letter, server))
        for path, partial in partials.items():
            os.replace(partial, path)
    finally:
        for partial in partials.values():
            partial.unlink(missing_ok=True)
    return list(partials)


def _free(folder: Path, name: str, taken: Iterable[Path]) -> Path:
    """A name that no other letter of this run has, on systems too for which capitals are the same."""
    names = {path.name.casefold() for path in taken}
    number, path = 1, folder / f"{name}.eml"
    while path.name.casefold() in names:
        number += 1
        path = folder / f"{name} ({number}).eml"
    return path
