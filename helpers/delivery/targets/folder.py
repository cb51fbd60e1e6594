"""A folder or a mounted share.

Not through fsspec: its local files are renamed by shutil.move, which copies over what stands there on Windows.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from helpers.delivery.targets.paths import outside
from helpers.delivery.targets.patience import within


class Folder:
    """See Store. The folder itself is made if it is missing, the one above it is not: a share may not be mounted."""

    whole = False

    def __init__(self, root: str):
        self._root = Path(root)

    def sizes(self, folders: Iterable[str], seconds: float) -> dict[str, int]:
        return within(seconds, lambda: dict(item for folder in folders for item in self._sizes(folder)))

    def read(self, path: str, seconds: float) -> bytes | None:
        def work() -> bytes | None:
            try:
                return (self._root / path).read_bytes()
            except FileNotFoundError:
                return None

        return within(seconds, work)

    def write(self, path: str, content: bytes, seconds: float) -> None:
        within(seconds, lambda: self._write(self._root / path, content))

    def move(self, old: str, new: str, seconds: float) -> None:
        within(seconds, lambda: os.replace(self._root / old, self._root / new))

    def remove(self, path: str, seconds: float) -> None:
        within(seconds, lambda: (self._root / path).unlink(missing_ok=True))

    def prune(self, folder: str, seconds: float) -> None:
        with suppress(OSError):
            within(seconds, lambda: (self._root / folder).rmdir())

    def clear(self, paths: Iterable[str], seconds: float) -> None:
        pass

    def close(self) -> None:
        pass

    def _sizes(self, folder: str) -> list[tuple[str, int]]:
        try:
            with os.scandir(self._root / folder) as entries:
                files = [(entry.name, entry.stat().st_size) for entry in entries if entry.is_file()]
        except (FileNotFoundError, NotADirectoryError):
            return []
        return [(f"{folder}/{name}" if folder else name, size) for name, size in files]

    def _write(self, path: Path, content: bytes) -> None:
        if not self._root.is_dir():
            self._root.mkdir()
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.parent.resolve().is_relative_to(self._root.resolve()):
            raise outside(path.parent.as_posix())  # by a link that somebody laid there
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
