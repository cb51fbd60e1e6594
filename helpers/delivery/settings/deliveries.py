"""What a file of deliveries says, read and checked."""

from dataclasses import dataclass

from helpers.delivery.mail import Mailbox, Server
from helpers.delivery.secrets import MAIL
from helpers.delivery.targets import Target
from helpers.reporting.faults import Words

LATEST, ALL = "latest", "all"
FORMATS = ("pdf", "html", "xlsx", "csv", "ipynb")


class BadDeliveries(Exception):
    """The file can not be used: everything that is wrong with it."""

    def __init__(self, problems: list[Words]):
        """See Words."""
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class Choice:
    """Which reports: `provinces` are codes; `national` the overview; `years` labels of plans, `latest` or `all`; `formats`
    of FORMATS."""

    provinces: tuple[str, ...]
    national: bool
    years: tuple[str, ...] | str
    languages: tuple[str, ...]
    formats: tuple[str, ...]


@dataclass(frozen=True)
class Reader:
    """Someone who gets mail, in `language`."""

    name: str
    mailbox: Mailbox
    language: str
    choice: Choice


@dataclass(frozen=True)
class Place:
    """A folder or store; as a `portal` it gets the list of reports with all that it lists."""

    name: str
    target: Target
    portal: bool
    choice: Choice


@dataclass(frozen=True)
class Deliveries:
    """All of it, in the order of the file. `operator`: who is told by mail what did not go well."""

    mail: Server | None = None
    readers: tuple[Reader, ...] = ()
    places: tuple[Place, ...] = ()
    operator: Mailbox | None = None

    @property
    def secrets(self) -> list[str]:
        """What the secrets are called that it takes to log in everywhere; a key may have none."""
        own = [MAIL] if self.mail and self.mail.user else []
        targets = [place.target for place in self.places]
        return own + [one.name for one in targets if one.user and "key_file" not in one.options]
