"""moto as an S3-compatible store."""

from contextlib import contextmanager
from dataclasses import dataclass, field

from moto.core import DEFAULT_ACCOUNT_ID
from moto.s3.models import s3_backends
from moto.server import ThreadedMotoServer

from tests.delivery.targets.servers.gate import Gate
from tests.delivery.targets.servers.place import Place

BUCKET = "bao-cao"


@contextmanager
def s3_server():
    """Its gate and port; the bucket is there."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    gate = server._server.app = Gate(server._server.app)
    s3_backends[DEFAULT_ACCOUNT_ID]["aws"].create_bucket(BUCKET, "us-east-1")
    yield gate, server.get_host_and_port()[1]
    server.stop()


def bucket():
    return s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets[BUCKET]


def refusing(status, code, methods=("PUT", "POST")):
    body = f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>no</Message></Error>".encode()
    return lambda environ: (status, "application/xml", body) if environ["REQUEST_METHOD"] in methods else None


@dataclass
class InBucket(Place):
    """prefix: within the bucket."""

    prefix: str = field(kw_only=True)
    gate: object = field(kw_only=True)

    def everything(self):
        keys = dict(bucket().keys.items())
        return {name.removeprefix(f"{self.prefix}/"): key.value for name, key in keys.items() if self._ours(name)}

    def peek(self, path):
        key = bucket().keys.get(f"{self.prefix}/{path}")
        return key and key.value

    def spoil(self, path, content):
        key = f"{self.prefix}/{path}"
        if content is None:
            bucket().keys.pop(key)
        else:
            s3_backends[DEFAULT_ACCOUNT_ID]["aws"].put_object(BUCKET, key, content)

    def mark(self):
        self.gate.log.clear()

    def written(self):
        assert {method for method, *_ in self.gate.log} <= {"GET", "HEAD", "PUT"}
        puts = [path for method, path, _ in self.gate.log if method == "PUT"]
        return sorted(path.removeprefix(f"/{BUCKET}/{self.prefix}/") for path in puts)

    def _ours(self, name):
        return name.startswith(f"{self.prefix}/")
