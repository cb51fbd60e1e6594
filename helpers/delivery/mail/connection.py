"""A connection to the mail server that is safe to hand reports to, or the one reason why there is none."""

import smtplib
import socket
import ssl
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager

from helpers.delivery.mail.client import Client, NoLogin, TLSClient, too_slow
from helpers.delivery.mail.one_line import one_line
from helpers.delivery.mail.server import Server
from helpers.delivery.secrets import MAIL, variable
from helpers.reporting.faults import Fault, Words, of_system
from helpers.words import N_

_LONGEST = 300  # letters of a reply
_PERMANENT = 500


class NoServer(Fault):
    """The mail server can not be reached or takes nothing now; it may later."""


class NotSafe(Fault):
    """Who reads along, or who the server is, can not be told."""


class LoginRefused(Fault):
    """The mail server does not let this user in with this password."""


def connect(server: Server, password: str) -> Client | TLSClient:
    """An open connection, encrypted by a server that proved its name unless `security` is `none`, and logged in where
    there is a user. Raises NoServer, NotSafe, LoginRefused; no text of them holds the password."""
    if server.user and not password:  # servers lock who logs in without one again and again
        raise LoginRefused(
            N_("there is no secret for {user} at {host}. It is looked for in {variable}, then in the keyring"),
            user=server.user,
            host=server.host,
            variable=variable(MAIL),
        )
    with _explained(server):
        context = _context(server)
        if server.security == "tls":
            client = TLSClient(server.host, server.port, server.timeout, context=context)
        else:
            client = Client(server.host, server.port, server.timeout)
    try:
        with _explained(server):
            client.ehlo_or_helo_if_needed()
            if server.security == "starttls":
                _encrypt(client, server, context)
        if server.user:
            _log_in(client, server, password)
    except BaseException:
        client.close()
        raise
    return client


def said(code: int, reply: bytes) -> str:
    """What a server replied, as one line."""
    return one_line(f"{code} {reply.decode('utf-8', 'replace')}")[:_LONGEST]


def lost(server: Server, error: BaseException) -> Words:
    """How a connection was lost."""
    if isinstance(error.__cause__, smtplib.SMTPResponseException):
        reply = said(error.__cause__.smtp_code, error.__cause__.smtp_error)
        return Words(N_("{host} replied with no code known to SMTP ({reply})"), {"host": server.host, "reply": reply})
    if too_slow(error):
        return Words(N_("{host} did not reply in time"), {"host": server.host})
    return Words(N_("{host} closed the connection"), {"host": server.host})


def _context(server: Server) -> ssl.SSLContext:
    """That which proves the server's name by a certificate."""
    try:
        return ssl.create_default_context(cafile=server.ca_file)
    except OSError as error:
        details = {"file": server.ca_file, "reason": of_system(error)}
        raise NotSafe(N_("the certificates in {file} can not be read: {reason}"), **details) from error


def _encrypt(client: Client, server: Server, context: ssl.SSLContext) -> None:
    if not client.has_extn("starttls"):
        raise NotSafe(
            N_(
                "{host}:{port} offers no encryption, so nothing was sent. Ask who runs it for the port with STARTTLS or TLS; "
                "only in a network of your own, set security to none"
            ),
            host=server.host,
            port=str(server.port),
        )
    client.starttls(context=context)
    client.ehlo_or_helo_if_needed()


def _log_in(client: Client | TLSClient, server: Server, password: str) -> None:
    about = {"host": server.host, "user": one_line(server.user)}
    try:
        with _explained(server):
            code, reply = client.login_with(server.user, password)
    except NoLogin as error:
        raise LoginRefused(
            N_("{host} lets no one in by a password; it offers: {offered}"),
            host=server.host,
            offered=one_line(error.offered) or "–",
        ) from None
    words = said(code, reply)
    for secret in (password, b64encode(password.encode("utf-8", "surrogateescape")).decode()):
        words = words.replace(secret, "•••") if secret else words
    if code >= _PERMANENT or code < 200 or 300 <= code < 400:
        raise LoginRefused(
            N_("{host} refused the login of {user}: {reply}. Check user and password"), reply=words, **about
        ) from None
    if code >= 400:
        raise NoServer(N_("{host} can not check the login of {user} now: {reply}"), reply=words, **about) from None


@contextmanager
def _explained(server: Server) -> Iterator[None]:
    """Every way in which a conversation can fail, as a fault in words."""
    about = {"host": server.host, "port": str(server.port)}
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise NotSafe(
            N_(
                "the certificate of {host}:{port} proves nothing: {reason}. Nothing was sent. If your office has an authority of its own, ca_file names its certificate"
            ),
            reason=one_line(error.verify_message),
            **about,
        ) from error
    except ssl.SSLError as error:
        raise NotSafe(
            N_(
                "{host}:{port} does not speak TLS as was expected ({reason}). Does the port fit the security {security}?"
            ),
            reason=one_line(error.reason or str(error)),
            security=server.security,
            **about,
        ) from error
    except smtplib.SMTPResponseException as error:
        reply = said(error.smtp_code, _bytes(error.smtp_error))
        raise NoServer(N_("{host}:{port} takes no messages now: {reply}"), reply=reply, **about) from error
    except smtplib.SMTPException as error:
        raise NoServer(N_("{host}, port {port}: {reason}"), reason=lost(server, error), **about) from error
    except TimeoutError as error:
        raise NoServer(N_("{host}, port {port}: {reason}"), reason=lost(server, error), **about) from error
    except socket.gaierror as error:
        raise NoServer(
            N_("no server of the name {host} is known. Check the name and the network"), host=server.host
        ) from error
    except ConnectionRefusedError as error:
        raise NoServer(
            N_("no mail server answers at {host}:{port}. Check host and port, or try again later"), **about
        ) from error
    except OSError as error:
        raise NoServer(N_("{host}, port {port}: {reason}"), reason=of_system(error), **about) from error


def _bytes(reply: bytes | str) -> bytes:
    return reply if isinstance(reply, bytes) else reply.encode()
