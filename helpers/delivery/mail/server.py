"""The mail server of an office, and what it asks of messages."""

from dataclasses import dataclass
from pathlib import Path

from helpers.delivery.mail.mailbox import Mailbox
from helpers.delivery.mail.one_line import one_line
from helpers.reporting.faults import Fault
from helpers.words import N_

PORTS = {"starttls": 587, "tls": 465, "none": 25}
_MB = 1_000_000  # the smaller of the two meanings, so that a message fits by either


class WrongSettings(Fault):
    """A mail server can not be used as it was described."""


@dataclass(frozen=True)
class Server:
    """How to reach a mail server. Its password is no part of it, so that no print of the settings can show it.

    `security`: `starttls`, `tls` from the first byte, or `none`. `port`: 0 for the usual one of the security.
    `limit`: the largest message as it is sent, attachments encoded, in MB. `link`: where all reports can be had, a web
    address or a shared folder. `timeout`: seconds that a step of the conversation may take. `ca_file`: certificates to
    trust in the place of those of the system. Raises WrongSettings.
    """

    host: str
    sender: Mailbox
    port: int = 0
    security: str = "starttls"
    user: str = ""
    limit: float = 10
    link: str = ""
    timeout: float = 60
    ca_file: Path | None = None

    def __post_init__(self):
        if self.security not in PORTS:
            raise WrongSettings(
                N_("security “{given}” of the mail server is not known: write starttls, tls or none"),
                given=one_line(str(self.security)),
            )
        if self.security == "none" and self.user:
            raise WrongSettings(
                N_(
                    "the password for {host} would go over the network readable by anyone: "
                    "set security to starttls or tls, or leave out the user"
                ),
                host=one_line(self.host),
            )
        if not self.host or one_line(self.host) != self.host or " " in self.host:
            raise WrongSettings(
                N_("“{given}” is no name of a mail server. Write one such as mail.backan.gov.vn"),
                given=one_line(self.host),
            )
        if not (self.limit > 0 and self.timeout > 0 and 0 <= self.port < 65536):
            raise WrongSettings(
                N_("the size limit and the timeout of the mail server must be above 0, and its port one up to 65535")
            )
        object.__setattr__(self, "port", self.port or PORTS[self.security])
        object.__setattr__(self, "link", one_line(self.link))

    @property
    def most(self) -> int:
        """The size limit in bytes."""
        return int(self.limit * _MB)
