"""The results as Markdown: the targets, the ways, the sizes, every round, and the machine."""

import datetime
from collections.abc import Iterable, Sequence

from .made_up import YEAR
from .rounds import ENDINGS, Counts, Round
from .summary import OURS, Target, Way, efficiency, growth
from .watching import Run

_QUIET = 0.1  # the share of the processors that other programs may take
_ASKED = 63  # reports
_VERDICTS = {True: "met", False: "**not met**", None: "not measured"}
_HOW = """\
All ways make the same reports from `notebooks/province_report.ipynb` and one data folder: of {ours} provinces whose plan
covers {year}, the shipped ones and, to fill up, made-up ones (`tests/benchmarks/provinces.py`). They run in turn, in
rounds (here {rounds}); figures are medians of the rounds, ratios are taken within a round.

- **A**, {user} reports one after the other: `papermill`, then `jupyter nbconvert --to html` and `--to webpdf`. The
  reports share no start-up, so the time of all is that of these, multiplied.
- **B**, {competent} reports, start included: papermill called from Python in a pool of two processes, each with one exporter and
  one browser. The time of all adds the further reports at the rate of the later ones.
- **C**, all {ours}, from a cold start: `giamngheo render --lang vi --jobs 2`, with HTML, PDF, proof, manifest and index.
- **Floor**, {floor} reports in one warm process: the data read once, the notebook's steps run as plain Python, HTML and PDF
  drawn from the blocks; no kernel, no notebook file, no proof. Only processor time is compared.
- Processor time is that of all processes of a command. Memory is the proportional share of all of them, looked at
  twice a second. Two-core efficiency: one job's time over two jobs', as a share of what two independent Python
  processes gain, measured in the same round."""


def markdown(
    made: datetime.date,
    machine: dict[str, str],
    counts: Counts,
    measured: Sequence[Way],
    reached: Sequence[Target],
    rounds: Sequence[Round],
    long: Run | None,
) -> str:
    """The whole page."""
    how = _HOW.format(year=YEAR, rounds=len(rounds), **counts._asdict())
    parts = [
        f"# How fast: {counts.ours} province reports, HTML and PDF",
        f"Measured on {made.isoformat()} by `make bench`, which writes this page.",
        *_warnings(rounds, counts),
        targets_table(reached),
        "## The ways",
        ways_table(measured),
        "## Memory",
        _memory(rounds, long, counts.ours),
        "## Size of a report",
        _sizes(rounds),
        "## Every round",
        _rounds(rounds, counts),
        "## How it is measured",
        how,
        "## Machine",
        _table(["", ""], machine.items()),
    ]
    return "\n\n".join(parts) + "\n"


def _warnings(rounds: Sequence[Round], counts: Counts) -> list[str]:
    """What must be said of a machine that did other work meanwhile, and of too few reports."""
    warnings = []
    if (most := max(one.others for one in rounds)) > _QUIET:
        warnings.append(
            f"**Not a quiet machine:** other programs took up to {most:.0%} of its processors, so these figures say little."
        )
    if counts.ours < _ASKED:
        warnings.append(
            f"**Only {counts.ours} reports** where {_ASKED} are asked for: the start weighs more, and so do the "
            "shipped provinces, whose reports are smaller than what A makes. This shows that all works, no more."
        )
    return warnings


def targets_table(reached: Sequence[Target]) -> str:
    """A row a target."""
    rows = [
        [target.asked, "–" if target.measured is None else _figure(target.measured, target.unit), _VERDICTS[target.met]]
        for target in reached
    ]
    return _table(["Target", "Measured", ""], rows)


def ways_table(measured: Sequence[Way]) -> str:
    """A row a way; the last column says how many times as long as ours it takes."""
    ours = next(way.wall for way in measured if way.name == OURS)
    rows = [
        [
            way.name,
            str(way.measured),
            _or_none(way.wall, ".3f"),
            _or_none(way.wall_of_all, ".1f"),
            f"{way.cpu:.3f}",
            _or_none(way.peak and way.peak / 1e6, ".0f"),
            _or_none(way.wall and way.wall / ours, ".1f"),
        ]
        for way in measured
    ]
    heads = ["Way", "Reports measured", "s a report", "s for all", "CPU s a report", "Peak memory, MB", "Times C"]
    return _table(heads, rows)


def _memory(rounds: Sequence[Round], long: Run | None, reports: int) -> str:
    runs = [(f"{reports} reports, round {number}", one.ours) for number, one in enumerate(rounds, 1)]
    runs += [("1,000 small reports", long)] if long else []
    rows = []
    for name, run in runs:
        grown = growth(run.memory)
        rows.append([name, f"{run.peak / 1e6:.0f}", "–" if grown is None else f"{grown:+.1%}", f"{run.wall:.1f}"])
    return _table(["Run of C", "Peak, MB", "Second quarter to last", "s"], rows)


def _sizes(rounds: Sequence[Round]) -> str:
    sizes = rounds[-1].sizes
    rows = [[way, *(f"{of[ending] / 1000:.0f}" for ending in ENDINGS)] for way, of in sizes.items()]
    return _table(["Median, kB", *ENDINGS], rows)


def _rounds(rounds: Sequence[Round], counts: Counts) -> str:
    rows = [
        [
            str(number),
            f"{one.user.wall / counts.user:.2f}",
            f"{one.competent.wall / counts.competent:.2f}",
            f"{one.ours.wall / counts.ours:.3f}",
            _or_none(one.ours.first, ".2f"),
            f"{one.unchanged.wall:.2f}",
            f"{one.ours_alone.wall / counts.ours:.3f}",
            f"{one.ours_alone.cpu / counts.ours:.3f}",
            f"{sum(one.floor) / len(one.floor):.3f}",
            f"{one.gain:.2f}",
            f"{efficiency(one):.2f}",
            f"{one.others:.0%}",
        ]
        for number, one in enumerate(rounds, 1)
    ]
    heads = ["Round", "A s", "B s", "C s", "First, s", "Unchanged, s", "C one job s", "its CPU s", "Floor CPU s"]
    return _table([*heads, "Second core", "Efficiency", "Other programs"], rows)


def _figure(value: float, unit: str) -> str:
    shown = f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"
    return f"{shown} {unit}" if unit in ("s", "%") else f"{shown}{unit}"


def _or_none(value: float | None, how: str) -> str:
    return "–" if value is None else format(value, how)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
