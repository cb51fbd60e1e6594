"""The `giamngheo` command: a thin face over the rooms.

Each command imports what it needs when it is called, so that none waits for what only another needs.
"""

import io
import os
import sys

import click

from helpers.cli.commands.check import check
from helpers.cli.commands.count import count
from helpers.cli.commands.deliver import deliver
from helpers.cli.commands.list_plans import list_command
from helpers.cli.commands.recall import recall
from helpers.cli.commands.render import render
from helpers.cli.commands.run import run
from helpers.cli.commands.schedule import schedule
from helpers.cli.commands.status import status
from helpers.cli.options import OPTIONS, examples, paragraphs
from helpers.cli.speaking import SpeakingGroup
from helpers.words import LANGUAGES, gettext, user_language
from helpers.words.user import VARIABLE

_ = gettext(user_language())


_HELP = {"help_option_names": ["-h", "--help"]}


@click.group(
    cls=SpeakingGroup,
    context_settings=_HELP,
    options_metavar=OPTIONS,
    subcommand_metavar=_("COMMAND [ARGUMENTS]..."),
    help=paragraphs(
        _("Poverty-reduction reports by province: from published figures to proved HTML and PDF, and data."),
        examples(
            ("list", _("what can be rendered")),
            ("render", _("everything, in both languages")),
            ('render "Bắc Kạn" --year 2022 --lang vi', ""),
            ("check", _("whether the figures agree with each other")),
            ("count --help", _("review tables from a register of households")),
            ("run --deliveries deliveries.toml", _("what changed, proved and handed out")),
            ("schedule --help", _("runs at set times, without a person")),
        ),
        _("Messages are in Vietnamese or English, as the system is; GIAMNGHEO_LANG=vi or en chooses."),
    ),
)
@click.version_option(
    package_name="giamngheo",
    message=_("%(prog)s, version %(version)s"),
    help=_("Show the version and exit."),
)
def main() -> None:
    """The group of all commands."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Windows writes to files and pipes in an old code page otherwise
            stream.reconfigure(encoding="utf-8")
    if (named := os.environ.get(VARIABLE, "")) not in ("", *LANGUAGES):
        expected = " / ".join(LANGUAGES)
        raise click.UsageError(
            _("the environment variable {variable} is “{found}”; expected {expected}.").format(
                variable=VARIABLE, found=named, expected=expected
            )
        )


for one in (list_command, render, run, deliver, recall, status, schedule, check, count):
    main.add_command(one)
