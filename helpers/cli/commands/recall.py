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
            ('recall national --reason "..." --deliveries deliveries.toml', _("the national overview")),
            ("recall 20 2023 --undo --deliveries deliveries.toml", _("it was right: it goes out as a new issue")),
        ),
        _(
            "What was withdrawn is not delivered again; as soon as data or texts are corrected, the next run makes a new issue."
        ),
        _("Exit status: as run; 1 also where someone has it whom the file no longer names."),
    ),
)
@click.argument("province", metavar=_("PROVINCE"))
@click.argument("year", metavar=_("[YEAR]"), required=False)
@click.option(
    "--issue", "number", type=click.IntRange(min=1), metavar=NUMBER, help=_("Which issue (default: the last).")
)
@click.option("--reason", metavar=_("TEXT"), help=_("Why, in words that readers will see."))
@click.option("--undo", is_flag=True, help=_("Hand out again, as a new issue, what the last issue held."))
@options.data
@options.out
@options.deliveries
@options.quiet
def recall(**how) -> None:
    """See its help."""
    from helpers.cli.recalling import recall_issue

    if not (how["undo"] or (how["reason"] or "").strip()):
        raise click.UsageError(_("--reason TEXT is missing: readers are told why."))
    if how["undo"] and how["reason"]:
        raise click.UsageError(_("--undo takes no --reason: readers are told that the recall was an error."))
    options.need_deliveries(how["deliveries"])
    recall_issue(**how)
