"""What several commands say and take in the same words."""

from functools import partial
from pathlib import Path

import click

from helpers.cli.speaking import SpeakingCommand
from helpers.reporting.formats import ENGINES, ROOT
from helpers.words import LANGUAGES, gettext, user_language

_ = gettext(user_language())

FOLDER, NUMBER, OPTIONS = _("FOLDER"), _("NUMBER"), _("[OPTIONS]")

command = partial(click.command, cls=SpeakingCommand, options_metavar=OPTIONS)


def examples(*lines: tuple[str, str]) -> str:
    """A paragraph of help that click leaves as it is: command lines, and what each is for."""
    width = max((len(line) for line, meaning in lines if meaning), default=0)
    return "\n".join(["\b", *(f"giamngheo {line:<{width}}  {meaning}".rstrip() for line, meaning in lines)])


def paragraphs(*texts: str) -> str:
    """A help text of several paragraphs."""
    return "\n\n".join(texts)


def _folder(name: str, default: Path, told: str):
    return click.option(name, type=click.Path(path_type=Path), default=default, metavar=FOLDER, help=told)


data = _folder("--data", ROOT / "data", _("Data folder with a datapackage.json (default: the project's data)."))
out = _folder("--out", ROOT / "reports", _("Where reports go (default: the project's reports)."))
deliveries = click.option(
    "--deliveries",
    type=click.Path(path_type=Path),
    metavar=_("FILE"),
    help=_("File that says who gets what, as reports/deliveries.example.toml (without it, nothing is delivered)."),
)


def need_deliveries(file: Path | None) -> None:
    """Raise UsageError where a command that hands out does not know to whom."""
    if file is None:
        raise click.UsageError(_("--deliveries FILE is missing: it says who gets what."))


lang = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=user_language,
    show_default=_("that of these messages"),
    help=_("Language."),
)
provinces = click.argument("provinces", nargs=-1, metavar=_("[PROVINCE]..."))
quiet = click.option("--quiet", is_flag=True, help=_("Say only what failed."))
as_json = click.option(
    "--json", "as_json", is_flag=True, help=_("One JSON object a line on standard output, for programs.")
)
_MAKING = (
    click.option(
        "--jobs",
        "workers",
        type=click.IntRange(min=1),
        metavar=NUMBER,
        help=_("Reports made at once (default: one a processor core)."),
    ),
    click.option(
        "--cluster", metavar=_("ADDRESS"), help=_("Make the reports on this Dask cluster, as in tcp://host:8786.")
    ),
    click.option(
        "--engine", type=click.Choice(ENGINES), help=_("How notebooks are run (default: fork where the system can).")
    ),
    click.option(
        "--timeout",
        "seconds",
        type=click.FloatRange(min=1),
        default=600,
        show_default=True,
        metavar=NUMBER,
        help=_("Seconds a report may take."),
    ),
    click.option(
        "--memory",
        "megabytes",
        type=click.IntRange(min=1024),
        default=4096,
        show_default=True,
        metavar=NUMBER,
        help=_("Megabytes it may take."),
    ),
)


def making(function):
    """The options on how reports are made: `workers`, `cluster`, `engine`, `seconds`, `megabytes`."""
    for option in reversed(_MAKING):
        function = option(function)
    return function
