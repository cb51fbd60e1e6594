"""An office of one machine: data of two provinces, reports, a file of deliveries, and the command on them."""

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from helpers.cli import main
from helpers.reporting.formats import ROOT

KEPT = {"lang-son-2023", "soc-trang-2024"}
LANG_SON, SOC_TRANG = "20", "94"
# A shell that runs the tests in the background has them ignore Ctrl-C.
PROGRAM = """
import signal
from helpers.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main(prog_name="giamngheo")
"""


@dataclass
class Office:
    folder: Path

    @property
    def data(self):
        return self.folder / "data"

    @property
    def out(self):
        return self.folder / "reports"

    @property
    def share(self):
        return self.folder / "share"

    @property
    def deliveries(self):
        return self.folder / "deliveries.toml"

    def words(self, command, *words, out=None):
        return [command, *map(str, words), "--data", str(self.data), "--out", str(out or self.out)]

    def run(self, command, *words, out=None):
        """How the command ended and what it printed; in this process, which has loaded all of it."""
        return CliRunner().invoke(main, self.words(command, *words, out=out), prog_name="giamngheo")

    def hand(self, *words):
        """As `run`, of a run on Lạng Sơn that delivers."""
        return self.run("run", LANG_SON, "--deliveries", self.deliveries, *words)

    def start(self, command, *words, before=(), program=PROGRAM, **environment):
        """The command as a process of its own, for who ends it from outside."""
        return subprocess.Popen(
            [*before, sys.executable, "-c", program, *self.words(command, *words)],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )

    def deliver_to(self, *entries):
        self.deliveries.write_text("\n".join(entries), encoding="utf-8")

    def correct(self, rate):
        """Another rate of Lạng Sơn at the end of 2023 arrives."""
        change(self.data / "balances.csv", _of_lang_son, poverty_rate=rate)

    def spoil(self):
        self.correct("sáu")

    def ask(self, statement):
        """Rows of the ledger."""
        with sqlite3.connect(self.out / ".ledger.sqlite3") as base:
            return base.execute(statement).fetchall()

    def log(self):
        """What the log for programs tells."""
        lines = "".join(path.read_text(encoding="utf-8") for path in sorted((self.out / "log").glob("*.jsonl")))
        return [json.loads(line) for line in lines.splitlines()]

    def log_text(self):
        return "".join(path.read_text(encoding="utf-8") for path in sorted((self.out / "log").glob("*.log")))

    def events(self, name):
        return [one for one in self.log() if one["event"] == name]


def folder(name, path):
    return f'[[to]]\nname = "{name}"\nfolder = "{path}"\nprovinces = ["20"]\nlanguages = ["vi"]\nformats = ["html"]\n'


def mail(port, **other):
    told = {"server": "127.0.0.1", "port": port, "security": "none", "from": "Văn phòng <vp@tinh.example>"} | other
    return "[mail]\n" + "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in told.items())


def reader(name):
    return f'[[to]]\nname = "{name}"\nmail = "{name} <{name}@tinh.example>"\nprovinces = ["20"]\nformats = ["html"]\n'


def change(path, which, **cells):
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in filter(which, rows):
        row |= cells
    write(path, rows, list(rows[0]))


def spoil_soc_trang(office):
    """Its rates are words."""
    change(office.data / "balances.csv", lambda row: row["province_code"] == SOC_TRANG, poverty_rate="bảy")


def write(path, rows, columns):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def furnish(office):
    """The data that two provinces need."""
    shutil.copytree(
        ROOT / "data", office.data, ignore=shutil.ignore_patterns("example", "*.py", "makers", "__pycache__")
    )
    for path in office.data.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        if rows and "plan_id" in rows[0]:
            write(path, [row for row in rows if row["plan_id"] in KEPT], list(rows[0]))


def _of_lang_son(row):
    return (row["province_code"], row["year"], row["point"]) == (LANG_SON, "2023", "end") and not row["district_code"]
