"""Headers written out by hand, the way that old and new mail programs read them alike.

The headers of EmailMessage may put two encoded words side by side without a space, for which servers refuse a message
(python/cpython#144156), lose spaces between them (#92081), and write the name of an attachment in the form of RFC 2231
alone, which older Outlooks do not read.
"""

import base64
import re
from email.policy import Policy
from email.utils import quote
from urllib.parse import quote as percent_encode

from helpers.delivery.mail.letter import Attachment
from helpers.delivery.mail.mailbox import Mailbox

_BYTES = 39  # of one encoded word: with the name of its header, a line of at most 76 letters, as RFC 2047 asks for
_PIECE = 50  # letters of one piece of a parameter
_PLAIN = re.compile(r"[ -~]{0,60}")
_AS_THEY_ARE = "!#$&+-.^_`|~"  # RFC 5987, attr-char


class Written(str):
    """A header that goes out as it stands, lines and all. EmailMessage takes what has a `name` for a finished header."""

    name: str

    def __new__(cls, name: str, value: str):
        written = super().__new__(cls, value)
        written.name = name
        return written

    def fold(self, *, policy: Policy) -> str:
        """As EmailMessage asks for it when it is written."""
        return f"{self.name}: {policy.linesep.join(self.split(chr(10)))}{policy.linesep}"


def text_header(name: str, text: str) -> Written:
    """Free text, as that of a subject."""
    return Written(name, text if _plain(text) else encoded_words(text))


def mailbox_header(name: str, mailbox: Mailbox) -> Written:
    """A name and an address."""
    if not mailbox.name:
        return Written(name, mailbox.address)
    shown = f'"{quote(mailbox.name)}"' if _plain(mailbox.name) else encoded_words(mailbox.name)
    return Written(name, f"{shown}\n <{mailbox.address}>")


def file_headers(file: Attachment) -> tuple[Written, Written]:
    """Type and disposition of an attachment: its name in encoded words for older programs, by RFC 2231 for others."""
    shown = file.name if _plain(file.name) else encoded_words(file.name)
    return (
        Written("Content-Type", f'{file.media_type};\n name="{shown}"'),
        Written("Content-Disposition", ";\n ".join(["attachment", *_parameters("filename", file.name)])),
    )


def encoded_words(text: str) -> str:
    """`text` by RFC 2047, a word a line; no letter stands in two of them."""
    return "\n ".join(f"=?utf-8?B?{base64.b64encode(piece).decode()}?=" for piece in _pieces(text))


def _plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None and "=?" not in text


def _pieces(text: str) -> list[bytes]:
    pieces = [b""]
    for letter in text:
        if len(pieces[-1]) + len(letter.encode()) > _BYTES:
            pieces.append(b"")
        pieces[-1] += letter.encode()
    return pieces


def _parameters(name: str, value: str) -> list[str]:
    """One parameter by RFC 2231, in as many pieces as keep its lines short."""
    if _plain(value):
        return [f'{name}="{value}"']
    pieces = ["utf-8''"]
    for letter in value:
        encoded = percent_encode(letter, safe=_AS_THEY_ARE)
        if len(pieces[-1]) + len(encoded) > _PIECE:
            pieces.append("")
        pieces[-1] += encoded
    if len(pieces) == 1:
        return [f"{name}*={pieces[0]}"]
    return [f"{name}*{number}*={piece}" for number, piece in enumerate(pieces)]
