"""`giamngheo schedule`."""

from pathlib import Path

import click

from helpers.cli import options
from helpers.cli.options import FOLDER, OPTIONS, examples, paragraphs
from helpers.cli.speaking import SpeakingGroup
from helpers.words import gettext, user_language

_ = gettext(user_language())

_KEEPERS = ("systemd", "cron", "windows")


@click.group(
    cls=SpeakingGroup,
    options_metavar=OPTIONS,
    subcommand_metavar=_("COMMAND [ARGUMENTS]..."),
    help=paragraphs(
        _("Have the operating system start `giamngheo run` at set times, in the time of Viet Nam."),
        examples(
            ("schedule set hang-thang monthly", _("on the first of each month, all provinces")),
            ("schedule set dinh-ky reporting 06 bac-ninh", _("on the programme’s reporting dates")),
            ('schedule set hang-tuan "0 7 * * 1" 06', _("each Monday at 7")),
            ("schedule show", ""),
            ("schedule remove hang-tuan", ""),
        ),
    ),
)
def schedule() -> None:
    """The group of its commands."""


@schedule.command(
    "set",
    options_metavar=OPTIONS,
    help=paragraphs(
        _("Set the schedule NAME, or set it anew: at the times of RULE, for the provinces named or for all."),
        _(
            "RULE is monthly (the 1st), quarterly (the 1st of January, April, July and October), reporting (25 May and 24 "
            "November, a week before the programme’s reports are due, and 15 December, after the yearly review), each at 7; or "
            "five cron fields between quotes: minute, hour, day, month, day of the week."
        ),
        _(
            "What is set is read back. A time that is missed as the machine is off is made up for. Exit status: 0 it is set, "
            "2 something is wrong and nothing is changed."
        ),
    ),
)
@click.argument("name", metavar=_("NAME"))
@click.argument("rule", metavar=_("RULE"))
@options.provinces
@options.data
@options.out
@click.option(
    "--deliveries",
    type=click.Path(path_type=Path),
    metavar=_("FILE"),
    help=_("Who gets what: see `giamngheo run`."),
)
@click.option(
    "--with",
    "keeper",
    type=click.Choice(_KEEPERS),
    help=_("Who keeps the schedule (default: what this machine has, systemd first)."),
)
@click.option(
    "--write",
    type=click.Path(path_type=Path),
    metavar=FOLDER,
    help=_("Only write the files into this folder, and say what to do with them."),
)
def set_command(
    name: str,
    rule: str,
    provinces: tuple[str, ...],
    data: Path,
    out: Path,
    deliveries: Path | None,
    keeper: str | None,
    write: Path | None,
) -> None:
    """See its help."""
    from helpers.cli.scheduling import set_schedule

    set_schedule(name, rule, provinces, data, out, deliveries, keeper, write)


@schedule.command(
    "show",
    options_metavar=OPTIONS,
    help=_("Show all schedules of this machine, or NAME: rule, provinces, next times, and who keeps it."),
)
@click.argument("name", required=False, metavar=_("[NAME]"))
def show(name: str | None) -> None:
    """See its help."""
    from helpers.cli.scheduling import show_schedules

    show_schedules(name)


@schedule.command(
    "remove",
    options_metavar=OPTIONS,
    help=_("Remove the schedule NAME; reports and data stay as they are."),
)
@click.argument("name", metavar=_("NAME"))
def remove(name: str) -> None:
    """See its help."""
    from helpers.cli.scheduling import remove_schedule

    remove_schedule(name)
