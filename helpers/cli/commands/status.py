"""`giamngheo status`."""

from helpers.cli import options
from helpers.cli.options import command, paragraphs
from helpers.words import gettext, user_language

_ = gettext(user_language())


@command(
    help=paragraphs(
        _(
            "Show how things stand: the last run, each report (when made, from which data, proved or why not, its issue), and what each recipient has."
        ),
        _("Exit status: 0 all is well, 1 something waits for a person or the next run, 2 there has been no run."),
    ),
)
@options.provinces
@options.data
@options.out
@options.as_json
def status(**how) -> None:
    """See its help."""
    from helpers.cli.standing import show_standing

    show_standing(**how)
