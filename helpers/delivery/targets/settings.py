"""A target as it is set up: its address and options, checked, and never a secret."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import url2pathname

from helpers.delivery.targets.faults import BadTarget
from helpers.words import N_

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_KINDS = {
    "file": "folder",
    "s3": "s3",
    "sftp": "sftp",
    "webdav": "webdav",
    "webdavs": "webdav",
    "http": "webdav",
    "https": "webdav",
}
_OPTIONS: dict[str, dict[str, type]] = {
    "folder": {},
    "s3": {"endpoint_url": str, "region": str, "user": str, "addressing": str, "ca_file": str},
    "sftp": {"user": str, "known_hosts": str, "key_file": str, "any_host_key": bool},
    "webdav": {"user": str, "ca_file": str},
}


@dataclass(frozen=True)
class Address:
    """kind: folder, s3, sftp or webdav. root: the folder there, of s3 with the bucket before it."""

    kind: str
    root: str
    host: str = ""
    port: int | None = None
    user: str = ""
    base_url: str = ""


@dataclass(frozen=True)
class Target:
    """url: `/srv/share`, `\\\\server\\share`, `file:///…`, `s3://bucket/prefix`, `sftp://user@host:port/path` (`/~/path`
    is in the user's own folder), `webdav(s)://…`, `http(s)://…`.

    options: s3: endpoint_url, region, user (the access key's id), addressing (`path` or `virtual`), ca_file;
    sftp: user, known_hosts, key_file, any_host_key (True: the server need not prove who it is); webdav: user, ca_file.
    Raises BadTarget.
    """

    name: str
    url: str
    options: Mapping[str, str | bool] = field(default_factory=dict)
    address: Address = field(init=False, repr=False, compare=False)

    def __post_init__(self):
        object.__setattr__(self, "address", _address(self.name, self.url))
        known = _OPTIONS[self.address.kind]
        for option, value in self.options.items():
            if option not in known:
                raise BadTarget(
                    N_("{target}: a target of this kind has no option “{option}”. It has: {known}"),
                    target=self.name,
                    option=option,
                    known=", ".join(known) or "–",
                )
            if type(value) is not known[option] or value == "":
                raise BadTarget(
                    N_("{target}: the option “{option}” needs {wanted}"),
                    target=self.name,
                    option=option,
                    wanted="true / false" if known[option] is bool else "“…”",
                )

    @property
    def user(self) -> str:
        """Who logs in, by the address or the options; may be empty."""
        return self.address.user or str(self.options.get("user", ""))


def _address(name: str, url: str) -> Address:
    scheme = _SCHEME.match(url)
    if scheme is None:
        return _folder(name, url)
    kind = _KINDS.get(scheme[1].lower())
    if kind is None:
        raise BadTarget(
            N_("{target}: addresses that begin with “{scheme}” are not known. Known are: {known}"),
            target=name,
            scheme=f"{scheme[1]}://",
            known=", ".join(f"{one}://" for one in _KINDS),
        )
    parts, port = _parts(name, url)
    if kind == "folder":
        return _folder(name, url2pathname(f"//{parts.netloc}{parts.path}" if parts.netloc else parts.path))
    if not parts.hostname:
        raise BadTarget(N_("{target}: its address names no server or bucket"), target=name)
    if kind == "s3":
        return Address(kind, f"{parts.netloc}/{parts.path.strip('/')}".rstrip("/"))
    user = unquote(parts.username or "")
    if kind == "sftp":
        path = unquote(parts.path).rstrip("/") or "/"
        root = path.removeprefix("/~/") if path.startswith("/~/") else path
        return Address(kind, root, parts.hostname, port, user)
    secure = scheme[1].lower() in ("webdavs", "https")
    place = parts.netloc.rpartition("@")[2]
    base_url = f"{'https' if secure else 'http'}://{place}{parts.path.rstrip('/')}"
    return Address(kind, "", parts.hostname, port, user, base_url)


def _parts(name: str, url: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadTarget(N_("{target}: its address is not written rightly"), target=name) from None
    if parts.password is not None:
        raise BadTarget(
            N_("{target}: its address holds a password. Take it out, and store it as the target's secret"), target=name
        )
    if parts.query or parts.fragment:
        raise BadTarget(N_("{target}: its address must end before “?” and “#”"), target=name)
    return parts, port


def _folder(name: str, path: str) -> Address:
    if path.startswith("\\\\") and os.name != "nt":
        raise BadTarget(
            N_("{target}: a share is named that way on Windows only. Mount it, and name the folder it is mounted on"),
            target=name,
        )
    if not Path(path).is_absolute():
        raise BadTarget(N_("{target}: its folder must be named in full, from the root or drive on"), target=name)
    return Address("folder", path)
