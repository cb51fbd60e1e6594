"""A certificate for this machine, a mail server with STARTTLS and passwords, and what a caller stores of a batch."""

import ssl

import pytest
import trustme

from helpers.delivery.mail import Server
from tests.delivery.mail.letters import SENDER
from tests.delivery.mail.mail_server import USER, Postbox, serving


@pytest.fixture(scope="session")
def authority():
    return trustme.CA()


@pytest.fixture(scope="session")
def ca_file(authority, tmp_path_factory):
    path = tmp_path_factory.mktemp("certificates") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


@pytest.fixture(scope="session")
def proof(authority):
    """The server's side of TLS, with a certificate that `ca_file` vouches for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


@pytest.fixture
def settings(ca_file):
    """A description of the server at a port."""

    def at(port, **other):
        told = {"host": "127.0.0.1", "sender": SENDER, "port": port, "user": USER, "ca_file": ca_file, "timeout": 20}
        return Server(**told | other)

    return at


@pytest.fixture
def postbox():
    return Postbox()


@pytest.fixture
def server(postbox, proof, settings):
    """As an office has one: STARTTLS, then a password."""
    with serving(
        postbox, tls_context=proof, require_starttls=True, auth_required=True, authenticator=postbox.login
    ) as port:
        yield settings(port)


class Notes(list):
    """Number of the letter, state and words of each note."""

    def __call__(self, letter, state, why):
        assert str(why)
        self.append((int(letter.message_id.strip("<").partition("@")[0]), str(state), str(why)))

    def states(self, number):
        return [state for one, state, _why in self if one == number]

    def last(self):
        return {number: state for number, state, _why in self}


@pytest.fixture
def notes():
    return Notes()
