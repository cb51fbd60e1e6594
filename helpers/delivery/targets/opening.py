"""From settings and a secret to a target that files can be sent to."""

from pathlib import Path

from helpers.delivery.secrets import Secret, variable
from helpers.delivery.targets.faults import BadTarget, LoginRefused
from helpers.delivery.targets.folder import Folder
from helpers.delivery.targets.line import Backend, Line
from helpers.delivery.targets.patience import Patience
from helpers.delivery.targets.s3 import s3
from helpers.delivery.targets.sending import OpenedTarget
from helpers.delivery.targets.settings import Target
from helpers.delivery.targets.sftp import sftp
from helpers.delivery.targets.webdav import webdav
from helpers.words import N_

_BACKENDS = {"s3": s3, "sftp": sftp, "webdav": webdav}
_FILES = {"known_hosts", "key_file", "ca_file"}
_WITH_SECRET = ("s3", "webdav")  # sftp may log in by a key without one


def open_target(settings: Target, secret: Secret | None = None, patience: Patience | None = None) -> OpenedTarget:
    """The target, not yet connected. Raises MissingPackage, BadTarget, and LoginRefused where a user has no secret."""
    kind = settings.address.kind
    if kind in _WITH_SECRET and settings.user and secret is None:
        raise LoginRefused(
            N_("{target}: there is no secret for the user {user}. It is looked for in {variable}, then in the keyring"),
            target=settings.name,
            user=settings.user,
            variable=variable(settings.name),
        )
    for option in _FILES & settings.options.keys():
        if not Path(str(settings.options[option])).expanduser().is_file():
            raise BadTarget(
                N_("{target}: the file that the option “{option}” names is not there: {path}"),
                target=settings.name,
                option=option,
                path=settings.options[option],
            )
    if kind == "folder":
        backend = Backend(lambda _seconds: Folder(settings.address.root), lambda _error: None)
    else:
        backend = _BACKENDS[kind](settings, secret)
    return OpenedTarget(Line(settings.name, backend, secret, patience or Patience()))
