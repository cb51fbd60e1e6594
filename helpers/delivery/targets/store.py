"""What every kind of target can do; each operation is given the seconds it may last, and raises TimeoutError after them."""

from collections.abc import Iterable
from typing import Protocol


class Store(Protocol):
    """A connection to a target. Paths are relative to the target's folder, with slashes.

    whole: what is written appears at once with its last byte, so that it need not be written beside and moved.
    """

    whole: bool

    def sizes(self, folders: Iterable[str], seconds: float) -> dict[str, int]:
        """Bytes of every file that lies directly in one of these folders, by path; a folder that is missing has none."""

    def read(self, path: str, seconds: float) -> bytes | None:
        """What stands there, or None."""

    def write(self, path: str, content: bytes, seconds: float) -> None:
        """Write it, and the folders above that are missing."""

    def move(self, old: str, new: str, seconds: float) -> None:
        """Rename a file, over one that stands there."""

    def remove(self, path: str, seconds: float) -> None:
        """Remove a file, if it is there."""

    def prune(self, folder: str, seconds: float) -> None:
        """Remove a folder if it is empty, where that can be done without a risk for what is in it."""

    def clear(self, paths: Iterable[str], seconds: float) -> None:
        """Give up what a killed run has begun to send to these paths and what no listing shows."""

    def close(self) -> None:
        """End the connection, without waiting."""
