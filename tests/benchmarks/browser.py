"""The browser that the user's and the competent way print with: the one that the browser tests find."""

import functools
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import find_browser, is_root

_LAUNCH = "from playwright.sync_api import sync_playwright as p; p().start().chromium.launch(headless=True)"
_MISSING = re.compile(r"Executable doesn't exist at (.+)")


class NoBrowser(RuntimeError):
    """There is no browser to print with."""


@functools.cache
def browser() -> str:
    """The path of a Chromium-family browser. GIAMNGHEO_BROWSER names one. Raises NoBrowser."""
    path = os.environ.get("GIAMNGHEO_BROWSER") or find_browser()
    if not path or not Path(path).is_file():
        raise NoBrowser("No Chromium, Chrome or Edge found. Name one with GIAMNGHEO_BROWSER.")
    return path


def arguments() -> list[str]:
    """What the browser is started with."""
    return ["--no-sandbox"] if sys.platform == "linux" and is_root() else []


def environment_for_nbconvert(folder: Path) -> dict[str, str]:
    """The environment in which nbconvert's webpdf finds the browser: it looks only where playwright installs its own.

    Where that one is missing, a link to the system's browser stands for it in `folder`.
    """
    environment = dict(os.environ)
    if expected := _missing(environment):
        environment["PLAYWRIGHT_BROWSERS_PATH"] = str(folder.resolve())
        link = Path(_missing(environment))
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(browser())
        if expected := _missing(environment):
            raise NoBrowser(f"nbconvert will not find a browser at {expected}")
    return environment


def _missing(environment: dict[str, str]) -> str:
    """Where playwright looks for its browser and finds none; empty if it finds it."""
    tried = subprocess.run(
        [sys.executable, "-c", _LAUNCH], env=environment, capture_output=True, text=True, timeout=120
    )
    found = _MISSING.search(tried.stderr)
    return found[1].strip() if found else ""
