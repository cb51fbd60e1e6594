"""`giamngheo list`."""

from pathlib import Path

from helpers.cli import options
from helpers.cli.options import command
from helpers.words import gettext, user_language

_ = gettext(user_language())


@command(
    "list",
    help=_("List the province-years that have data. The example province is marked as made up."),
)
@options.data
def list_command(data: Path) -> None:
    """See its help."""
    from helpers.cli.listing import list_plans

    list_plans(data)
