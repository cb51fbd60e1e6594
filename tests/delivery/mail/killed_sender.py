"""A batch of three as a process of its own, which kills itself at a moment: `python -m tests.delivery.mail.killed_sender`."""

import json
import os
import signal
import sys
from pathlib import Path

from helpers.delivery.mail import Server, send
from tests.delivery.mail.letters import SENDER, letter

NUMBERS = (1, 2, 3)


def states(ledger):
    """The last state of each letter of which something is stored."""
    lines = ledger.read_text(encoding="utf-8").splitlines() if ledger.exists() else []
    return dict(json.loads(line) for line in lines)


def main(port, ledger, moment):
    def note(letter, state, why):
        number = int(letter.message_id[1])
        if moment == f"before {number} {state}":
            os.kill(os.getpid(), signal.SIGKILL)
        with ledger.open("a", encoding="utf-8") as file:
            file.write(json.dumps([number, str(state)]) + "\n")
            file.flush()
            os.fsync(file.fileno())
        if moment == f"after {number} {state}":
            os.kill(os.getpid(), signal.SIGKILL)

    open_ones = [number for number in NUMBERS if states(ledger).get(number, "deferred") == "deferred"]
    server = Server("127.0.0.1", SENDER, port=port, security="none", timeout=20)
    send([letter(number) for number in open_ones], server, "", note, (0.01,))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
