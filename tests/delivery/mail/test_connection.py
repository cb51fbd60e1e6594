"""Servers to which nothing can be handed: one clear reason each, in time, and never with the password in it."""

import socket
import time
import traceback
from base64 import b64encode

import pytest

from helpers.delivery.mail import Attachment, LoginRefused, NoServer, NotSafe, client, send
from tests.delivery.mail.letters import finished, letter
from tests.delivery.mail.mail_server import PASSWORD, USER, free_port, replying, serving, talking

QUICK = {"timeout": 0.4, "security": "none", "user": ""}
ONE = [letter(1)]


def test_without_encryption_nothing_is_said(postbox, settings, notes):
    with serving(postbox) as port, pytest.raises(NotSafe, match=r"offers no encryption, so nothing was sent"):
        send(ONE, settings(port), PASSWORD, notes)
    assert (postbox.taken, postbox.logins, notes) == ([], 0, [])


def test_without_encryption_only_if_told(postbox, settings, notes):
    with serving(postbox) as port:
        send(ONE, settings(port, security="none", user=""), "", notes)
    assert postbox.numbers() == [1]


def test_tls_from_the_first_byte(postbox, proof, settings, notes):
    with serving(postbox, ssl_context=proof, authenticator=postbox.login, auth_require_tls=False) as port:
        send(ONE, settings(port, security="tls"), PASSWORD, notes)
    assert (postbox.numbers(), postbox.logins) == ([1], 1)


def test_a_certificate_that_no_one_vouches_for(server, postbox, settings, notes):
    with pytest.raises(NotSafe, match=r"the certificate of 127.0.0.1:.* proves nothing: .*Nothing was sent"):
        send(ONE, settings(server.port, ca_file=None), PASSWORD, notes)
    assert (postbox.taken, postbox.logins, notes) == ([], 0, [])


def test_a_certificate_of_another_name(server, postbox, settings, notes):
    with pytest.raises(NotSafe, match=r"proves nothing: .*localhost"):
        send(ONE, settings(server.port, host="localhost"), PASSWORD, notes)
    assert (postbox.taken, postbox.logins) == ([], 0)


def test_certificates_that_can_not_be_read(server, settings, notes, tmp_path):
    with pytest.raises(NotSafe, match=r"ca.pem can not be read: no such file"):
        send(ONE, settings(server.port, ca_file=tmp_path / "ca.pem"), PASSWORD, notes)


def test_tls_where_there_is_none(postbox, settings, notes):
    with serving(postbox) as port, pytest.raises(NotSafe, match=r"does not speak TLS .* the security tls"):
        send(ONE, settings(port, security="tls"), PASSWORD, notes)


@pytest.mark.parametrize("left_out", [[], ["PLAIN"]], ids=["plain", "login"])
def test_a_vietnamese_password_lets_in(postbox, proof, settings, notes, left_out):
    told = {"tls_context": proof, "auth_required": True, "authenticator": postbox.login}
    with serving(postbox, auth_exclude_mechanism=left_out, **told) as port:
        send(ONE, settings(port), PASSWORD, notes)
    assert (postbox.numbers(), postbox.logins) == ([1], 1)


def test_a_wrong_password_is_tried_once(server, postbox, notes):
    with pytest.raises(LoginRefused, match=f"refused the login of {USER}: 535 .*Check user and password"):
        send(ONE, server, "khác", notes, (0.01,))
    assert (postbox.taken, postbox.logins, notes) == ([], 1, [])


def test_no_login_by_password(postbox, proof, settings, notes):
    told = {"tls_context": proof, "auth_exclude_mechanism": ["PLAIN", "LOGIN"]}
    with serving(postbox, **told) as port, pytest.raises(LoginRefused, match=r"lets no one in by a password"):
        send(ONE, settings(port), PASSWORD, notes)


def test_no_word_tells_the_password(settings, notes, proof):
    """Not even where the server says it back."""
    secret = "bí-mật-2024"
    said = f"{secret} {b64encode(secret.encode()).decode()}"

    def talk(connection, lines):
        connection.sendall(b"220 raw\r\n")
        for line in lines:
            if line.startswith(b"AUTH"):
                connection.sendall(f"535 {said}\r\n".encode())
            elif line.startswith(b"STARTTLS"):
                connection.sendall(b"220 go\r\n")
                connection = proof.wrap_socket(connection, server_side=True)
                lines = connection.makefile("rb")
                return talk_on(connection, lines)
            else:
                connection.sendall(b"250-raw\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n")

    def talk_on(connection, lines):
        for line in lines:
            refused = line.startswith(b"AUTH")
            connection.sendall(f"535 {said}\r\n".encode() if refused else b"250-raw\r\n250 AUTH PLAIN\r\n")

    with talking(talk) as port, pytest.raises(LoginRefused) as caught:
        send(ONE, settings(port), secret, notes)
    told = "".join(traceback.format_exception(caught.value)) + str(caught.value) + repr(settings(port))
    assert "535 ••• •••" in told
    assert secret not in told
    assert b64encode(secret.encode()).decode() not in told


def test_a_server_that_is_down(settings, notes):
    with pytest.raises(NoServer, match=r"no mail server answers at 127.0.0.1:.* Check host and port"):
        send(ONE, settings(free_port()), PASSWORD, notes)


def test_a_server_that_does_not_exist(settings, notes):
    with pytest.raises(NoServer, match=r"no server of the name mail.invalid is known"):
        send(ONE, settings(25, host="mail.invalid"), PASSWORD, notes)


def test_a_server_that_wants_no_one_now(settings, notes):
    with (
        talking(lambda connection, lines: connection.sendall(b"421 busy\r\n")) as port,
        pytest.raises(NoServer, match=r"takes no messages now: 421 busy"),
    ):
        send(ONE, settings(port, **QUICK), "", notes)


def silent(connection, lines):
    time.sleep(5)


def dripping(connection, lines):
    for sign in "220 " + "slow " * 40:
        connection.sendall(sign.encode())
        time.sleep(0.1)


def endless(connection, lines):
    while True:
        connection.sendall(b"220-more\r\n")
        time.sleep(0.1)


@pytest.mark.parametrize("talk", [silent, dripping, endless])
@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
def test_a_slow_server_is_left_in_time(settings, notes, talk, security):
    began = time.monotonic()
    kinds = (NoServer, NotSafe) if security == "tls" else NoServer  # what drips is no TLS
    with talking(talk) as port, pytest.raises(kinds):
        send(ONE, settings(port, **QUICK | {"security": security}), "", notes)
    assert time.monotonic() - began < 15, "what drips takes longer"
    assert notes == []


def test_a_slow_server_is_called_slow(settings, notes):
    with talking(dripping) as port, pytest.raises(NoServer, match=r"127.0.0.1 did not reply in time"):
        send(ONE, settings(port, **QUICK), "", notes)


def test_a_reply_that_never_comes_leaves_the_letter_uncertain(settings, notes):
    began = time.monotonic()
    with talking(replying(lambda connection: time.sleep(9))) as port:
        send(ONE, settings(port, **QUICK | {"timeout": 0.2}), "", notes)
    assert notes.states(1) == ["handed", "uncertain"]
    assert "did not reply in time after it had the whole message" in notes[-1][2]
    assert time.monotonic() - began > 0.9, "servers may take longer here than elsewhere"


@pytest.mark.parametrize("reply", [b"what?\r\n", b"354 go on\r\n", b"9" * 9000])
def test_a_reply_that_means_nothing_leaves_the_letter_uncertain(settings, notes, reply):
    with talking(replying(lambda connection: connection.sendall(reply))) as port:
        send(ONE, settings(port, **QUICK), "", notes)
    assert notes.states(1) == ["handed", "uncertain"]


def test_a_server_that_stops_reading_is_left_in_time(settings, notes):
    def stuck(connection, lines):
        connection.sendall(b"220 raw\r\n")
        for line in lines:
            if line.startswith(b"data"):
                connection.sendall(b"354 go on\r\n")
                time.sleep(5)
            connection.sendall(b"250 raw\r\n")

    large = letter(1, reports=(finished(files=(Attachment("a.pdf", bytes(7_000_000), "application/pdf"),)),))
    with talking(stuck) as port:
        send([large], settings(port, **QUICK), "", notes, ())
    assert notes.states(1) == ["deferred"], "the dot was not sent, which the server would have read in the end"


def test_a_server_that_reads_slowly_is_left_in_time(settings, notes, monkeypatch):
    """It takes each piece in time, and would take half a minute for all of them."""
    monkeypatch.setattr(client, "_SLOWEST", 10**9)

    def slow(connection, lines):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        connection.sendall(b"220 raw\r\n")
        for line in lines:
            connection.sendall(b"354 go on\r\n" if line.startswith(b"data") else b"250 raw\r\n")
            if line.startswith(b"data"):
                while connection.recv(65536):
                    time.sleep(0.1)

    large = letter(1, reports=(finished(files=(Attachment("a.pdf", bytes(7_000_000), "application/pdf"),)),))
    began = time.monotonic()
    with talking(slow) as port:
        send([large], settings(port, **QUICK | {"timeout": 1.5}), "", notes, ())
    assert notes.states(1) == ["deferred"]
    assert time.monotonic() - began < 6
