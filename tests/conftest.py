"""For all tests: reports rendered once, and a real browser, without a network, for looking at finished pages."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

from helpers import catalog
from helpers.reporting.companions import linked
from helpers.reporting.formats import ROOT
from helpers.reporting.index import write_index
from helpers.reporting.jobs import jobs
from helpers.reporting.manifest import write_manifest
from helpers.reporting.record import read_records
from helpers.words import LANGUAGES
from helpers.words.user import VARIABLE
from tests.reports import EXAMPLE, FROM_THE_PRESS, OVERVIEW, PLANS, PROVINCES, Rendered, Report, key, render_all

REPORTS = [*PROVINCES, *((*OVERVIEW, language) for language in LANGUAGES)]

os.environ[VARIABLE] = "en"  # tests speak English, whatever machine they run on; those that do not, say so

# Every run tries other examples, so few of each are enough; HYPOTHESIS_PROFILE=thorough tries many.
settings.register_profile("quick", max_examples=30)
settings.register_profile("thorough", max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

SKIPPED = pytest.StashKey[str]()
INSTALL_SECONDS = 300
ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge")
MAC_PLACES = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_PLACES = (
    r"Microsoft\Edge\Application\msedge.exe",
    r"Google\Chrome\Application\chrome.exe",
    r"Chromium\Application\chrome.exe",
)


@pytest.fixture(scope="session")
def rendered(tmp_path_factory):
    """The reports that tests look at, made once by the functions that the command calls."""
    out = tmp_path_factory.mktemp("reports")
    catalogue = catalog.read(ROOT / "data")
    shown = {*PLANS, *EXAMPLE, *FROM_THE_PRESS, OVERVIEW}
    wanted = [job for job in jobs(catalogue, (), None, LANGUAGES, out) if key(job)[:2] in shown]
    outcomes = render_all(wanted)
    records = [linked(out, record) for record in read_records(out)]
    write_manifest(out, records)
    write_index(out, records, catalogue)
    reports = {key(one.job): Report(one) for one in outcomes}
    return Rendered(out, outcomes, reports)


@pytest.fixture(params=REPORTS, ids="-".join)
def report(request, rendered):
    """Each report in turn, the national overview in both languages last."""
    return rendered.reports[request.param]


@pytest.fixture(params=PLANS, ids="-".join)
def pair(request, rendered):
    """The Vietnamese and the English report of each plan in turn."""
    return tuple(rendered.reports[*request.param, language] for language in ("vi", "en"))


@pytest.fixture(params=[*PLANS, OVERVIEW], ids="-".join)
def twins(request, rendered):
    """As `pair`, and then the national overview."""
    return tuple(rendered.reports[*request.param, language] for language in ("vi", "en"))


@pytest.fixture
def run(tmp_path):
    """The `giamngheo` command with these words, from a folder outside the project: how it ended and what it printed.

    `environment` changes variables of the environment; None takes one out of it.
    """
    command = [sys.executable, "-c", "from helpers.cli import main; main(prog_name='giamngheo')"]

    def ran(*words, environment=()):
        changed = os.environ | {"PYTHONUTF8": "1"} | dict(environment)
        return subprocess.run(
            [*command, *map(str, words)],
            cwd=tmp_path,
            env={name: value for name, value in changed.items() if value is not None},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=INSTALL_SECONDS,
        )

    return ran


def playwrights_own():
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def usual_places():
    if sys.platform == "darwin":
        return [root / place for root in (Path("/Applications"), Path.home() / "Applications") for place in MAC_PLACES]
    if sys.platform == "win32":
        roots = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
        return [Path(root) / place for root in roots if root for place in WINDOWS_PLACES]
    return []


def find_browser():
    candidates = [playwrights_own(), *map(shutil.which, ON_PATH), *usual_places()]
    return next((str(path) for path in candidates if path and Path(path).is_file()), None)


def is_root():
    return hasattr(os, "geteuid") and os.geteuid() == 0


def ran(*command):
    """Whether the command ended well, and in time."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, timeout=INSTALL_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def install_browser():
    """Try once to get a browser: playwright's own, or as root on Debian the system's."""
    if ran(sys.executable, "-m", "playwright", "install", "chromium") and (path := find_browser()):
        return path
    if is_root() and shutil.which("apt-get"):
        ran("apt-get", "install", "-y", "chromium") or (
            ran("apt-get", "update") and ran("apt-get", "install", "-y", "chromium")
        )
    return find_browser()


@pytest.fixture(scope="session")
def browser_path(pytestconfig):
    """Path of a Chromium-family browser. GIAMNGHEO_BROWSER names one, or is `none` to skip these tests."""
    named = os.environ.get("GIAMNGHEO_BROWSER", "")
    if named and named != "none":
        assert Path(named).is_file(), f"GIAMNGHEO_BROWSER names no file: {named}"
        return named
    path = None if named == "none" else find_browser() or install_browser()
    if path is None:
        why = "GIAMNGHEO_BROWSER is none" if named else "no Chromium, Chrome or Edge found, and none could be installed"
        reason = pytestconfig.stash[SKIPPED] = f"BROWSER TESTS SKIPPED: {why}"
        pytest.skip(reason)
    return path


@pytest.fixture(scope="module")
def browser(browser_path):
    """A headless browser. While it is open, Playwright's event loop keeps asyncio.run() from starting in this thread."""
    quiet = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    args = [*quiet, "--no-first-run"]
    if sys.platform == "linux" and is_root():
        args.append("--no-sandbox")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path, headless=True, args=args)
        yield chromium
        chromium.close()


@pytest.fixture
def offline_page(browser):
    """A fresh page without a network; `page.requests_seen` lists what it asked for beyond file: and data:."""
    context = browser.new_context(offline=True)
    seen = []
    context.on("request", lambda request: request.url.startswith(("file:", "data:")) or seen.append(request.url))
    page = context.new_page()
    page.requests_seen = seen
    yield page
    context.close()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Workers take whole files, and one of them all that looks at rendered reports: these are made only once.

    What uses the browser is marked, and comes last: see `browser`.
    """
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "browser_path" in fixtures:
            item.add_marker("browser")
        together = "rendered" if "rendered" in fixtures else item.nodeid.partition("::")[0]
        item.add_marker(pytest.mark.xdist_group(together))
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


def pytest_terminal_summary(terminalreporter, config):
    if reason := config.stash.get(SKIPPED, None):
        terminalreporter.section("browser", sep="!", red=True, bold=True)
        terminalreporter.line(reason, red=True, bold=True)
