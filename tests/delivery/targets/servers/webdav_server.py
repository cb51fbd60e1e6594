"""wsgidav on cheroot."""

import threading
from contextlib import contextmanager

from cheroot.ssl.builtin import BuiltinSSLAdapter
from cheroot.wsgi import Server
from wsgidav.wsgidav_app import WsgiDAVApp

from tests.delivery.targets.servers.gate import Gate

USER, PASSWORD = "giám-nghèo", "mật khẩu webdav"


@contextmanager
def webdav_server(root, certificate=None):
    """Its gate and port. certificate: paths of one and of its key, to serve https."""
    settings = {
        "provider_mapping": {"/": {"root": str(root)}},
        "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
        "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
        "verbose": 0,
        "logging": {"enable": False},
        "property_manager": False,
        "lock_storage": False,
    }
    gate = Gate(WsgiDAVApp(settings))
    server = Server(("127.0.0.1", 0), gate, numthreads=8)
    server.shutdown_timeout = 0.1
    if certificate:
        server.ssl_adapter = BuiltinSSLAdapter(*map(str, certificate))
    server.prepare()
    threading.Thread(target=server.serve, daemon=True).start()
    yield gate, server.bind_addr[1]
    server.stop()
