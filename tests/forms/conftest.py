"""LibreOffice, which computes and prints finished workbooks; and the plans that are written."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from helpers import catalog
from helpers.measures import plan_variants
from tests.conftest import is_root, ran

DATA = Path(__file__).parents[2] / "data"
RATES = {"huyện nghèo": "4,00", "thành phố": "0,19", "còn lại": "2,50"}
SKIPPED = pytest.StashKey[str]()
ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{locale}</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def find_office():
    candidates = [*map(shutil.which, ("soffice", "libreoffice")), *ELSEWHERE]
    return next((str(path) for path in candidates if path and Path(path).is_file()), None)


def install_office():
    """Try once to get the spreadsheet program: as root on Debian the system's."""
    if is_root() and shutil.which("apt-get"):
        install = ("apt-get", "install", "-y", "--no-install-recommends", "libreoffice-calc")
        ran(*install) or (ran("apt-get", "update") and ran(*install))
    return find_office()


class Office:
    """LibreOffice with a profile of its own, in which every formula is computed when a file is opened."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def convert(self, files, form, locale="en-US"):
        """The files as converted to `form`, in their order."""
        profile, out = self.folder / f"profile-{locale}", self.folder / f"{locale}-{form.partition(':')[0]}"
        (profile / "user").mkdir(parents=True, exist_ok=True)
        (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS.format(locale=locale), encoding="utf-8")
        command = [self.program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", form]
        done = subprocess.run([*command, "--outdir", out, *files], capture_output=True, text=True, timeout=240)
        made = [out / f"{Path(file).stem}.{form.partition(':')[0]}" for file in files]
        assert all(path.is_file() for path in made), done.stderr + done.stdout
        return made


@pytest.fixture(scope="session")
def office(pytestconfig, tmp_path_factory):
    """LibreOffice. GIAMNGHEO_SOFFICE names its program, or is `none` to skip these tests."""
    named = os.environ.get("GIAMNGHEO_SOFFICE", "")
    if named and named != "none":
        assert Path(named).is_file(), f"GIAMNGHEO_SOFFICE names no file: {named}"
    program = None if named == "none" else named or find_office() or install_office()
    if program is None:
        why = "GIAMNGHEO_SOFFICE is none" if named else "LibreOffice was not found, and could not be installed"
        reason = pytestconfig.stash[SKIPPED] = f"SPREADSHEET TESTS SKIPPED: {why}"
        pytest.skip(reason)
    return Office(program, tmp_path_factory.mktemp("office"))


def pytest_terminal_summary(terminalreporter, config):
    if reason := config.stash.get(SKIPPED, None):
        terminalreporter.section("spreadsheets", sep="!", red=True, bold=True)
        terminalreporter.line(reason, red=True, bold=True)


class Plan:
    """A dossier, what is asked of its plan, and the district table of it."""

    def __init__(self, province, year, language, rates, reach, distribution):
        self.dossier = catalog.load_baseline(province, year, language, DATA)
        request = catalog.read_request(self.dossier, rates, reach, distribution)
        self.asked = request.variants["A"]
        self.table = plan_variants(self.dossier.baselines, request.variants)["A"]


@cache
def _plan(province, year, language, rates, reach, distribution):
    return Plan(province, year, language, dict(rates), reach, distribution)


@pytest.fixture(scope="session")
def plan():
    def get(province="06", year="2022", language="vi", rates=RATES, reach=None, distribution="rates"):
        return _plan(province, year, language, tuple(rates.items()), reach, distribution)

    return get
