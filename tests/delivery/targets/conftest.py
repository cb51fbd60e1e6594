"""A fresh place of each kind, at servers that are started once."""

from itertools import count

import pytest

from helpers.delivery.secrets import Secret
from helpers.delivery.targets import Target
from tests.delivery.targets.servers import sftp_server as sftp
from tests.delivery.targets.servers import webdav_server as webdav
from tests.delivery.targets.servers.in_folder import InFolder, OverSftp, OverWebdav
from tests.delivery.targets.servers.s3_server import BUCKET, InBucket, s3_server
from tests.delivery.targets.servers.wire import Wire

SERVED = ["s3", "sftp", "webdav"]
KINDS = ["folder", *SERVED]
_NUMBERS = count()


@pytest.fixture(scope="session")
def sftp_at(tmp_path_factory):
    root = tmp_path_factory.mktemp("sftp")
    with sftp.sftp_server(root) as server:
        yield server


@pytest.fixture(scope="session")
def webdav_at(tmp_path_factory):
    root = tmp_path_factory.mktemp("webdav")
    with webdav.webdav_server(root) as (gate, port):
        yield root, gate, port


@pytest.fixture(scope="session")
def s3_at():
    with s3_server() as (gate, port):
        yield gate, port


@pytest.fixture
def a_place(request, tmp_path):
    """From a kind to a fresh place of it, at the other end of a wire of its own."""
    wires = []
    name = f"báo cáo {next(_NUMBERS)}"

    def wire(port):
        wires.append(Wire(port))
        return wires[-1]

    def at_folder():
        folder = tmp_path / name
        return InFolder(Target("tỉnh", str(folder)), folder=folder)

    def at_s3():
        gate, port = request.getfixturevalue("s3_at")
        gate.reset()
        line = wire(port)
        options = {"endpoint_url": f"http://127.0.0.1:{line.port}", "user": "AKIA", "region": "us-east-1"}
        target = Target("tỉnh", f"s3://{BUCKET}/{name}", options | {"addressing": "path"})
        return InBucket(target, Secret("khóa s3 bí mật"), line, prefix=name, gate=gate)

    def at_sftp():
        server = request.getfixturevalue("sftp_at")
        server.reset()
        line = wire(server.port)
        known = tmp_path / "known_hosts"
        known.write_text(f"[127.0.0.1]:{line.port} {server.key.export_public_key().decode()}")
        options = {"user": sftp.USER, "known_hosts": str(known)}
        target = Target("tỉnh", f"sftp://127.0.0.1:{line.port}/{name}", options)
        return OverSftp(target, Secret(sftp.PASSWORD), line, folder=server.root / name, server=server)

    def at_webdav():
        root, gate, port = request.getfixturevalue("webdav_at")
        gate.reset()
        line = wire(port)
        target = Target("tỉnh", f"webdav://127.0.0.1:{line.port}/{name}", {"user": webdav.USER})
        return OverWebdav(target, Secret(webdav.PASSWORD), line, True, folder=root / name, gate=gate)

    yield lambda kind: {"folder": at_folder, "s3": at_s3, "sftp": at_sftp, "webdav": at_webdav}[kind]()
    for one in wires:
        one.cut()


@pytest.fixture(params=KINDS)
def place(request, a_place):
    """A fresh place of each kind in turn."""
    return a_place(request.param)


@pytest.fixture(params=SERVED)
def served(request, a_place):
    """As `place`, of those with a server."""
    return a_place(request.param)
