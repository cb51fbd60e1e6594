"""An empty ledger, with one run begun in it."""

import pytest

from helpers.delivery.ledger import Ledger
from helpers.delivery.ledger.runs import begin_run


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path) as opened:
        begin_run(opened, "giamngheo run", "máy-tỉnh", 1)
        yield opened
