"""What one recipient is told and given."""

import re
from dataclasses import dataclass
from pathlib import Path

from helpers.delivery.mail.mailbox import Mailbox
from helpers.delivery.mail.one_line import file_name, one_line

_MESSAGE_ID = re.compile(r"<[!-;=?A-~]+@[!-;=?A-~]+>")
_MEDIA_TYPE = re.compile(r"[a-z0-9.+-]+/[a-z0-9.+-]+")


def _flatten(thing: object, *names: str) -> None:
    for name in names:
        object.__setattr__(thing, name, one_line(str(getattr(thing, name))))


@dataclass(frozen=True, eq=False)
class Attachment:
    """A file of a report: its content as bytes, or where it is read when the message is made."""

    name: str
    content: bytes | Path
    media_type: str

    def __post_init__(self):
        object.__setattr__(self, "name", file_name(self.name))
        if not _MEDIA_TYPE.fullmatch(self.media_type):
            raise ValueError(self.media_type)

    @property
    def size(self) -> int:
        """In bytes. Raises OSError where the file can not be read."""
        return self.content.stat().st_size if isinstance(self.content, Path) else len(self.content)

    def read(self) -> bytes:
        """The content. Raises OSError."""
        return self.content.read_bytes() if isinstance(self.content, Path) else self.content


@dataclass(frozen=True)
class Finished:
    """An issue of a report. `changes`: ready sentences in the letter's language on figures that the issue `before` had
    otherwise, the last one that the recipient has, 0 for none. `confirms`: that one was recalled, and was right. `link`:
    where this report can be read, empty where it stands nowhere."""

    province: str
    year: str
    language: str
    issue: int
    changes: tuple[str, ...] = ()
    files: tuple[Attachment, ...] = ()
    link: str = ""
    before: int = 0
    confirms: bool = False

    def __post_init__(self):
        _flatten(self, "province", "year", "link")
        object.__setattr__(self, "changes", tuple(one_line(change) for change in self.changes))


@dataclass(frozen=True)
class Recalled:
    """An issue that must not be used any more, and why, in the letter's language."""

    province: str
    year: str
    language: str
    issue: int
    reason: str

    def __post_init__(self):
        _flatten(self, "province", "year", "reason")


@dataclass(frozen=True)
class Letter:
    """One message for one recipient, in `language` ("vi" or "en"). Raises ValueError where it would say nothing or is
    not to be told apart.

    `message_id`: `<…@…>`, the same whenever the same is sent again, so that mail programs can drop a second copy.
    """

    recipient: Mailbox
    language: str
    message_id: str
    reports: tuple[Finished, ...] = ()
    recalled: tuple[Recalled, ...] = ()

    def __post_init__(self):
        if not (self.reports or self.recalled):
            raise ValueError(self)
        if not _MESSAGE_ID.fullmatch(self.message_id):
            raise ValueError(self.message_id)

    @property
    def files(self) -> list[Attachment]:
        """Of all its reports, in their order."""
        return [file for report in self.reports for file in report.files]
