"""A wire between us and a server, that can be cut, or let so many bytes through and then no more."""

import contextlib
import math
import socket
import threading


class Wire:
    """Listens on `port` and passes everything on to `upstream`; `stalled` is set when `allowance` bytes went out."""

    def __init__(self, upstream, connected=True):
        self.upstream = upstream
        self.allowance = math.inf
        self.stalled = threading.Event()
        self._freed = threading.Event()
        self._open = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        if connected:
            self._serve()
        else:
            self._listener.close()
            self._listener = None

    def connect(self):
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self._serve()

    def cut(self):
        """Nothing listens any more, and what was connected is not."""
        listener, self._listener = self._listener, None
        if listener:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        self._freed.set()
        for one in list(self._open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        self._open.clear()

    def free(self):
        """Let everything through again; what was held back is lost with its connections."""
        self.cut()
        self.allowance = math.inf
        self.stalled.clear()
        self._freed = threading.Event()
        self.connect()

    def _serve(self):
        threading.Thread(target=self._accept, args=(self._listener, self._freed), daemon=True).start()

    def _accept(self, listener, freed):
        with contextlib.suppress(OSError):
            while True:
                near, _ = listener.accept()
                far = socket.create_connection(("127.0.0.1", self.upstream))
                self._open |= {near, far}
                for one in (near, far):
                    one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                for source, sink, out in ((near, far, True), (far, near, False)):
                    threading.Thread(target=self._pass, args=(source, sink, out, freed), daemon=True).start()

    def _pass(self, source, sink, out, freed):
        with contextlib.suppress(OSError):
            while content := source.recv(65536):
                if out:
                    self.allowance -= len(content)
                    if self.allowance < 0:
                        self.stalled.set()
                        freed.wait()
                        return
                sink.sendall(content)
        for one in (source, sink):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
