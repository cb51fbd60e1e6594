"""`giamngheo deliver`."""

from pathlib import Path

import click

from helpers.cli import options
from helpers.cli.options import FOLDER, command, examples, paragraphs
from helpers.words import gettext, user_language

_ = gettext(user_language())


@command(
    help=paragraphs(
        _("Hand out what stands finished and proved, without making anything."),
        examples(
            ("deliver --deliveries deliveries.toml", ""),
            ("deliver --deliveries deliveries.toml --dry-run letters", _("letters as .eml files to look at")),
            ("deliver --deliveries deliveries.toml --lost chi-lan", _("what may have arrived did not: send it again")),
        ),
        _("Exit status: as run."),
    ),
)
@options.data
@options.out
@options.deliveries
@click.option(
    "--dry-run",
    "letters",
    type=click.Path(path_type=Path),
    metavar=FOLDER,
    help=_("Send nothing; write the letters that are due into this folder."),
)
@click.option("--arrived", metavar=_("NAME"), help=_("A message to this reader that may have arrived did."))
@click.option("--lost", metavar=_("NAME"), help=_("A message to this reader that may have arrived did not."))
@options.quiet
def deliver(**how) -> None:
    """See its help."""
    from helpers.cli.delivering import deliver_ready

    options.need_deliveries(how["deliveries"])
    deliver_ready(**how)
