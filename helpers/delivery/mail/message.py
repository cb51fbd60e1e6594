"""A letter as the bytes that go to the mail server."""

import base64
from collections.abc import Collection
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime, localtime

from helpers.delivery.mail.bodies import html, plain
from helpers.delivery.mail.fitting import encoded, that_fit
from helpers.delivery.mail.headers import file_headers, mailbox_header, text_header
from helpers.delivery.mail.letter import Attachment, Letter
from helpers.delivery.mail.server import Server
from helpers.delivery.mail.wording import wording

_SEVEN_BIT = policy.SMTP.clone(cte_type="7bit")  # any server passes it on as it is


def compose(letter: Letter, server: Server, most: int | None = None) -> bytes:
    """The whole message, with lines that end as SMTP wants them, in at most `most` bytes (the server's limit at most).

    Files that do not fit are named in it, with where they can be had; its texts alone may be larger. Raises OSError where
    a file can not be read.
    """
    most = server.most if most is None else min(most, server.most)
    bare = len(_written(letter, server, (), letter.files))  # about as long as the texts will be, whatever is left out
    files = that_fit(letter.files, most - bare)
    while True:
        message = _written(letter, server, files, [file for file in letter.files if file not in files])
        if len(message) <= most or not files:
            return message
        files = that_fit(files, sum(map(encoded, files)) - 1)


def international(letter: Letter, server: Server) -> bool:
    """Whether an address has letters that only SMTPUTF8 can carry."""
    return letter.recipient.international or server.sender.international


def _written(letter: Letter, server: Server, files: Collection[Attachment], left_out: Collection[Attachment]) -> bytes:
    words = wording(letter, server.sender, server.link, left_out)
    written = _SEVEN_BIT.clone(utf8=international(letter, server))
    message = EmailMessage(policy=written)
    message["Date"] = format_datetime(localtime())
    message["From"] = mailbox_header("From", server.sender)
    message["To"] = mailbox_header("To", letter.recipient)
    message["Subject"] = text_header("Subject", words.subject)
    message["Message-ID"] = text_header("Message-ID", letter.message_id)
    # no one's note of absence answers a program (RFC 3834; the second for Exchange)
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(plain(words), cte="quoted-printable")
    message.add_alternative(html(words, letter.language), subtype="html", cte="quoted-printable")
    if files:
        message.make_mixed()
    message["Content-Language"] = letter.language  # one set before would be taken for that of the first part alone
    for file in files:
        message.attach(_part(file, written))
    return message.as_bytes()


def _part(file: Attachment, written: policy.EmailPolicy) -> EmailMessage:
    part = EmailMessage(policy=written)
    for header in file_headers(file):
        part[header.name] = header
    part["Content-Transfer-Encoding"] = "base64"
    part.set_payload(base64.encodebytes(file.read()).decode())
    return part
