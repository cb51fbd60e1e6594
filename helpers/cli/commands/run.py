"""`giamngheo run`."""

import click

from helpers.cli import options
from helpers.cli.options import command, examples, paragraphs
from helpers.reporting.formats import ENGINES
from helpers.words import gettext, user_language

_ = gettext(user_language())


@command(
    help=paragraphs(
        _("Make what has changed, prove it, and deliver it: what a schedule runs."),
        examples(
            ("run", _("all reports, into reports/")),
            ("run --deliveries deliveries.toml", _("and hands out what is ready")),
            ("run 06 20 --out ../my-reports", ""),
        ),
        _(
            "What fails is told, stops nothing else, and is tried again by the next run; a report that failed is not "
            "delivered. All of it is accounted for: see status, and the folder log among the reports."
        ),
        _(
            "Exit status: 0 all done, 1 some of it, 2 nothing was tried as something is wrong from the start or another "
            "run is at work, 3 nothing of it could be done, 130 stopped by Ctrl-C."
        ),
    ),
)
@options.provinces
@options.data
@options.out
@options.deliveries
@click.option(
    "--due",
    multiple=True,
    metavar=_("CRON"),
    help=_(
        "Do nothing unless a time of this cron expression, in Viet Nam's time, has passed that is not done with; more than once for several. A time is done with when all went well, or after four runs."
    ),
)
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%dT%H:%M%z"]),
    metavar=_("TIME"),
    help=_("With --due: times up to this one do not count (as 2026-11-28T05:40Z)."),
)
@options.making
@options.quiet
@options.as_json
def run(engine: str | None, **others) -> None:
    """See its help."""
    from helpers.cli.running import run_all
    from helpers.reporting.running import FORKS

    run_all(engine=engine or ENGINES[0 if FORKS else 1], **others)
