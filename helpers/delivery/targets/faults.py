"""What can go wrong at a target: one class for each thing that a person would do something else about."""

import errno
import math
import socket
import ssl
from collections.abc import Callable, Iterator

from helpers.delivery.secrets import variable
from helpers.reporting.faults import Fault, Words, of_system
from helpers.words import N_


class TargetFault(Fault):
    """Something went wrong at a target. `lasting`: trying again in a moment is no use."""

    lasting = True


class Unreachable(TargetFault):
    """Nothing answers there, or the connection broke."""

    lasting = False


class TooSlow(TargetFault):
    """It did not finish in time."""

    lasting = False


class TargetFailed(TargetFault):
    """It failed in a way that has no class of its own."""

    lasting = False


class LoginRefused(TargetFault):
    """User or secret are wrong, or a secret is missing."""


class NotTrusted(TargetFault):
    """Host key or certificate do not prove that this is the server that was meant."""


class NoSpace(TargetFault):
    """Disk or quota are full."""


class NotPermitted(TargetFault):
    """Logged in, but may not do this."""


class NotThere(TargetFault):
    """The folder or bucket that the target's address names does not exist."""


class MissingPackage(TargetFault):
    """The extra for this kind of target is not installed."""


class BadTarget(TargetFault):
    """The target's address or one of its options can not be right. Never says the address: it may hold a password."""


class BadPath(TargetFault):
    """A path would lie outside the target's folder, or among the names that this room keeps for itself."""


class NotRead(TargetFault):
    """A file to be sent could not be read here, or is no longer the one that was announced."""


class NotStanding(TargetFault):
    """Before the switch, a file of the set turned out not to stand at the target."""


_TEXTS = {
    Unreachable: N_("{target} cannot be reached: {reason}. Check its address and the network"),
    TooSlow: N_("{target} took longer than {seconds} s and was given up"),
    TargetFailed: N_("{target} failed at {path}: {reason}"),
    LoginRefused: N_("{target} refused the login. Check the user and the secret"),
    NotTrusted: N_(
        "{target}: nothing proves that this is the right server ({reason}). "
        "Add its host key to the known hosts, or its certificate to the trusted ones"
    ),
    NoSpace: N_("{target} has no space left for {path}"),
    NotPermitted: N_("{target} does not let us write {path}: {reason}"),
    NotThere: N_("{target}: its folder or bucket does not exist"),
}
_NO_SPACE = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NOT_PERMITTED = {errno.EACCES, errno.EPERM, errno.EROFS}
_UNREACHABLE = {errno.EHOSTUNREACH, errno.ENETUNREACH, getattr(errno, "EHOSTDOWN", 0), getattr(errno, "ESTALE", 0)}

Kind = type[TargetFault]


def missing(target: str, extra: str) -> MissingPackage:
    """The fault for a kind of target whose extra is not installed."""
    text = N_("{target} needs packages that are not installed: {command}")
    return MissingPackage(text, target=target, command=f'pip install -e ".[{extra}]"')


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it was raised from, the last first."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def fault_of(
    error: Exception, own: Callable[[BaseException], Kind | None], hidden: str, target: str, path: str, seconds: float
) -> TargetFault:
    """The fault that an error of a backend is. `own`: the kinds of that backend's own errors; `hidden` is never said."""
    kind = _kind(error, own)
    details = {"target": target, "path": path or "/", "reason": _reason(error, hidden), "seconds": math.ceil(seconds)}
    if kind is LoginRefused and not hidden:
        text = N_("{target} refused the login, and there is no secret for it in {variable}, nor in the keyring")
        return LoginRefused(text, target=target, variable=variable(target))
    return kind(_TEXTS[kind], **details)


def _kind(error: Exception, own: Callable[[BaseException], Kind | None]) -> Kind:
    errors = list(chain(error))
    if any(isinstance(one, ssl.SSLCertVerificationError) for one in errors):
        return NotTrusted
    kinds = [own(one) for one in errors] + [_of_system(one) for one in errors]
    return next((kind for kind in kinds if kind), TargetFailed)


def _of_system(error: BaseException) -> Kind | None:
    if isinstance(error, TimeoutError):
        return TooSlow
    if isinstance(error, ConnectionError | socket.gaierror | EOFError):
        return Unreachable
    if isinstance(error, FileNotFoundError):
        return NotThere
    if isinstance(error, PermissionError):
        return NotPermitted
    number = getattr(error, "errno", None)
    kinds = {NoSpace: _NO_SPACE, NotPermitted: _NOT_PERMITTED, Unreachable: _UNREACHABLE - {0}}
    return next((kind for kind, numbers in kinds.items() if number in numbers), None)


def _reason(error: Exception, hidden: str) -> Words:
    if isinstance(error, OSError) and error.errno and not isinstance(error, socket.gaierror):
        reason = of_system(error)
    else:
        said = next((str(one) for one in chain(error) if str(one)), type(error).__name__)
        reason = Words("{words}", {"words": said})
    if not hidden:
        return reason
    return Words(reason.text, {name: str(detail).replace(hidden, "…") for name, detail in reason.details.items()})
