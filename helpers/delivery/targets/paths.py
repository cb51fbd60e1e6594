"""Paths within a target: relative, with slashes, never out of its folder; and the names this room keeps for itself."""

import re
import secrets
from pathlib import PurePosixPath

from helpers.delivery.targets.faults import BadPath
from helpers.words import N_

STATE = ".giamngheo.json"
_PARTIAL = re.compile(r"\.giamngheo-[0-9a-f]{16}\.part")
# What no name on Windows may hold, wherever a share is looked at from; and servers of WebDAV cut names off at a “?”
_FORBIDDEN = re.compile(r'[\\:?*"<>|\x00-\x1f\x7f]')


def checked(path: str) -> str:
    """The path itself. Raises BadPath."""
    parts = path.split("/")
    if any(part in ("", ".", "..") or _own(part) for part in parts) or _FORBIDDEN.search(path):
        raise outside(path)
    return path


def outside(path: str) -> BadPath:
    """The fault for a path that leads out of the target's folder."""
    return BadPath(N_("“{path}” is no path within the folder of a target"), path=path)


def folder_of(path: str) -> str:
    """The folder a path lies in; empty for the target's own."""
    parent = PurePosixPath(path).parent.as_posix()
    return "" if parent == "." else parent


def joined(folder: str, name: str) -> str:
    """The path of a name in a folder, either of which may be empty."""
    return f"{folder}/{name}" if folder and name else folder or name


def partial_beside(path: str) -> str:
    """A name that none has used, in the same folder: short, as `path` may be as long as a name can be."""
    return joined(folder_of(path), f".giamngheo-{secrets.token_hex(8)}.part")


def is_partial(path: str) -> bool:
    """Whether a killed run has left it."""
    return _PARTIAL.fullmatch(PurePosixPath(path).name) is not None


def _own(part: str) -> bool:
    return part == STATE or _PARTIAL.fullmatch(part) is not None
