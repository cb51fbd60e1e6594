"""The command behind `make bench`: measures, prints the tables and writes them to RESULTS.md."""

import datetime
import sys
import tempfile
from pathlib import Path

import click

from . import browser, machine, results, summary
from .provinces import write_provinces
from .rounds import Counts, Task, run_long, run_round
from .watching import Failed

RESULTS = Path(__file__).with_name("RESULTS.md")
_QUICK = (1, Counts(user=1, competent=4, floor=5, ours=15))
_FULL = (3, Counts(user=4, competent=10, floor=63, ours=63))


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--quick", is_flag=True, help="One round with few reports, to see that all works; writes no RESULTS.md.")
@click.option("--rounds", type=click.IntRange(min=1), help="How many times each way is measured (default: 3).")
@click.option("--reports", type=click.IntRange(min=15), help="Of how many provinces (default: 63).")
@click.option("--long", "long_run", is_flag=True, help="Also memory over 1,000 reports in one run.")
@click.option(
    "--results",
    "results_",
    type=click.Path(path_type=Path),
    help="Where the page goes (default: tests/benchmarks/RESULTS.md).",
)
def main(quick: bool, rounds: int | None, reports: int | None, long_run: bool, results_: Path | None) -> None:
    """Measure three ways to the reports of 63 provinces, and the floor below them, side by side."""
    times, counts = _QUICK if quick else _FULL
    if reports:
        counts = counts._replace(ours=reports, floor=min(counts.floor, reports))
    try:
        page = _measured(rounds or times, counts, long_run)
    except (Failed, browser.NoBrowser) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    click.echo(page)
    where = results_ or (None if quick else RESULTS)
    if where:
        where.write_text(page, encoding="utf-8", newline="\n")


def _measured(times: int, counts: Counts, long_run: bool) -> str:
    with tempfile.TemporaryDirectory(prefix="giamngheo-bench-") as name:
        folder = Path(name)
        about = machine.describe(browser.browser())
        env = browser.environment_for_nbconvert(folder / "browsers")
        provinces = write_provinces(folder / "data", counts.ours)
        task = Task(folder / "data", provinces, counts, env)
        done = []
        for number in range(1, times + 1):
            done.append(run_round(task, folder, lambda what, number=number: _say(f"round {number} of {times}: {what}")))
        long = None
        if long_run:
            _say("memory over 1,000 reports")
            (folder / "long").mkdir()
            long = run_long(folder / "long")
    reached = summary.targets(done, counts, long)
    today = datetime.datetime.now(datetime.UTC).date()
    return results.markdown(today, about, counts, summary.ways(done, counts), reached, done, long)


def _say(what: str) -> None:
    click.echo(f"{datetime.datetime.now():%H:%M:%S}  {what}", err=True)


if __name__ == "__main__":
    main()
