"""A server reached by WebDAV (Nextcloud, SharePoint, Apache …), through webdav4."""

import ssl
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote  # the client takes “%41” in a name for an “A”, and refuses “?”

from helpers.delivery.secrets import Secret
from helpers.delivery.targets.faults import (
    Kind,
    LoginRefused,
    NoSpace,
    NotPermitted,
    NotThere,
    TooSlow,
    Unreachable,
    missing,
)
from helpers.delivery.targets.line import Backend
from helpers.delivery.targets.paths import folder_of
from helpers.delivery.targets.patience import within
from helpers.delivery.targets.settings import Target

_STATUS = {401: LoginRefused, 403: NotPermitted, 405: NotPermitted, 507: NoSpace}


def webdav(settings: Target, secret: Secret | None) -> Backend:
    """How to connect to the server. Raises MissingPackage."""
    try:
        from webdav4.fsspec import WebdavFileSystem
    except ImportError as error:
        raise missing(settings.name, "webdav") from error
    ca_file = settings.options.get("ca_file")

    def connect(seconds: float) -> _Webdav:
        server = WebdavFileSystem(
            settings.address.base_url,
            auth=(settings.user, secret.reveal()) if secret else None,
            timeout=seconds,
            retry=False,  # what is tried again, and when, is decided in one place
            verify=ssl.create_default_context(cafile=Path(str(ca_file)).expanduser()) if ca_file else True,
            skip_instance_cache=True,  # which would keep the secret, and connections that are gone
        )
        return _Webdav(server.client)

    return Backend(connect, _kind)


class _Webdav:
    """See Store. Folders that were emptied stay: between looking and removing, somebody may have put a file there.

    By the client beneath webdav4's fsspec: that one moves by copying, and looks at every folder above before each file.
    """

    whole = False

    def __init__(self, client):
        self._client = client
        self._folders: set[str] = set()  # those that are known to be there

    def sizes(self, folders: Iterable[str], seconds: float) -> dict[str, int]:
        return within(seconds, lambda: dict(item for folder in folders for item in self._sizes(folder)))

    def read(self, path: str, seconds: float) -> bytes | None:
        from webdav4.client import ResourceNotFound

        def work() -> bytes | None:
            try:
                return self._client.request("GET", quote(path)).content
            except ResourceNotFound:
                return None

        return within(seconds, work)

    def write(self, path: str, content: bytes, seconds: float) -> None:
        def work() -> None:
            self._make(folder_of(path))
            self._client.request("PUT", quote(path), content=content)

        within(seconds, work)

    def move(self, old: str, new: str, seconds: float) -> None:
        within(seconds, lambda: self._client.move(quote(old), quote(new), overwrite=True))

    def remove(self, path: str, seconds: float) -> None:
        from webdav4.client import ResourceNotFound

        def work() -> None:
            with suppress(ResourceNotFound):
                self._client.remove(quote(path))

        within(seconds, work)

    def prune(self, folder: str, seconds: float) -> None:
        pass

    def clear(self, paths: Iterable[str], seconds: float) -> None:
        pass

    def close(self) -> None:
        self._client.http.close()

    def _sizes(self, folder: str) -> list[tuple[str, int]]:
        from webdav4.client import ResourceNotFound

        try:
            entries = self._client.ls(quote(folder))
        except ResourceNotFound:
            return []
        self._folders.add(folder)
        return [(one["name"], one["content_length"] or 0) for one in entries if one["type"] == "file"]

    def _make(self, folder: str) -> None:
        """Before the file: a server that does not know its folder may break off while the file is still being sent."""
        from webdav4.client import ResourceAlreadyExists, ResourceConflict, ResourceNotFound

        if folder in self._folders:
            return
        try:
            with suppress(ResourceAlreadyExists):
                self._client.mkdir(quote(folder))
        except (ResourceConflict, ResourceNotFound):
            if not folder:
                raise
            self._make(folder_of(folder))
            with suppress(ResourceAlreadyExists):
                self._client.mkdir(quote(folder))
        self._folders.add(folder)


def _kind(error: BaseException) -> Kind | None:
    import httpx
    from webdav4 import client

    if isinstance(error, client.HTTPError):
        return _STATUS.get(error.status_code)
    if isinstance(error, client.ForbiddenOperation):
        return NotPermitted
    if isinstance(error, client.InsufficientStorage):
        return NoSpace
    if isinstance(error, client.ResourceConflict | client.ResourceNotFound):
        return NotThere
    if isinstance(error, httpx.TimeoutException):
        return TooSlow
    return Unreachable if isinstance(error, httpx.TransportError) else None
