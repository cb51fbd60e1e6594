"""The manifest of a reports folder: every finished report with its parameters, facts and files, for programs."""

import json
from pathlib import Path

from helpers.reporting.files import write_whole
from helpers.reporting.formats import MANIFEST
from helpers.reporting.record import Record

_NEEDED = {"folder", "parameters", "facts", "files"}


def read_manifest(out: Path) -> list[dict]:
    """What write_manifest wrote, an entry a report; none where there is no manifest or it is not one of this version's."""
    try:
        entries = json.loads((out / MANIFEST).read_bytes())["reports"]
        return [entry for entry in entries if entry.keys() >= _NEEDED]
    except (FileNotFoundError, ValueError, TypeError, KeyError, AttributeError):
        return []


def write_manifest(out: Path, records: list[Record]) -> None:
    """`out`/manifest.json from the records of all its reports. The same reports give the same bytes."""
    listed = [
        {"folder": record.folder, "parameters": record.parameters, **record.about, "facts": record.facts}
        | {"files": record.files}  # what each is made from stands in its own record
        for record in records
    ]
    write_whole(out / MANIFEST, json.dumps({"reports": listed}, ensure_ascii=False, indent=1) + "\n")
