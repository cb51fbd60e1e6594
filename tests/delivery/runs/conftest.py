"""An empty office, and one with the finished reports of one province, each made once and copied for every test."""

import shutil
from functools import partial

import pytest

from helpers.cli import handing_out
from helpers.delivery.handing import everyone
from helpers.delivery.targets import Patience
from tests.delivery.mail.conftest import authority, ca_file, proof  # noqa: F401  (their fixtures)
from tests.delivery.mail.mail_server import Postbox
from tests.delivery.runs.office import LANG_SON, Office, folder, furnish


@pytest.fixture(scope="session")
def furnished(tmp_path_factory):
    office = Office(tmp_path_factory.mktemp("office"))
    furnish(office)
    return office


@pytest.fixture(scope="session")
def done(furnished, tmp_path_factory):
    """After one run on Lạng Sơn, of which nothing was delivered."""
    office = Office(tmp_path_factory.mktemp("done") / "office")
    shutil.copytree(furnished.folder, office.folder)
    ran = office.run("run", LANG_SON)
    assert ran.exit_code == 0, ran.output
    return office


@pytest.fixture
def office(furnished, tmp_path):
    return copied(furnished, tmp_path)


@pytest.fixture
def finished(done, tmp_path):
    """An office with reports, and a share that gets them."""
    office = copied(done, tmp_path)
    office.share.mkdir()
    office.deliver_to(folder("share", office.share))
    return office


@pytest.fixture
def postbox():
    return Postbox()


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch):
    """What is down is not waited for."""
    quick = partial(everyone.deliver, patience=Patience(tries=1, seconds=5), pauses=())
    monkeypatch.setattr(handing_out, "deliver", quick)


def copied(office, tmp_path):
    shutil.copytree(office.folder, tmp_path / "office")
    return Office(tmp_path / "office")
