"""A certificate that nobody vouches for gets no password."""

import datetime
import ipaddress

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from helpers.delivery.secrets import Secret
from helpers.delivery.targets import NotTrusted, Target, open_target
from tests.delivery.targets.servers.place import QUICK
from tests.delivery.targets.servers.webdav_server import PASSWORD, USER, webdav_server
from tests.delivery.targets.sets import FIRST, sending


@pytest.fixture
def certificate(tmp_path):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now).not_valid_after(now + datetime.timedelta(days=1))
    made = made.add_extension(names, False).sign(key, hashes.SHA256())
    pem = serialization.Encoding.PEM
    (tmp_path / "server.crt").write_bytes(made.public_bytes(pem))
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (tmp_path / "server.key").write_bytes(key.private_bytes(pem, *plain))
    return tmp_path / "server.crt", tmp_path / "server.key"


def test_an_unknown_certificate_is_refused_and_a_named_one_taken(tmp_path, certificate):
    root = tmp_path / "root"
    (root / "a").mkdir(parents=True)
    with webdav_server(root, certificate) as (gate, port):
        url = f"webdavs://127.0.0.1:{port}/a"
        target = open_target(Target("tỉnh", url, {"user": USER}), Secret(PASSWORD), QUICK)
        with target, pytest.raises(NotTrusted, match="certificate"):
            target.send(sending(FIRST))
        assert gate.log == []
        options = {"user": USER, "ca_file": str(certificate[0])}
        with open_target(Target("tỉnh", url, options), Secret(PASSWORD), QUICK) as target:
            target.send(sending(FIRST))
    assert (root / "a" / "index.html").read_bytes() == FIRST["index.html"]
