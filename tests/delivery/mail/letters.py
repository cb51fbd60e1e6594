"""Letters as tests need them, and messages read back by the parser of the standard library."""

import email
from email import policy
from email.header import decode_header, make_header
from email.utils import parseaddr

from helpers.delivery.mail import Attachment, Finished, Letter, Mailbox, Recalled

SENDER = Mailbox("Văn phòng Giảm nghèo tỉnh Bắc Kạn", "giamngheo@backan.example")
PDF = Attachment("Báo cáo giảm nghèo Bắc Kạn 2022.pdf", b"%PDF-1.7 \x00\xff" * 40, "application/pdf")


def finished(**other):
    told = {"province": "Bắc Kạn", "year": "2022", "language": "vi", "issue": 2, "files": (PDF,), "before": 1}
    return Finished(**told | {"changes": ("tỷ lệ cuối năm: 24,50 → 24,71",)} | other)


def recalled(**other):
    told = {"province": "Lạng Sơn", "year": "2023", "language": "vi", "issue": 1, "reason": "gõ sai số của một huyện"}
    return Recalled(**told | other)


def letter(number=1, **other):
    told = {
        "recipient": Mailbox(f"Nguyễn Thị Ánh {number}", f"anh{number}@backan.example"),
        "language": "vi",
        "message_id": f"<{number}@giamngheo.example>",
        "reports": (finished(),),
    }
    return Letter(**told | other)


def read(message):
    return email.message_from_bytes(message, policy=policy.default)


def header(message, name):
    """As RFC 2047 has it read; the newer parser of Python 3.11 keeps spaces between encoded words of a name."""
    return str(make_header(decode_header(email.message_from_bytes(message)[name].replace("\r\n", ""))))


def mailbox(message, name):
    shown, address = parseaddr(email.message_from_bytes(message)[name].replace("\r\n", ""))
    return str(make_header(decode_header(shown))), address


def files_of(message):
    return {part.get_filename(): part.get_content() for part in read(message).iter_attachments()}


def text_of(message, subtype="plain"):
    return read(message).get_body((subtype,)).get_content().replace("\r\n", "\n")
