"""Writing files so that they appear whole or not at all, and are never put in place under an open program."""

import os
from collections.abc import Mapping
from pathlib import Path

from helpers.words import gettext


class FileInUse(OSError):
    """A file can not be replaced, because another program has it open."""


def write_whole(files: Mapping[Path, bytes], language: str) -> None:
    """Write every file beside its place, and only when all are written rename each into place.

    Raises FileInUse, before anything is replaced, if one of them is open in a spreadsheet program.
    """
    partial = {path: path.with_name(f".{path.name}.partial") for path in files}
    for path in files:
        _refuse_open(path, language)
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            partial[path].write_bytes(content)
        for path in files:
            _refuse_open(path, language)
        for path in files:
            os.replace(partial[path], path)
    except PermissionError as error:
        raise _in_use(Path(error.filename or ""), language) from error
    finally:
        for path in partial.values():
            path.unlink(missing_ok=True)


def _refuse_open(path: Path, language: str) -> None:
    """Excel and LibreOffice leave a file beside an open one; on Windows they also keep others from writing to it."""
    beside = (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#"))
    if any(lock.exists() for lock in beside):
        raise _in_use(path, language)
    if path.exists():
        try:
            path.open("r+b").close()
        except PermissionError as error:
            raise _in_use(path, language) from error


def _in_use(path: Path, language: str) -> FileInUse:
    _ = gettext(language)
    return FileInUse(
        _(
            "{file} can not be replaced: it is open in another program, or may not be written. Close it in Excel or LibreOffice, then run the cell again. No file was changed."
        ).format(file=path.as_posix())
    )
