"""Click's own words (“Usage”, “No such option”, “default”) in the language of who runs the command.

Click takes its words from gettext's domain `messages`, in the language that the environment names. It ships no
translations, so ours (click.po) are offered there for as long as the command line is read and answered. A command
itself runs in the environment it was started in, and so do the reports it makes.
"""

import gettext
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import click

from helpers.words import user_language
from helpers.words.catalogue import compiled

CATALOGUE = Path(__file__).with_name("click.po")
_DOMAIN = "messages"
_VARIABLE = "LANGUAGE"  # gettext asks it before every other
_OUTSIDE = os.environ.get(_VARIABLE)


class SpeakingCommand(click.Command):
    """A command that runs in the environment it was started in."""

    def invoke(self, ctx: click.Context) -> object:
        """See click."""
        with _asked_for(_OUTSIDE):
            return super().invoke(ctx)


class SpeakingGroup(click.Group):
    """Commands whose usage, help and errors are in the language of who runs them."""

    command_class = SpeakingCommand

    def main(self, *args, **kwargs) -> object:
        """See click."""
        language = user_language()
        with nullcontext() if language == "en" else _translated(language):
            return super().main(*args, **kwargs)


@contextmanager
def _translated(language: str) -> Iterator[None]:
    before = gettext.bindtextdomain(_DOMAIN)
    with tempfile.TemporaryDirectory(prefix="giamngheo-words-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / language / "LC_MESSAGES" / f"{_DOMAIN}.mo"
        file.parent.mkdir(parents=True)
        file.write_bytes(compiled(CATALOGUE, language))
        gettext.bindtextdomain(_DOMAIN, folder)
        try:
            with _asked_for(language):
                yield
        finally:
            gettext.bindtextdomain(_DOMAIN, before)


@contextmanager
def _asked_for(languages: str | None) -> Iterator[None]:
    before = os.environ.get(_VARIABLE)
    _set(languages)
    try:
        yield
    finally:
        _set(before)


def _set(languages: str | None) -> None:
    if languages is None:
        os.environ.pop(_VARIABLE, None)
    else:
        os.environ[_VARIABLE] = languages
