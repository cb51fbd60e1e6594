"""Which files a message of limited size can carry."""

from helpers.delivery.mail.headers import file_headers
from helpers.delivery.mail.letter import Attachment

_BOUNDARY = 120  # bytes between two parts, with the header that tells how a file is encoded
_LINE = 57  # bytes of a file that stand in a line of base64 of 76 letters and its end


def that_fit(files: list[Attachment], room: int) -> list[Attachment]:
    """`files` in their order without the largest ones, as few of them as leave at most `room` bytes once encoded.

    Raises OSError where a file can not be read.
    """
    kept = list(files)
    sizes = {file: encoded(file) for file in files}
    while kept and sum(sizes[file] for file in kept) > room:
        kept.remove(max(kept, key=sizes.__getitem__))
    return kept


def encoded(file: Attachment) -> int:
    """At most so many bytes of a message are this file's."""
    headers = sum(len(header.name) + len(header) + 20 for header in file_headers(file))
    return -(-file.size // _LINE) * 78 + headers + _BOUNDARY
