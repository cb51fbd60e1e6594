"""Files of a run: how they are told apart, and how they appear whole or not at all."""

import hashlib
import os
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write `text` beside `path` and rename it into place."""
    partial = path.with_name(f".{path.name}.partial")
    partial.write_text(text, encoding="utf-8", newline="\n")
    os.replace(partial, path)


def sha256(content: bytes) -> str:
    """The fingerprint by which contents are told apart everywhere in this room."""
    return hashlib.sha256(content).hexdigest()
