"""Which files a notebook reads, so that a report is made again when one of them has changed."""

import os
import sys
import sysconfig
import tempfile
from importlib.util import source_from_cache
from pathlib import Path

# Not what a report is made from but what it is made with: packages, the system, and what programs keep for themselves.
_WITH = (sys.prefix, sys.base_prefix, *sysconfig.get_paths().values(), "/dev", "/etc", "/proc", "/sys", "/usr")
_CACHES = ("XDG_CACHE_HOME", "MPLCONFIGDIR")  # where these are not set, caches lie in hidden folders


def note_reads(log: str) -> None:
    """Write the path of every file that this process opens to read from now on to the file `log`, one a line.

    Files that Python opens are seen, so all that pandas, csv, json and pathlib read; not what compiled code opens by
    itself. For as long as the process lives: Python has no way to take an audit hook back (PEP 578).
    """
    lines = open(log, "a", encoding="utf-8", newline="\n", buffering=1)  # noqa: SIM115 — open as long as the process
    seen: set[str] = set()

    def hook(event: str, arguments: tuple) -> None:
        if event != "open" or not isinstance(arguments[0], str | bytes | os.PathLike):
            return
        path, mode, flags = arguments
        writes = (mode and "r" not in mode) or (isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR))
        path = os.fsdecode(path)
        if not writes and path not in seen and "\n" not in path:
            seen.add(path)
            lines.write(os.path.abspath(path) + "\n")

    sys.addaudithook(hook)


def noted_reads(log: Path, but: tuple[Path, ...]) -> list[Path]:
    """The files named in `log` that are there, without packages, hidden and temporary files, and what lies in `but`.

    A module that Python took from its cache counts as the file it was compiled from.
    """
    if not log.exists():
        return []
    named = {_source(Path(line)) for line in log.read_text(encoding="utf-8").splitlines()}
    caches = filter(None, map(os.environ.get, _CACHES))
    apart = [Path(os.path.realpath(path)) for path in (*_WITH, tempfile.gettempdir(), *caches, *but)]
    return sorted(
        path
        for path in named
        if path.is_file()
        and not any(part.startswith(".") or part.endswith("-info") for part in path.parts)
        and not any(Path(os.path.realpath(path)).is_relative_to(folder) for folder in apart)
    )


def _source(path: Path) -> Path:
    return Path(source_from_cache(str(path))) if path.parent.name == "__pycache__" and path.suffix == ".pyc" else path
