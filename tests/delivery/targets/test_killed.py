"""A run that is killed in the middle of a file leaves no half file under its name, and the next one finishes."""

import json
import os
import signal
import subprocess
import sys
import threading

import pytest

from helpers.delivery.secrets import variable
from tests.delivery.targets.reader import reading
from tests.delivery.targets.servers.s3_server import bucket
from tests.delivery.targets.sets import sending

SIZES = {"folder": 2**21, "s3": 17 * 2**20, "sftp": 2**21, "webdav": 2**21}  # s3: in parts
LARGE = "2023/lớn.bin"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="without signals")
@pytest.mark.parametrize("kind", SIZES)
def test_a_killed_run_is_finished_by_the_next(a_place, tmp_path, kind):
    place = a_place(kind)
    old = {"2023/a.txt": b"a", LARGE: b"old" * 1000}
    new = {"2023/a.txt": b"b", LARGE: os.urandom(1000) * (SIZES[kind] // 1000), "2024/z.txt": b"z"}
    with place.open() as target:
        target.send(sending(old))
    for path, content in new.items():
        (tmp_path / "from" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "from" / path).write_bytes(content)

    with reading(lambda: place.peek(LARGE)) as seen:
        killed = kill_in_the_middle(place, tmp_path / "from", SIZES[kind] * 6 // 10)
        assert killed == -signal.SIGKILL
        assert place.files()[LARGE] == old[LARGE]
        left = place.partials() if kind != "s3" else list(bucket().multiparts)
        assert left, "it was killed in the middle"
        with place.open() as target:
            sent = target.send(sending(new))
    assert LARGE in sent.sent
    assert place.files() == new
    assert place.partials() == []
    assert list(bucket().multiparts) == [] if kind == "s3" else True
    assert {None if one is None else len(one) for one in seen} - ({None} if place.gaps else set()) == {
        3000,
        len(new[LARGE]),
    }
    assert [one for one in seen if one not in (None, old[LARGE], new[LARGE])] == []


def kill_in_the_middle(place, folder, allowance):
    """How the child ended."""
    command = [sys.executable, "-m", "tests.delivery.targets.killed"]
    words = [place.target.url, json.dumps(dict(place.target.options)), str(folder)]
    secret = {variable("killed-child"): place.secret.reveal()} if place.secret else {}
    if place.wire:
        place.wire.free()
        place.wire.allowance = allowance
    child = subprocess.Popen([*command, *words], env=os.environ | secret, stderr=subprocess.PIPE, text=True)
    if place.wire:
        watching = threading.Thread(target=lambda: place.wire.stalled.wait(30) and child.kill(), daemon=True)
        watching.start()
    _, said = child.communicate(timeout=40)
    assert not said, said
    if place.wire:
        place.wire.free()
    return child.returncode


def test_what_was_begun_is_not_taken_for_sent(a_place):
    """Killed between a file and the state: what stands there is new, and as long as what the state speaks of."""
    place = a_place("folder")
    old, new = sending({"a": b"old"}), sending({"a": b"new"})
    with place.open() as target:
        target.send(old)
        with pytest.raises(KeyboardInterrupt), pytest.MonkeyPatch.context() as patched:
            patched.setattr("helpers.delivery.targets.line.Line.once", dies_after_moving(target, "a"))
            target.send(new)
        assert place.peek("a") == b"new"
        assert target.send(old).sent == ("a",)
    assert place.peek("a") == b"old"


def dies_after_moving(target, path):
    once = type(target._line).once
    dead = []

    def dying(self, about, work, size=0):
        if dead:
            raise KeyboardInterrupt
        done = once(self, about, work, size)
        if about == path:
            dead.append(about)
            raise KeyboardInterrupt
        return done

    return dying
