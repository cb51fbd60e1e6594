"""The manifest of a reports folder: from which inputs and code each report was made, and what came out."""

import datetime
import hashlib
import json
import platform
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from helpers.catalog.example import EXAMPLE
from helpers.reporting.files import write_whole
from helpers.reporting.job import ROOT
from helpers.reporting.render import Outcome

MANIFEST = "manifest.json"
_PACKAGES = ("giamngheo", "jupyterlab", "pandas", "matplotlib", "papermill", "nbconvert", "typst")


def update_manifest(out: Path, outcomes: Iterable[Outcome], now: datetime.datetime) -> list[dict]:
    """Enter the finished reports in `out`/manifest.json beside the earlier ones that still stand; returns all entries."""
    entries = {entry["folder"]: entry for entry in read_manifest(out)}
    for outcome in outcomes:
        if not outcome.failure:
            entry = _entry(outcome, out, now)
            entries[entry["folder"]] = entry
    kept = [entries[folder] for folder in sorted(entries) if (out / folder).is_dir()]
    write_whole(out / MANIFEST, json.dumps({"reports": kept}, ensure_ascii=False, indent=1) + "\n")
    return kept


def read_manifest(out: Path) -> list[dict]:
    """The entries of `out`/manifest.json; none if there is no manifest yet."""
    path = out / MANIFEST
    return json.loads(path.read_text(encoding="utf-8"))["reports"] if path.exists() else []


def _entry(outcome: Outcome, out: Path, now: datetime.datetime) -> dict:
    job = outcome.job
    folders = (job.data, job.data / EXAMPLE)
    inputs = sorted(path for folder in folders for path in folder.glob("*") if path.suffix in (".csv", ".json"))
    code = [
        job.notebook,
        *sorted(path for path in (ROOT / "helpers").rglob("*") if path.is_file() and "__pycache__" not in path.parts),
    ]
    return {
        "folder": job.folder.relative_to(out).as_posix(),
        "parameters": job.parameters,
        **job.about,
        "rendered_at": now.isoformat(timespec="seconds"),
        "facts": outcome.facts,
        "files": {name: {"sha256": digest, "bytes": size} for name, (digest, size) in sorted(outcome.files.items())},
        "inputs": {path.relative_to(job.data).as_posix(): _sha256(path) for path in inputs},
        "code": {path.relative_to(ROOT).as_posix(): _sha256(path) for path in code},
        "versions": {"python": platform.python_version()} | {package: version(package) for package in _PACKAGES},
    }


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
