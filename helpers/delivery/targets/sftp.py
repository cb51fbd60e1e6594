"""A server reached by SFTP, through sshfs (asyncssh)."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from errno import ENOSPC
from pathlib import Path
from typing import Any

from helpers.delivery.secrets import Secret
from helpers.delivery.targets.faults import (
    Kind,
    LoginRefused,
    NoSpace,
    NotPermitted,
    NotThere,
    NotTrusted,
    Unreachable,
    missing,
)
from helpers.delivery.targets.line import Backend
from helpers.delivery.targets.paths import folder_of, joined
from helpers.delivery.targets.settings import Target


def sftp(settings: Target, secret: Secret | None) -> Backend:
    """How to connect to the server. Raises MissingPackage."""
    try:
        import sshfs
    except ImportError as error:
        raise missing(settings.name, "sftp") from error
    address = settings.address

    def connect(seconds: float) -> _Sftp:
        arguments = {
            "port": address.port or 22,
            "known_hosts": _known_hosts(settings),
            "config": None,  # what stands in ~/.ssh/config would hold for some of those who run this, not for all
            "connect_timeout": seconds,
            "login_timeout": seconds,
            **_login(settings, secret),
        }
        # Without `skip_instance_cache`, the secret would be kept, and connections that are gone
        server = sshfs.SSHFileSystem(address.host, timeout=seconds, skip_instance_cache=True, **arguments)
        return _Sftp(server, address.root)

    return Backend(connect, _kind)


def _known_hosts(settings: Target) -> str | tuple | None:
    """None would trust anyone, and is what sshfs takes if nothing is said; the empty tuple is ~/.ssh/known_hosts."""
    if settings.options.get("any_host_key"):
        return None
    named = settings.options.get("known_hosts")
    return str(Path(str(named)).expanduser()) if named else ()


def _login(settings: Target, secret: Secret | None) -> dict[str, Any]:
    login: dict[str, Any] = {"username": settings.user} if settings.user else {}
    if key_file := settings.options.get("key_file"):
        login |= {"client_keys": [str(Path(str(key_file)).expanduser())], "agent_path": None}
        return login | ({"passphrase": secret.reveal()} if secret else {})
    if secret:
        return login | {"password": secret.reveal(), "client_keys": None, "agent_path": None}
    return login


class _Sftp:
    """See Store.

    Not by the methods of sshfs: its `mv` runs `cp` in a shell where the server does not rename over a file, and
    makes the folders before each file.
    """

    whole = False

    def __init__(self, server, root: str):
        self._server = server
        self._root = root

    def sizes(self, folders: Iterable[str], seconds: float) -> dict[str, int]:
        async def work(channel) -> dict[str, int]:
            from asyncssh import SFTPNoSuchFile
            from asyncssh.constants import FILEXFER_TYPE_REGULAR

            found = {}
            for folder in folders:
                with suppress(SFTPNoSuchFile):
                    for entry in await channel.readdir(self._at(folder)):
                        if entry.attrs.type == FILEXFER_TYPE_REGULAR:
                            found[joined(folder, entry.filename)] = entry.attrs.size
            return found

        return self._do(work, seconds)

    def read(self, path: str, seconds: float) -> bytes | None:
        async def work(channel) -> bytes | None:
            from asyncssh import SFTPNoSuchFile

            try:
                async with channel.open(self._at(path), "rb") as file:
                    return await file.read()
            except SFTPNoSuchFile:
                return None

        return self._do(work, seconds)

    def write(self, path: str, content: bytes, seconds: float) -> None:
        async def work(channel) -> None:
            from asyncssh import SFTPFailure, SFTPNoSuchFile

            try:
                file = await channel.open(self._at(path), "xb")
            except SFTPNoSuchFile:
                await channel.makedirs(self._at(folder_of(path)), exist_ok=True)
                file = await channel.open(self._at(path), "xb")
            try:
                async with file:
                    await file.write(content)
            except SFTPFailure as error:
                # OpenSSH says no more than “Failure” when its disk is full
                if await self._room(channel) < len(content):
                    raise OSError(ENOSPC, str(error)) from error
                raise

        self._do(work, seconds)

    def move(self, old: str, new: str, seconds: float) -> None:
        async def work(channel) -> None:
            from asyncssh import SFTPNoSuchFile, SFTPOpUnsupported

            try:
                await channel.posix_rename(self._at(old), self._at(new))
            except SFTPOpUnsupported:  # then no file stands there for a moment, but never half a one
                with suppress(SFTPNoSuchFile):
                    await channel.remove(self._at(new))
                await channel.rename(self._at(old), self._at(new))

        self._do(work, seconds)

    def remove(self, path: str, seconds: float) -> None:
        async def work(channel) -> None:
            from asyncssh import SFTPNoSuchFile

            with suppress(SFTPNoSuchFile):
                await channel.remove(self._at(path))

        self._do(work, seconds)

    def prune(self, folder: str, seconds: float) -> None:
        async def work(channel) -> None:
            from asyncssh import SFTPError

            with suppress(SFTPError):
                await channel.rmdir(self._at(folder))

        self._do(work, seconds)

    def clear(self, paths: Iterable[str], seconds: float) -> None:
        pass

    def close(self) -> None:
        self._server.loop.call_soon_threadsafe(self._server.client.abort)

    async def _room(self, channel) -> int | float:
        from asyncssh import SFTPError

        try:
            told = await channel.statvfs(self._root)
        except SFTPError:
            return float("inf")  # it does not say
        return told.bavail * told.frsize

    def _do(self, work: Callable, seconds: float):
        from fsspec.asyn import sync

        async def done():
            async with self._server._pool.get() as channel:
                return await work(channel)

        return sync(self._server.loop, done, timeout=seconds)

    def _at(self, path: str) -> str:
        return joined(self._root.rstrip("/"), path) if path else self._root


def _kind(error: BaseException) -> Kind | None:
    import asyncssh

    lost = (asyncssh.SFTPNoConnection, asyncssh.SFTPConnectionLost)
    kinds: dict[Kind, tuple[type[BaseException], ...]] = {
        LoginRefused: (asyncssh.PermissionDenied, asyncssh.KeyImportError, asyncssh.KeyEncryptionError),
        NotTrusted: (asyncssh.HostKeyNotVerifiable,),
        NotPermitted: (asyncssh.SFTPPermissionDenied, asyncssh.SFTPWriteProtect),
        NoSpace: (asyncssh.SFTPNoSpaceOnFilesystem, asyncssh.SFTPQuotaExceeded),
        NotThere: (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath),
        Unreachable: (asyncssh.DisconnectError, asyncssh.ChannelOpenError, *lost),
    }
    if isinstance(error, asyncssh.SFTPFailure) and any(word in error.reason.lower() for word in ("space", "quota")):
        return NoSpace
    return next((kind for kind, errors in kinds.items() if isinstance(error, errors)), None)
