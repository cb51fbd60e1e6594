"""Writes one whole message, half of another, and kills itself: `python -m tests.delivery.ledger.killed FOLDER`."""

import os
import signal
import sys
from pathlib import Path

from helpers.delivery.ledger import Ledger
from helpers.delivery.ledger.issues import open_issue
from helpers.delivery.ledger.receipts import ISSUE, Item, begin_message
from helpers.delivery.ledger.runs import begin_run


def items():
    yield Item("2023/lang-son", 1, ISSUE, {"vi/report.pdf": "a"})
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    with Ledger(Path(sys.argv[1])) as ledger:
        run = begin_run(ledger, "giamngheo run", "máy-tỉnh", os.getpid())
        open_issue(ledger, "2023/lang-son", {"vi/report.pdf": "a"}, {"vi": {}}, {})
        begin_message(ledger, "<whole@x>", run, "lan", [Item("2023/lang-son", 1, ISSUE, {})])
        begin_message(ledger, "<half@x>", run, "lan", items())
