"""A secret is found by its name, and stands nowhere where somebody could read it."""

import base64
import logging
import pickle
import sys
import traceback

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import NoKeyringError, PasswordSetError

from helpers.delivery.secrets import Secret, secret_of
from helpers.delivery.targets import TargetFault
from tests.delivery.targets.conftest import KINDS
from tests.delivery.targets.servers.s3_server import refusing
from tests.delivery.targets.sets import FIRST, sending

WORD = "Bi-mat_rat-dai-42"


class Ring(KeyringBackend):
    priority = 1

    def get_password(self, service, username):
        if username == "locked":
            raise NoKeyringError
        return {("giamngheo", "so-tai-chinh"): "from the ring"}.get((service, username))

    def set_password(self, service, username, password):
        raise PasswordSetError


@pytest.fixture
def ring():
    former = keyring.get_keyring()
    keyring.set_keyring(Ring())
    yield
    keyring.set_keyring(former)


def test_a_secret_comes_from_the_environment_then_from_the_keyring(monkeypatch, ring):
    assert secret_of("so-tai-chinh").reveal() == "from the ring"
    monkeypatch.setenv("GIAMNGHEO_SECRET_SO_TAI_CHINH", "from the environment\n")
    assert secret_of("so-tai-chinh").reveal() == "from the environment"
    assert secret_of("unknown") is None
    assert secret_of("locked") is None


def test_without_the_extra_there_is_only_the_environment(monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert secret_of("so-tai-chinh") is None


def test_a_secret_does_not_show_itself():
    secret = Secret(WORD)
    assert WORD not in f"{secret} {secret!r} {[secret]}"
    with pytest.raises(TypeError):
        pickle.dumps(secret)


def hidden_in(text):
    forms = [WORD, *(base64.b64encode(f"{user}{WORD}".encode()).decode() for user in ("", "giám-nghèo:", "AKIA:"))]
    return [form for form in forms if form in text]


def told_by(place):
    """All that a person could come to see of a sending with this word, that fails unless nobody asks for it."""
    target = place.open(secret=Secret(WORD))
    told = [repr(target), repr(place.target), repr(vars(target))]
    try:
        target.send(sending(FIRST))
    except TargetFault as fault:
        told += ["".join(traceback.format_exception(fault)), str(fault), repr(fault), repr(fault.words)]
    return told


@pytest.mark.parametrize("kind", KINDS)
def test_no_message_log_or_file_holds_the_secret(a_place, caplog, kind):
    place = a_place(kind)
    if kind == "s3":
        place.gate.refuse = refusing("403 Forbidden", "SignatureDoesNotMatch", {"GET"})
    with caplog.at_level(logging.DEBUG):
        told = told_by(place)
    assert len(told) == (3 if kind == "folder" else 7)
    logged = [record.getMessage() for record in caplog.records]
    assert logged or kind == "folder"
    kept = [content.decode(errors="replace") for content in place.everything().values()]
    assert hidden_in("\n".join([*told, *logged, *kept])) == []


@pytest.mark.parametrize("kind", ["s3", "webdav"])
def test_no_message_says_what_a_server_says_back(a_place, kind):
    place = a_place(kind)
    body = f"<Error><Code>No{WORD}</Code><Message>what is {WORD}?</Message></Error>".encode()
    place.gate.refuse = lambda environ: (f"400 {WORD}", "application/xml", body)
    told = told_by(place)
    assert len(told) == 7
    assert hidden_in("\n".join(told)) == []
