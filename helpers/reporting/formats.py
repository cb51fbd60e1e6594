"""What a run may be asked for, apart from all that is needed to make it."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FORMATS = ("html", "pdf", "data")
ENGINES = ("fork", "kernel")
MANIFEST = "manifest.json"
