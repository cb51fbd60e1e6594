"""What can be wrong with a report, in words that say all a person needs.

The words are chosen where something goes wrong, and said where they are read: processes and machines that make
reports need not know the language of who started the run.
"""

import errno
from dataclasses import dataclass, field
from decimal import Decimal

from helpers.numbers import write_decimal
from helpers.words import N_, gettext, user_language

_OF_SYSTEM = {
    errno.EACCES: N_("no permission to read or write it, or another program has it open"),
    errno.EPERM: N_("no permission to read or write it, or another program has it open"),
    errno.EROFS: N_("nothing can be written there"),
    errno.ENOSPC: N_("no space is left on the disk"),
    errno.EEXIST: N_("a file of this name is there already"),
    errno.ENOTDIR: N_("a folder was expected, and a file is there"),
    errno.ENOENT: N_("no such file or folder"),
}


@dataclass(frozen=True)
class Words:
    """An English sentence marked with N_, and what its placeholders hold: texts, numbers, or Words again."""

    text: str
    details: dict = field(default_factory=dict)

    def __str__(self) -> str:
        """In the language of who runs this process."""
        return self.say(user_language())

    def say(self, language: str) -> str:
        """The sentence in `language`."""
        said = {name: _written(detail, language) for name, detail in self.details.items()}
        _ = gettext(language)
        return _(self.text).format(**said)


def _written(detail: object, language: str) -> str:
    if isinstance(detail, Words):
        return detail.say(language)
    return write_decimal(detail, language) if isinstance(detail, int | Decimal) else str(detail)


class Fault(Exception):
    """A report can not be made, or is not right. Subclasses stand where they are raised."""

    def __init__(self, text: str, /, **details):
        """See Words."""
        super().__init__(text)
        self.words = Words(text, details)

    def __str__(self) -> str:
        return str(self.words)


def of_system(error: OSError) -> Words:
    """Why the system refused to read or write: in our words where it is a usual reason, or in the system's own."""
    return Words(_OF_SYSTEM.get(error.errno) or "{words}", {"words": error.strerror or str(error)})
