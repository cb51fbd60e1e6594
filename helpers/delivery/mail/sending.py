"""Letters one after the other over one connection, each told of before and after it is the server's."""

import smtplib
import time
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import partial

from helpers.delivery.mail.client import Client, TLSClient, Unanswered
from helpers.delivery.mail.connection import NoServer, connect, lost, said
from helpers.delivery.mail.letter import Letter
from helpers.delivery.mail.message import compose, international
from helpers.delivery.mail.server import Server
from helpers.reporting.faults import Fault, Words, of_system
from helpers.words import N_

PAUSES = (10, 60, 300)  # seconds: servers that put strangers off take them after some minutes
_TOO_LARGE, _GOING, _PERMANENT = 552, 421, 500


class State(StrEnum):
    """What became of a letter. `HANDED` without a later state means the same as `UNCERTAIN`: it may have arrived, so only
    a person may send it again. `DEFERRED` was certainly not taken and may be sent again at any time; `REFUSED` will not
    be taken as it is."""

    HANDED = "handed"
    SENT = "sent"
    REFUSED = "refused"
    DEFERRED = "deferred"
    UNCERTAIN = "uncertain"


Note = Callable[[Letter, State, Words], None]


class SenderRefused(Fault):
    """The mail server takes no letter from this sender."""


def send(
    letters: Iterable[Letter], server: Server, password: str, note: Note, pauses: Sequence[float] = PAUSES
) -> None:
    """Sends each letter at most once. `note(letter, state, why)` must have stored what it is told when it returns: HANDED
    comes before the server can have the letter, and any other state once that is certain; what it raises ends the run.

    Letters that are put off are tried again after each of `pauses` (seconds), and have DEFERRED as their last state if
    none helps. Raises NoServer, NotSafe, LoginRefused, SenderRefused: letters without a state were then not touched.
    """
    with _Line(server, password) as line:
        line.client()
        waiting, fault = _in_turn(line, list(letters), note)
        for pause in pauses:
            if waiting:
                time.sleep(pause)
                waiting, fault = _in_turn(line, waiting, note)
        if fault:
            raise fault


class _Line:
    """The connection of a batch, opened again when it was lost."""

    def __init__(self, server: Server, password: str):
        self.server = server
        self.carried = 0  # letters handed over this connection
        self._password = password
        self._client: Client | TLSClient | None = None

    def __enter__(self) -> "_Line":
        return self

    def __exit__(self, kind, *_rest) -> None:
        if self._client and kind is None:
            self._client.goodbye()
        self.drop()

    def client(self) -> Client | TLSClient:
        """The open connection. Raises as `connect`."""
        if self._client is None:
            self._client, self.carried = connect(self.server, self._password), 0
        return self._client

    def drop(self) -> None:
        """Hangs up without a word: in the middle of a message, any word would be part of it."""
        if self._client:
            self._client.close()
        self._client = None


def _in_turn(line: _Line, letters: list[Letter], note: Note) -> tuple[list[Letter], NoServer | None]:
    """Those that have to be tried again, and why the connection is gone if it is."""
    waiting = []
    for number, letter in enumerate(letters):
        try:
            if not _hand_over(line, letter, note):
                waiting.append(letter)
        except NoServer as fault:
            return waiting + letters[number:], fault
    return waiting, None


def _hand_over(line: _Line, letter: Letter, note: Note) -> bool:
    """Whether the letter is settled; otherwise it may be tried again."""
    client, server, used = line.client(), line.server, line.carried > 0
    about = {"host": server.host, "address": letter.recipient.address}
    try:
        message = compose(letter, server, _largest(client))
    except OSError as error:
        details = {"file": error.filename or "–", "reason": of_system(error)}
        note(letter, State.DEFERRED, Words(N_("{file} can not be read: {reason}"), details))
        return False
    wide = international(letter, server)
    if wide and not client.has_extn("smtputf8"):
        note(letter, State.REFUSED, Words(N_("{host} knows no addresses with letters such as in {address}"), about))
        return True
    client.before_dot = partial(note, letter, State.HANDED, Words(N_("handed to {host}, no reply yet"), about))
    client.handed = False
    try:
        client.sendmail(
            server.sender.address, letter.recipient.address, message, ["SMTPUTF8", "BODY=8BITMIME"] if wide else []
        )
    except Unanswered as error:
        line.drop()
        why = N_("{reason} after it had the whole message: it may have arrived or not")
        note(letter, State.UNCERTAIN, Words(why, {"reason": lost(server, error)}))
        return True
    except smtplib.SMTPServerDisconnected as error:
        line.drop()
        if used:  # servers take only so many letters over one connection
            return _hand_over(line, letter, note)
        note(letter, State.DEFERRED, lost(server, error))
        return False
    except smtplib.SMTPException as error:
        code, reply = _refusal(error)
        if code == _GOING:
            line.drop()
            if used and not client.handed:
                return _hand_over(line, letter, note)
        return _refused(letter, server, isinstance(error, smtplib.SMTPSenderRefused), code, reply, note)
    line.carried += 1
    note(letter, State.SENT, Words(N_("{host} took it: {reply}"), about | {"reply": said(250, client.accepted)}))
    return True


def _refused(letter: Letter, server: Server, of_sender: bool, code: int, reply: bytes, note: Note) -> bool:
    """As `_hand_over`, of what the server replied to the sender's address or to the rest."""
    about = {"host": server.host, "address": letter.recipient.address, "reply": said(code, reply)}
    if code < _PERMANENT:
        note(letter, State.DEFERRED, Words(N_("{host} puts off {address}: {reply}"), about))
        return False
    if of_sender and code != _TOO_LARGE:
        raise SenderRefused(
            N_("{host} takes nothing from {sender}: {reply}. Check sender, user and password"),
            host=server.host,
            sender=server.sender.address,
            reply=about["reply"],
        )
    note(letter, State.REFUSED, Words(N_("{host} refused {address}: {reply}"), about))
    return True


def _refusal(error: smtplib.SMTPException) -> tuple[int, bytes]:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next(iter(error.recipients.values()))
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code, error.smtp_error
    return _PERMANENT - 1, str(error).encode()


def _largest(client: Client | TLSClient) -> int | None:
    """The size that the server itself announced, if it did (RFC 1870; 0 is no limit)."""
    told = client.esmtp_features.get("size", "")
    return int(told) if told.isdecimal() and int(told) > 0 else None
