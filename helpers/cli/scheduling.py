"""`giamngheo schedule`."""

import datetime
import os
import sysconfig
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from helpers.catalog import Catalogue, DataProblems, find_province
from helpers.cli.ending import end, open_data
from helpers.cli.handing_out import open_deliveries
from helpers.delivery.schedule.entry import Entry, entry
from helpers.delivery.schedule.schedulers import SCHEDULERS, Scheduler, chosen, entries, remove, set_up, silent, usual
from helpers.delivery.schedule.times import next_times
from helpers.delivery.secrets import from_keyring, variable
from helpers.reporting.faults import Fault, of_system
from helpers.words import gettext, user_language, write_date

_SHOWN = 3  # next times


def set_schedule(
    name: str,
    rule: str,
    provinces: Sequence[str],
    data: Path,
    out: Path,
    deliveries: Path | None,
    keeper: str | None,
    write: Path | None,
) -> None:
    """Have a scheduler keep the entry, or write its files, and say what comes of it."""
    language = user_language()
    _ = gettext(language)
    with _told():
        _folder, catalogue = open_data(data)
        plan = open_deliveries(deliveries, catalogue)  # what is wrong now would be missed at night
        paths = [path and path.absolute() for path in (data, out, deliveries)]
        wanted = entry(name, rule, _program(), _codes(provinces, catalogue), *paths, language, _now())
        if write is None:
            scheduler = chosen(keeper)
            set_up(wanted, scheduler)
            _show(scheduler, wanted)
            if hint := scheduler.hint():
                click.echo(hint)
        else:
            scheduler = SCHEDULERS[keeper] if keeper else usual()
            files = scheduler.files(wanted)
            write.mkdir(parents=True, exist_ok=True)
            for file, content in files.items():
                (write / file).write_bytes(content)
                click.echo(_("written: {path}").format(path=write / file))
            click.echo(scheduler.steps(wanted))
        if missing := [variable(secret) for secret in plan.secrets if not from_keyring(secret)]:
            click.echo(scheduler.environment(", ".join(missing)))


def show_schedules(name: str | None) -> None:
    """Print what is kept on this machine."""
    _ = gettext(user_language())
    with _told():
        _say_silent()
        found = entries(name)
        for scheduler, one in found:
            _show(scheduler, one)
        if not found:
            click.echo(_("No schedule is set on this machine."))


def remove_schedule(name: str) -> None:
    """Have nobody keep the schedule of this name."""
    _ = gettext(user_language())
    with _told():
        _say_silent()
        for scheduler in remove(name):
            click.echo(_("{name} is removed ({scheduler}).").format(name=name, scheduler=scheduler.name))


def _say_silent() -> None:
    """What of this machine could not be asked, and may keep schedules of its own."""
    _ = gettext(user_language())
    for fault in silent():
        click.echo(_("not asked, so there may be more: {reason}").format(reason=fault), err=True)


def _show(scheduler: Scheduler, one: Entry) -> None:
    language = user_language()
    _ = gettext(language)
    times = next_times(one.expressions, _now(), _SHOWN)
    written = ", ".join(f"{time:%H:%M} {write_date(time.date(), language)}" for time in times)
    click.echo(f"{one.name}: {one.rule} ({scheduler.name})")
    click.echo("  " + _("provinces: {names}").format(names=", ".join(one.provinces) or _("all")))
    click.echo("  " + _("next, in Viet Nam’s time: {times}").format(times=written))


def _codes(provinces: Sequence[str], catalogue: Catalogue) -> list[str]:
    """Codes stay what they are when names are written otherwise, and need no quotes."""
    found = [find_province(catalogue, query) for query in provinces]
    if problems := [problem for _code, own in found for problem in own]:
        raise DataProblems(problems)
    return [code for code, _own in found]


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _program() -> Path:
    """The command itself, where pip put it. Raises OSError if it is not there."""
    path = Path(sysconfig.get_path("scripts")) / ("giamngheo.exe" if os.name == "nt" else "giamngheo")
    path.stat()
    return path


@contextmanager
def _told() -> Iterator[None]:
    """End the command in words if something is wrong."""
    try:
        yield
    except (Fault, DataProblems) as error:
        end(str(error).splitlines(), status=2)
    except OSError as error:
        end([f"{error.filename}: {of_system(error)}"], status=2)
