"""One consistent set, with a switch at the end."""

import json

import asyncssh
import pytest

from helpers.delivery.targets import NoSpace, NotStanding, name_of_set
from helpers.delivery.targets.paths import STATE
from tests.delivery.targets.reader import reading
from tests.delivery.targets.servers.s3_server import refusing
from tests.delivery.targets.sets import FIRST, SECOND, sending

SWITCH = "index.html"


def as_set(number):
    """Files in a folder named by what they are, and a switch that names them."""
    pages = {f"{name}.html": f"{number} {name}".encode() * 500 for name in ("một", "hai", "ba")}
    folder = name_of_set(sending(pages))
    pages = {f"bộ/{folder}/{path}": content for path, content in pages.items()}
    return pages | {SWITCH: json.dumps({path: content.decode() for path, content in pages.items()}).encode()}


def test_a_reader_who_follows_the_switch_never_meets_a_missing_or_mixed_set(place):
    def follow():
        """What is wrong with the set that the switch names."""
        switch = place.peek(SWITCH)
        if switch is None:
            return "gap"
        named = json.loads(switch)
        wrong = [path for path, content in named.items() if place.peek(path) != content.encode()]
        return (len(named), *wrong)

    with place.open() as target:
        target.publish(sending(as_set(1)), {SWITCH})
        with reading(follow) as seen:
            for number in (2, 3):
                target.publish(sending(as_set(number)), {SWITCH})
    assert set(seen) - ({"gap"} if place.gaps else set()) == {(3,)}


def test_the_switch_is_written_last_and_a_second_time_not_at_all(place):
    with place.open() as target:
        sent = target.publish(sending(FIRST), [SWITCH])
        assert sent.sent[-1] == SWITCH
        assert place.files() == FIRST
        place.mark()
        assert target.publish(sending(FIRST), [SWITCH]).sent == ()
        assert place.written() == []
        changed = {path: content + b"!" for path, content in FIRST.items()}
        assert target.publish(sending(changed), [SWITCH]).sent[-1] == SWITCH
    assert place.files() == changed
    assert place.partials() == []


def fail_from_the_second_on(place):
    """No space any more, when a first file has been taken."""
    if hasattr(place, "server"):
        write, taken = asyncssh.SFTPServer.write, []

        def writing(self, file_obj, offset, data):
            taken.append(data)
            if len(taken) > 2:  # the state, the first
                raise asyncssh.SFTPNoSpaceOnFilesystem("No space left on device")
            return write(self, file_obj, offset, data)

        return pytest.MonkeyPatch.context(), lambda patched: patched.setattr(asyncssh.SFTPServer, "write", writing)
    refuse = refusing("507 Insufficient Storage", "XMinioStorageFull", {"PUT"})
    puts = []

    def refusing_later(environ):
        if environ["REQUEST_METHOD"] == "PUT":
            puts.append(environ)
        return refuse(environ) if len(puts) > 2 else None

    return pytest.MonkeyPatch.context(), lambda patched: patched.setattr(place.gate, "refuse", refusing_later)


def test_a_target_that_fails_on_the_way_keeps_the_set_it_had(served):
    changed = {path: content + b"!" for path, content in FIRST.items()}
    with served.open() as target:
        target.publish(sending(FIRST), [SWITCH])
        context, break_ = fail_from_the_second_on(served)
        with context as patched:
            break_(patched)
            with pytest.raises(NoSpace):
                target.publish(sending(changed), [SWITCH])
        stands = {path: content for path, content in served.files().items() if path not in served.partials()}
        assert stands == FIRST
        target.publish(sending(changed), [SWITCH])
    assert served.files() == changed


def test_the_switch_stays_when_somebody_takes_a_file_away_on_the_way(a_place, monkeypatch):
    place = a_place("folder")
    with place.open() as target:
        target.publish(sending(FIRST), [SWITCH])
        look = type(target)._look
        gone = "2023/bắc ninh %41/rỗng.txt"

        def looking(self, paths):
            if STATE not in paths and gone in paths and place.peek(gone) is not None and self._state.changed:
                place.spoil(gone, None)
            look(self, paths)

        monkeypatch.setattr(type(target), "_look", looking)
        with pytest.raises(NotStanding, match="rỗng"):
            target.publish(sending(SECOND | {SWITCH: b"2"}), [SWITCH])
    assert place.peek(SWITCH) == FIRST[SWITCH]
