"""A place files are sent to, as the tests see it: not through the code that they test."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field, replace

from helpers.delivery.secrets import Secret
from helpers.delivery.targets import Patience, Target, open_target
from helpers.delivery.targets.paths import STATE, is_partial

QUICK = Patience(tries=3, wait=0.02, seconds=20, total=20)


@dataclass
class Place(ABC):
    """Subclasses say what stands there, and break it."""

    target: Target
    secret: Secret | None = None
    wire: object = None
    gaps: bool = False  # whether its server takes a file away before it moves another over it
    marked: object = field(default=None, init=False)

    def open(self, patience=QUICK, secret=None):
        return open_target(self.target, secret or self.secret, patience)

    def past_the_wire(self):
        """The same place, for one who looks while the wire is held."""
        return replace(self)

    @abstractmethod
    def everything(self):
        """Content by path of all that stands there."""

    def peek(self, path):
        """What a reader gets, or None."""
        return self.everything().get(path)

    @abstractmethod
    def spoil(self, path, content):
        """Somebody else writes it, or takes it away (None)."""

    @abstractmethod
    def mark(self):
        """From here on, `written` counts."""

    @abstractmethod
    def written(self):
        """Paths that were written since, with our own state file."""

    def files(self):
        return {path: content for path, content in self.everything().items() if path != STATE}

    def partials(self):
        return [path for path in self.everything() if is_partial(path)]
