"""Each thing that can go wrong at a target is told as what it is, in bounded time, and tried again where that may help."""

import errno
import os
import socket
import sys
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import asyncssh
import pytest

from helpers.delivery.secrets import Secret
from helpers.delivery.targets import (
    LoginRefused,
    MissingPackage,
    NoSpace,
    NotPermitted,
    NotThere,
    NotTrusted,
    Patience,
    Target,
    TargetFailed,
    TooSlow,
    Unreachable,
    open_target,
)
from tests.delivery.targets.conftest import SERVED
from tests.delivery.targets.servers.s3_server import refusing
from tests.delivery.targets.sets import FIRST, SECOND, sending

HASTY = Patience(tries=2, wait=0.01, seconds=0.3, rate=10**6, total=5)


@contextmanager
def ends():
    """It comes to an end by itself: what it would be waiting for takes longer than this."""
    began = time.monotonic()
    yield
    assert time.monotonic() - began < 30


def refused(status, methods):
    return lambda environ: (status, "text/plain", b"no") if environ["REQUEST_METHOD"] in methods else None


def break_(place, kind, what):
    """Make the server of this kind fail in its own words."""
    if kind == "s3":
        codes = {
            "space": ("507 Insufficient Storage", "XMinioStorageFull"),
            "rights": ("403 Forbidden", "AccessDenied"),
        }
        place.gate.refuse = refusing(*codes[what])
    elif kind == "webdav":
        status = {"space": "507 Insufficient Storage", "rights": "403 Forbidden"}[what]
        place.gate.refuse = refused(status, {"PUT"})
    elif what == "space":
        place.server.fail_write = asyncssh.SFTPNoSpaceOnFilesystem("No space left on device")
    else:
        place.server.fail_open = asyncssh.SFTPPermissionDenied("Permission denied")


def attempts(place, kind):
    """How often a file was opened or put."""
    if kind == "sftp":
        return [what for what, _ in place.server.log].count("open")
    return [method for method, *_ in place.gate.log].count("PUT")


@pytest.mark.parametrize("kind", SERVED)
@pytest.mark.parametrize(("what", "fault"), [("space", NoSpace), ("rights", NotPermitted)])
def test_a_full_or_closed_server_is_told_at_once_and_keeps_what_it_had(a_place, kind, what, fault):
    place = a_place(kind)
    with place.open() as target:
        target.send(sending(FIRST))
        break_(place, kind, what)
        place.mark()
        with pytest.raises(fault, match="tỉnh"):
            target.send(sending(SECOND))
    assert attempts(place, kind) <= 2, "what is hopeless is not tried again: once, and the state at the end"
    assert place.files() == FIRST


@pytest.mark.parametrize(("free", "fault"), [(0, NoSpace), (10**9, TargetFailed)])
def test_openssh_says_failure_when_its_disk_is_full(a_place, monkeypatch, free, fault):
    place = a_place("sftp")
    room = asyncssh.SFTPVFSAttrs(bavail=free // 512, frsize=512)
    monkeypatch.setattr(asyncssh.SFTPServer, "statvfs", lambda self, path: room)
    place.server.fail_write = asyncssh.SFTPFailure("Failure")
    with place.open() as target, pytest.raises(fault):
        target.send(sending(FIRST))


@pytest.mark.parametrize("kind", SERVED)
def test_a_refused_login_is_told_and_not_tried_again(a_place, kind):
    place = a_place(kind)
    if kind == "s3":  # moto lets everyone in
        place.gate.refuse = refusing("403 Forbidden", "SignatureDoesNotMatch", {"GET", "HEAD", "PUT"})
    with place.open(Patience(wait=40), secret=Secret("sai mật khẩu")) as target, ends(), pytest.raises(LoginRefused):
        target.send(sending(FIRST))
    assert place.files() == {}


def test_a_target_that_is_down_is_given_up(served):
    served.wire.cut()
    with served.open() as target, pytest.raises(Unreachable, match="tỉnh cannot be reached"):
        target.send(sending(FIRST))


def test_a_target_that_comes_back_between_tries_gets_everything(served):
    served.wire.cut()
    timer = threading.Timer(0.3, served.wire.free)
    timer.start()
    with served.open(Patience(tries=6, wait=0.1, seconds=5)) as target:
        target.send(sending(FIRST))
    assert served.files() == FIRST


def test_a_target_that_breaks_off_in_the_middle_gets_everything_in_the_end(served):
    content = FIRST | {"lớn.bin": os.urandom(2**20)}
    with served.open(Patience(tries=6, wait=0.1, seconds=5)) as target:
        target.send(sending(FIRST))
        served.wire.allowance = 2**19

        def cut():
            served.wire.stalled.wait()
            served.wire.free()

        threading.Thread(target=cut, daemon=True).start()
        target.send(sending(content))
    assert served.files() == content


def test_a_target_that_hangs_is_given_up_in_bounded_time(served):
    served.wire.allowance = 0
    with served.open(HASTY) as target, ends(), pytest.raises(TooSlow, match="longer than 1 s"):
        target.send(sending(FIRST))


def test_a_target_that_hangs_in_the_middle_is_given_up_too(served):
    with served.open() as target:
        target.send(sending(FIRST))
    with served.open(HASTY) as target:
        served.wire.allowance = 2**18
        with ends(), pytest.raises(TooSlow):
            target.send(sending(FIRST | {"lớn.bin": bytes(2**18)}))
    assert served.files().get("lớn.bin") is None


def test_a_server_that_answers_drop_by_drop_is_given_up(a_place):
    place = a_place("webdav")
    place.gate.trickle = 1000
    with place.open(HASTY) as target, ends(), pytest.raises(TooSlow):
        target.send(sending(FIRST))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a share that hangs is played by a pipe")
def test_a_share_that_hangs_is_given_up(a_place):
    place = a_place("folder")
    place.folder.mkdir()
    os.mkfifo(place.folder / ".giamngheo.json")
    with place.open(HASTY) as target, pytest.raises(TooSlow):
        target.send(sending(FIRST))
    for _ in range(2):  # let the two that wait for a writer go
        os.close(os.open(place.folder / ".giamngheo.json", os.O_RDWR | os.O_NONBLOCK))


def test_a_share_that_comes_back_gets_everything(a_place, monkeypatch):
    place, scandir = a_place("folder"), os.scandir
    failing = iter([errno.EHOSTUNREACH, errno.ENETUNREACH])

    def scan(path):
        if number := next(failing, None):
            raise OSError(number, os.strerror(number))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", scan)
    with place.open() as target:
        target.send(sending(FIRST))
    assert place.files() == FIRST


def test_a_full_disk_is_told_and_keeps_what_it_had(a_place):
    resource = pytest.importorskip("resource")
    place = a_place("folder")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with place.open() as target:
        target.send(sending(FIRST))
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (4000, hard))
            with pytest.raises(NoSpace, match="no space left for 2023/lạng sơn"):
                target.send(sending(SECOND))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert place.files() == FIRST, "what did not fit was taken back"
        target.send(sending(SECOND))
    assert place.files() == SECOND


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="without users")
def test_a_folder_that_is_read_only_is_told():
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        user = os.geteuid()
        try:
            if user == 0:  # root may write anywhere
                os.seteuid(65534)
            with open_target(Target("tỉnh", folder)) as target, pytest.raises(NotPermitted, match="no permission"):
                target.send(sending(FIRST))
        finally:
            os.seteuid(user)
        Path(folder).chmod(0o755)


def test_a_share_that_is_not_mounted_is_not_made_up(tmp_path):
    with open_target(Target("tỉnh", str(tmp_path / "mnt" / "share"))) as target, pytest.raises(NotThere):
        target.send(sending(FIRST))
    assert list(tmp_path.iterdir()) == []


def test_a_bucket_that_does_not_exist_is_told(a_place):
    place = a_place("s3")
    place.target = replace(place.target, url="s3://khong-co/x")
    with place.open() as target, pytest.raises(NotThere):
        target.send(sending(FIRST))


def test_a_server_that_fails_once_is_tried_again(a_place):
    place = a_place("webdav")
    failing = iter(["503 Service Unavailable"])
    place.gate.refuse = lambda environ: (status, "text/plain", b"") if (status := next(failing, None)) else None
    with place.open() as target:
        target.send(sending(FIRST))
    assert place.files() == FIRST


def test_a_server_that_does_not_rename_over_a_file_gets_everything(a_place):
    place = a_place("sftp")
    place.server.renames = False
    with place.open() as target:
        target.send(sending(FIRST))
        target.send(sending(SECOND))
    assert place.files() == SECOND


def test_a_server_with_another_host_key_gets_no_password(a_place, tmp_path, monkeypatch):
    place = a_place("sftp")
    asked = []
    monkeypatch.setattr(asyncssh.SSHServer, "begin_auth", lambda self, username: asked.append(username) or True)
    key = asyncssh.generate_private_key("ssh-ed25519").export_public_key().decode()
    (tmp_path / "known_hosts").write_text(f"[127.0.0.1]:{place.wire.port} {key}")
    with place.open() as target, pytest.raises(NotTrusted, match="known hosts"):
        target.send(sending(FIRST))
    monkeypatch.setenv("HOME", str(tmp_path))  # where there is no .ssh
    options = {"user": place.target.user}
    place.target = replace(place.target, options=options)
    with place.open() as target, pytest.raises(NotTrusted):
        target.send(sending(FIRST))
    assert asked == []
    place.target = replace(place.target, options=options | {"any_host_key": True})
    with place.open() as target:
        target.send(sending(FIRST))
    assert place.files() == FIRST


@pytest.mark.parametrize(("kind", "package"), [("s3", "s3fs"), ("sftp", "sshfs"), ("webdav", "webdav4.fsspec")])
def test_a_missing_package_is_named_by_its_extra(a_place, monkeypatch, kind, package):
    place = a_place(kind)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingPackage, match=rf'pip install -e "\.\[{kind}\]"'):
        place.open()


@pytest.fixture
def clocked(monkeypatch):
    """Does something at a target as patience is set by default, on a clock that only waiting moves: what it waited for
    between tries, and the time that it took in all."""
    from helpers.delivery.targets import line

    def do(work):
        now, waited = [0.0], []

        def sleep(seconds):
            waited.append(seconds)
            now[0] += seconds

        def worked(store, seconds):
            now[0] += work(seconds)
            raise TimeoutError

        monkeypatch.setattr(line, "time", SimpleNamespace(monotonic=lambda: now[0], sleep=sleep))
        held = line.Line("tỉnh", line.Backend(lambda seconds: object(), lambda error: None), None, Patience())
        with pytest.raises(TooSlow):
            held.do("a", worked)
        return waited, now[0]

    return do


def test_the_time_for_all_tries_is_bounded(clocked):
    """With a target that lets every try wait until its end."""
    _waited, seconds = clocked(lambda seconds: seconds)
    assert 20 < seconds <= 30


def test_each_try_is_waited_for_twice_as_long_and_not_for_ever(clocked):
    assert clocked(lambda _seconds: 0) == ([1, 2, 4], 7)


@pytest.mark.parametrize(("kind", "method"), [("s3", "GET"), ("webdav", "GET"), ("webdav", "PROPFIND")])
def test_how_often_a_server_is_asked_is_decided_in_one_place(a_place, kind, method):
    """And not multiplied by the packages beneath, which try again by themselves."""
    place = a_place(kind)
    place.gate.refuse = refused("503 Service Unavailable", {method})
    with place.open(Patience(tries=2, wait=0.01)) as target, pytest.raises(TargetFailed):
        target.send(sending(FIRST))
    assert [asked for asked, *_ in place.gate.log].count(method) == 2


def test_how_often_a_server_is_called_is_decided_there_too(served):
    """It hangs up on whoever comes."""
    called = []
    served.wire.cut()
    with socket.create_server(("127.0.0.1", served.wire.port)) as listener:

        def hang_up():
            with suppress(OSError):
                while True:
                    called.append(listener.accept()[0].close())

        threading.Thread(target=hang_up, daemon=True).start()
        with served.open(Patience(tries=2, wait=0.01)) as target, pytest.raises(Unreachable):
            target.send(sending(FIRST))
        listener.shutdown(socket.SHUT_RDWR)
    assert 2 <= len(called) <= 4, "what asks for a page may call once more"
