"""What was sent to a target, as a small file that the target itself carries."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

_VERSION = 1


class Entry(NamedTuple):
    """A file that was sent. An empty sha256: begun, so that what stands there may be the file before or the new one."""

    sha256: str
    size: int


@dataclass
class State:
    """The entries by path; `changed` since it was last written."""

    entries: dict[str, Entry] = field(default_factory=dict)
    changed: bool = False

    @classmethod
    def read(cls, content: bytes | None) -> "State":
        """From the bytes of the file. One that is missing or that someone has spoilt means that nothing is known."""
        try:
            told = json.loads(content or b"{}")
            entries = {path: Entry(str(sha), int(size)) for path, (sha, size) in told["files"].items()}
            return cls(entries) if told["version"] == _VERSION else cls()
        except (ValueError, TypeError, KeyError, AttributeError):
            return cls()

    def written(self) -> bytes:
        """The bytes of the file: the same for the same entries."""
        files = {path: list(entry) for path, entry in sorted(self.entries.items())}
        return json.dumps({"version": _VERSION, "files": files}, ensure_ascii=False, indent=0).encode()

    def begin(self, paths: Iterable[str]) -> None:
        """These are about to be replaced: from here until `done`, nothing is known of them."""
        for path in paths:
            self._put(path, Entry("", 0))

    def done(self, path: str, sha256: str, size: int) -> None:
        """This one stands."""
        self._put(path, Entry(sha256, size))

    def forget(self, path: str) -> None:
        """This one is gone."""
        self.changed |= self.entries.pop(path, None) is not None

    def _put(self, path: str, entry: Entry) -> None:
        self.changed |= self.entries.get(path) != entry
        self.entries[path] = entry
