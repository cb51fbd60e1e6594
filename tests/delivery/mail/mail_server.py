"""A real mail server on this machine, and raw ones that misbehave."""

import socket
import threading
from contextlib import contextmanager, suppress

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from tests.delivery.mail.letters import read

USER, PASSWORD = "giảm.nghèo", "mật khẩu «bí mật» 24,50"


class Postbox:
    """What the server took, in order, and how it is made to behave. `to`: replies to a recipient, one each time, by the
    number of the letter; `after`: what is done with a message that is there as a whole, which may return a reply."""

    def __init__(self):
        self.taken = []
        self.logins = 0
        self.sender = "250 OK"
        self.to = {}
        self.after = lambda server, message: None

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        self.called = hostname
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.sender.startswith("250"):
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return self.sender

    async def handle_RCPT(self, server, session, envelope, address, options):
        replies = self.to.get(address.partition("@")[0], [])
        if replies:
            return replies.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        reply = self.after(server, envelope.content)
        if reply is None or reply.startswith("250"):
            self.taken.append(envelope.content)
        return reply or "250 OK, queued as 4F2A"

    def login(self, server, session, envelope, mechanism, given):
        self.logins += 1
        return AuthResult(success=(given.login, given.password) == (USER.encode(), PASSWORD.encode()), handled=False)

    def numbers(self):
        """Of the letters taken."""
        return [int(read(message)["Message-ID"].strip("<").partition("@")[0]) for message in self.taken]


@contextmanager
def serving(postbox, **settings):
    """Its port. Settings are those of aiosmtpd; `ssl_context` makes it speak TLS from the first byte."""
    controller = Controller(postbox, "127.0.0.1", free_port(), **settings)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


@contextmanager
def talking(talk):
    """The port of a server that does `talk(connection, lines)` with each who comes, in a thread each."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            try:
                connection, _address = listener.accept()
            except OSError:
                return
            threading.Thread(target=converse, args=(connection,), daemon=True).start()

    def converse(connection):
        with connection, connection.makefile("rb") as lines, suppress(OSError):
            talk(connection, lines)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def replying(after_dot):
    """A talk that takes everything, and does `after_dot(connection)` when a message is there."""

    def talk(connection, lines):
        connection.sendall(b"220 raw\r\n")
        for line in lines:
            if line.upper().startswith(b"DATA"):
                connection.sendall(b"354 go on\r\n")
                while lines.readline() != b".\r\n":
                    pass
                after_dot(connection)
            else:
                connection.sendall(b"250 raw\r\n")

    return talk
