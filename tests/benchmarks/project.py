"""Where in the project stands what is measured."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
NOTEBOOK = ROOT / "notebooks" / "province_report.ipynb"
