"""Senders that are killed: the next run goes on, loses nothing, and sends nothing twice."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.delivery.mail.killed_sender import states
from tests.delivery.mail.mail_server import serving

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")

ALL_SENT = {1: "sent", 2: "sent", 3: "sent"}
UNCERTAIN = {1: "sent", 2: "handed", 3: "sent"}


def start(port, ledger, moment):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.delivery.mail.killed_sender", str(port), str(ledger), moment],
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(
    ("moment", "stored", "taken"),
    [
        ("before 2 handed", ALL_SENT, [1, 2, 3]),
        ("after 2 handed", UNCERTAIN, [1, 3]),
        ("server has 2", UNCERTAIN, [1, 2, 3]),
        ("before 2 sent", UNCERTAIN, [1, 2, 3]),
        ("after 2 sent", ALL_SENT, [1, 2, 3]),
    ],
)
def test_after_a_kill_nothing_is_lost_and_nothing_comes_twice(postbox, tmp_path, moment, stored, taken):
    """What did not arrive is either sent by the next run or stands as uncertain, for a person to decide."""
    ledger = tmp_path / "ledger"

    def kill(server, message):
        if moment == "server has 2" and b"<2@giamngheo.example>" in message and run.poll() is None:
            run.send_signal(signal.SIGKILL)
            run.wait()

    postbox.after = kill
    with serving(postbox) as port:
        run = start(port, ledger, moment)
        assert run.wait(60) == -signal.SIGKILL, run.stderr.read()
        time.sleep(0.1)
        assert len(postbox.taken) < 3
        postbox.after = lambda server, message: None
        run = start(port, ledger, "")
        assert run.wait(60) == 0, run.stderr.read()
    assert postbox.numbers() == taken
    assert states(ledger) == stored
