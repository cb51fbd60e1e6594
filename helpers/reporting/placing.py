"""A finished report in its folder: whole or not at all, whenever the run is ended."""

import shutil
from pathlib import Path

from helpers.reporting.faults import Fault, of_system
from helpers.words import N_


class NotPlaced(Fault):
    """The finished report could not be written to its folder."""


def place(folder: Path, files: dict[str, bytes]) -> None:
    """Write the files, by names with slashes, beside `folder` and rename, so that a reader never meets half a report.
    Raises NotPlaced."""
    partial, former = _beside(folder)
    try:
        settle(folder)
        for name, content in files.items():
            (partial / name).parent.mkdir(parents=True, exist_ok=True)
            (partial / name).write_bytes(content)
        if folder.exists():
            folder.rename(former)
        try:
            partial.rename(folder)
        except OSError:
            former.rename(folder)
            raise
    except OSError as error:
        text = N_("{folder}: {reason}. Close the report's files if they are open.")
        if not isinstance(error, PermissionError):  # a full disk is no matter of open files
            text = N_("{path}: {reason}")
        raise NotPlaced(text, folder=folder, path=folder, reason=of_system(error)) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    shutil.rmtree(former, ignore_errors=True)


def settle(folder: Path) -> None:
    """Clear what a run that was killed while it placed this report has left: the former report goes back if there is no other."""
    partial, former = _beside(folder)
    if former.exists() and not folder.exists():
        former.rename(folder)
    for left_over in (partial, former):
        shutil.rmtree(left_over, ignore_errors=True)


def take_back(folder: Path) -> None:
    """Remove a report that has turned out to be wrong."""
    shutil.rmtree(folder, ignore_errors=True)


def _beside(folder: Path) -> tuple[Path, Path]:
    return folder.with_name(f".{folder.name}.partial"), folder.with_name(f".{folder.name}.former")
