"""What stands before an application of a web server: it writes down, holds up and refuses."""

import time


class Gate:
    """log: (method, path, destination) of every request. refuse: from an environ to (status, type, body), or None."""

    def __init__(self, application):
        self.application = application
        self.reset()

    def reset(self):
        self.log = []
        self.refuse = lambda environ: None
        self.trickle = 0

    def __call__(self, environ, start_response):
        method = environ["REQUEST_METHOD"]
        path = environ["PATH_INFO"].encode("latin-1").decode()  # as the rules of WSGI have it
        self.log.append((method, path, environ.get("HTTP_DESTINATION", "")))
        answer = self.refuse(environ)
        if answer:
            status, kind, body = answer
            _drain(environ)
            start_response(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
            return [b"" if method == "HEAD" else body]
        if self.trickle:
            _drain(environ)
            start_response("207 Multi-Status", [("Content-Type", "application/xml")])
            return self._drops()
        return self.application(environ, start_response)

    def _drops(self):
        for _ in range(self.trickle):
            time.sleep(0.05)
            yield b" "


def _drain(environ):
    environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
