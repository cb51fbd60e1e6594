"""`giamngheo recall`."""

import click

from helpers.cli import options
from helpers.cli.options import NUMBER, command, examples, paragraphs
from helpers.words import gettext, user_language

_ = gettext(user_language())


@command(
    help=paragraphs(
        _(
            "Withdraw an issue that was delivered: portals say so in its place, folders no longer hold it, and everyone who got it by mail is told."
        ),
        examples(
            ('recall 20 2023 --reason "..." --deliveries deliveries.toml', ""),
        ),
        _(
            "What was withdrawn is not delivered again; as soon as data or texts are corrected, the next run makes a new issue."
        ),
    ),
)
@click.argument("province", metavar=_("PROVINCE"))
@click.argument("year", metavar=_("YEAR"))
@click.option(
    "--issue", "number", type=click.IntRange(min=1), metavar=NUMBER, help=_("Which issue (default: the last).")
)
@click.option("--reason", required=True, metavar=_("TEXT"), help=_("Why, in words that readers will see."))
@options.data
@options.out
@options.deliveries
@options.quiet
def recall(**how) -> None:
    """See its help."""
    from helpers.cli.delivering import recall_issue

    recall_issue(**how)
