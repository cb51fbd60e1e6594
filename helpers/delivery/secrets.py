"""Passwords and keys: found by name where the machine keeps them, and never shown."""

import os

MAIL = "mail"  # what the secret of the mail server is called; that of a place is called as the place
_SERVICE = "giamngheo"


class Secret:
    """A text that no print, log or message shows; `reveal` hands it to what logs in with it."""

    __slots__ = ("_value",)

    def __init__(self, value: str):
        self._value = value

    def reveal(self) -> str:
        """The text itself."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(…)"

    def __reduce__(self):
        raise TypeError  # it is neither written to files nor sent to other processes


def variable(name: str) -> str:
    """The variable of the environment that holds the secret of this name: `so-tai-chinh` is in GIAMNGHEO_SECRET_SO_TAI_CHINH."""
    return "GIAMNGHEO_SECRET_" + name.upper().replace("-", "_")


def secret_of(name: str) -> Secret | None:
    """The secret of this name from the environment, or else from the machine's keyring where that extra is installed."""
    value = os.environ.get(variable(name), "").rstrip("\r\n")
    return Secret(value) if value else from_keyring(name)


def from_keyring(name: str) -> Secret | None:
    """The secret of this name from the keyring alone."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        value = keyring.get_password(_SERVICE, name)
    except KeyringError:  # a server without a desktop has no keyring, or a locked one
        return None
    return Secret(value) if value else None
