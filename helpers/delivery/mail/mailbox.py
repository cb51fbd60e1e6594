"""Who a message is from or for."""

import re
import unicodedata
from dataclasses import dataclass

from helpers.delivery.mail.one_line import one_line
from helpers.reporting.faults import Fault
from helpers.words import N_

_LOCAL = re.compile(r"[^\s\x00-\x20\x7f()<>\[\]:;@\\,\".]+(\.[^\s\x00-\x20\x7f()<>\[\]:;@\\,\".]+)*")
_DOMAIN = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*", re.IGNORECASE)
_LONGEST_LOCAL, _LONGEST = 64, 254  # bytes, RFC 5321 4.5.3.1


class NotAnAddress(Fault):
    """What stands where an e-mail address should is none."""


@dataclass(frozen=True)
class Mailbox:
    """A name as people write it, which may be empty, and an e-mail address. Raises NotAnAddress."""

    name: str
    address: str

    def __post_init__(self):
        object.__setattr__(self, "name", one_line(self.name))
        local, _at, domain = unicodedata.normalize("NFC", self.address).rpartition("@")
        try:
            domain = domain.encode("idna").decode("ascii")
        except UnicodeError:
            domain = ""
        address = f"{local}@{domain}"
        sound = _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain) and one_line(local) == local
        if not sound or len(local.encode()) > _LONGEST_LOCAL or len(address.encode()) > _LONGEST:
            raise NotAnAddress(
                N_("“{given}” is no e-mail address. Write one such as van-phong@backan.gov.vn"),
                given=one_line(self.address),
            )
        object.__setattr__(self, "address", address)

    @property
    def international(self) -> bool:
        """Whether only servers that know SMTPUTF8 can take it: of a domain, all can, as it has a form in ASCII."""
        return not self.address.isascii()
