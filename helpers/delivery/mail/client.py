"""The conversation with a mail server: smtplib's, with an end to every wait, and a word before the last dot.

A message is the server's from the moment the dot that ends it is on its way. What happens to it after that, until the
server replies, no one here can know; so that moment is told *before* it comes.
"""

import re
import smtplib
import socket
import time
from base64 import b64encode
from collections.abc import Callable

_CHUNK = 64 * 1024
_SLOWEST = 16 * 1024  # bytes a second of a line that is still waited for
_AFTER_DOT = (
    5  # times the usual wait: servers look for viruses before they reply (RFC 5321 4.5.3.2.6 grants 10 minutes)
)
_GOODBYE = 5  # seconds
_DOT = re.compile(rb"^\.", re.MULTILINE)  # that no line of a message may be taken for its end (RFC 5321 4.5.2)


class Unanswered(Exception):
    """All of a message was handed to the server, which did not say what became of it."""


class NoLogin(Exception):
    """The server offers no way to log in with a password. `offered`: what it offers."""

    def __init__(self, offered: str):
        super().__init__(offered)
        self.offered = offered


class _Conversation:
    """What `Client` and `TLSClient` add to smtplib.

    `before_dot` is called when all of a message but its last dot is with the server; what it raises keeps the dot back.
    """

    before_dot: Callable[[], None]
    handed: bool  # whether the dot of the last message went out

    def __init__(self, host: str, port: int, timeout: float, **more):
        self._patience = timeout
        self.handed = False
        self.accepted = b""
        # smtplib would ask the network for a name, which may take longer than anything else here
        super().__init__(host, port, local_hostname="localhost", timeout=timeout, **more)
        address = self.sock.getsockname()[0]
        self.local_hostname = f"[IPv6:{address}]" if ":" in address else f"[{address}]"

    def getreply(self) -> tuple[int, bytes]:
        """As in smtplib, but a server that speaks a letter at a time must come to an end in time, too."""
        self.file = self.file or _Lines(self.sock)
        self.file.until = time.monotonic() + self._patience
        try:
            return super().getreply()
        except smtplib.SMTPResponseException as error:  # a line without end, told as if the server had refused
            raise smtplib.SMTPServerDisconnected(error.smtp_error) from error
        finally:
            if self.sock:
                self.sock.settimeout(self.timeout)

    def login_with(self, user: str, password: str) -> tuple[int, bytes]:
        """The reply to a login in UTF-8, which smtplib does not write. Raises NoLogin."""
        offered = self.esmtp_features.get("auth", "").upper().split()
        if "PLAIN" in offered:
            return self.docmd("AUTH", f"PLAIN {_base64(f'{chr(0)}{user}{chr(0)}{password}')}")
        if "LOGIN" not in offered:
            raise NoLogin(" ".join(offered))
        code, reply = self.docmd("AUTH", "LOGIN")
        for answer in (user, password):
            if code == 334:
                code, reply = self.docmd(_base64(answer))
        return code, reply

    def data(self, message: bytes) -> tuple[int, bytes]:
        """The reply to the whole message. Raises Unanswered, SMTPServerDisconnected, and what `before_dot` raises."""
        code, reply = self.docmd("data")
        if code != 354:
            return (code if code >= 400 else 451), reply
        self._send_slowly(_DOT.sub(b"..", message))
        self.before_dot()
        self.handed = True
        self._patience = self.timeout * _AFTER_DOT
        try:
            self.send(b".\r\n")
            code, self.accepted = self.getreply()
        except smtplib.SMTPException as error:
            raise Unanswered from error
        finally:
            self._patience = self.timeout
        if not (200 <= code < 300 or 400 <= code < 600):
            raise Unanswered from smtplib.SMTPResponseException(code, self.accepted)
        return (250 if code < 300 else code), self.accepted

    def _send_slowly(self, message: bytes) -> None:
        until = time.monotonic() + self.timeout + len(message) / _SLOWEST
        for start in range(0, len(message), _CHUNK):
            left = until - time.monotonic()
            if left <= 0:
                self.close()
                raise smtplib.SMTPServerDisconnected from TimeoutError()
            self.sock.settimeout(min(left, self.timeout))
            self.send(message[start : start + _CHUNK])

    def goodbye(self) -> None:
        """Ends the conversation where nothing is under way."""
        self._patience = min(self.timeout, _GOODBYE)
        try:
            self.quit()
        except smtplib.SMTPException:
            self.close()


class Client(_Conversation, smtplib.SMTP):
    """For servers that begin in the clear."""


class TLSClient(_Conversation, smtplib.SMTP_SSL):
    """For servers that speak TLS from the first byte."""


def too_slow(error: BaseException) -> bool:
    """Whether a wait that came to its end is behind `error`."""
    behind = error.__cause__ or error.__context__
    return isinstance(error, TimeoutError) or (behind is not None and too_slow(behind))


class _Lines:
    """What a socket receives, by lines. Raises TimeoutError when a line is not there at `until`."""

    until: float

    def __init__(self, sock: socket.socket):
        self._sock = sock
        self._held = b""

    def readline(self, limit: int) -> bytes:
        """A line with its end, or `limit` bytes of it, or what was there when the server hung up."""
        while b"\n" not in self._held and len(self._held) < limit:
            left = self.until - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self._sock.settimeout(left)
            more = self._sock.recv(4096)
            if not more:
                break
            self._held += more
        end = min(self._held.find(b"\n") + 1 or len(self._held), limit)
        line, self._held = self._held[:end], self._held[end:]
        return line

    def close(self) -> None:
        """The socket is closed by who opened it."""


def _base64(text: str) -> str:
    return b64encode(text.encode("utf-8", "surrogateescape")).decode()
