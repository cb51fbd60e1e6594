"""What the files of an issue hold when they leave: as they stand, but for notebooks and for links that would lead nowhere."""

from pathlib import Path

from helpers.delivery.handout.clean_notebook import clean_notebook
from helpers.reporting.companions import without_links
from helpers.reporting.faults import Fault
from helpers.reporting.files import sha256
from helpers.words import N_

_OTHER_OUTSIDE = {".ipynb", ".html"}


class Changed(Fault):
    """A file is not the one that was proved."""


def leaves_as_it_stands(path: str, linked: bool) -> bool:
    """Whether the file leaves byte for byte. `linked`: it goes where all its companions go."""
    ending = Path(path).suffix
    return ending not in _OTHER_OUTSIDE or (linked and ending == ".html")


def content(file: Path, digest: str, linked: bool = False) -> bytes:
    """What of `file` leaves, whose sha256 was recorded as `digest`. Raises Changed where it is another by now."""
    try:
        found = file.read_bytes()
    except OSError:
        found = b""
    if sha256(found) != digest:
        raise Changed(N_("{path} is not the file that was proved; run again"), path=file)
    if leaves_as_it_stands(file.name, linked):
        return found
    return (clean_notebook if file.suffix == ".ipynb" else without_links)(found.decode()).encode()
