"""A folder of finished reports with its ledger, for what hands them out."""

import pytest

from helpers import catalog
from helpers.delivery.ledger import Ledger
from helpers.delivery.ledger.runs import begin_run
from helpers.reporting.formats import ROOT
from tests.delivery.outbox import Outbox


@pytest.fixture(scope="session")
def catalogue():
    return catalog.read(ROOT / "data")


@pytest.fixture
def outbox(rendered, tmp_path, catalogue):
    (tmp_path / "out").mkdir(exist_ok=True)
    return Outbox(rendered, tmp_path / "out", catalogue)


@pytest.fixture
def ledger(tmp_path):
    """An empty one, with one run begun in it."""
    (tmp_path / "out").mkdir(exist_ok=True)
    with Ledger(tmp_path / "out") as opened:
        begin_run(opened, "giamngheo run", "máy-tỉnh", 1)
        yield opened
